/**
 * Sound key of a romanised name: case, spaces, accents, doubled letters and the usual choices of Thai and Burmese
 * romanisation make no difference (ph = f = p, th = t, kh = k, sh = s, j = ch, v = w, oo = u, ee = i, ay = ai,
 * korn = kon, a final h). G stands for ng.
 * @param normal  a name from `normaliseName`
 */
export function latinSound(normal: string): string {
  return normal
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
    .replace(/ng/g, 'G')
    .replace(/ch|j/g, 'C')
    .replace(/ph|f/g, 'p')
    .replace(/th/g, 't')
    .replace(/[kc]h?|q|g/g, 'k')
    .replace(/[sz]h?|x/g, 's')
    .replace(/[vw]h?/g, 'w')
    .replace(/oo|ou|ue|eu/g, 'u')
    .replace(/ee|ie|ea/g, 'i')
    .replace(/ae/g, 'e')
    .replace(/(?<=[aeiou])y/g, 'i')
    .replace(/(?<=[aeiou])[rh](?![aeiouy])/g, '')
    .replace(/(.)\1+/g, '$1');
}

const finalSounds: Readonly<Record<string, string>> = { s: 't', C: 't', d: 't', b: 'p', r: 'n', l: 'n' };

/**
 * Consonants of a romanised name in the letters of `thaiSkeleton`: an initial vowel is 'a', other vowels, and y and w
 * inside the word, are left out, and the last consonant is one that a Thai syllable may end in.
 * @param normal  a name from `normaliseName`
 */
export function latinSkeleton(normal: string): string {
  const sound = latinSound(normal);
  const head = sound.slice(0, 1).replace(/[aeiou]/, 'a');
  const rest = sound
    .slice(1)
    .replace(/[sCdbrl]$/, (last) => finalSounds[last] ?? last)
    .replace(/[aeiouyw]/g, '');
  return (head + rest).replace(/C/g, 'c').replace(/(.)\1+/g, '$1');
}
