type Sounds = Readonly<Record<string, string>>;

/** The letters of each sound, as a table from letter to the sign of its sound. */
function soundTable(rows: Readonly<Record<string, string>>): Sounds {
  return Object.fromEntries(
    Object.entries(rows).flatMap(([sound, letters]) => Array.from(letters, (letter) => [letter, sound])),
  );
}

/**
 * Thai letters by sound at the head of a syllable (Royal Institute, Principles of Romanization, 1999), tone classes
 * together, because tones are dropped: ข = ค, ผ = พ. Vowels by quality; ิ = ี and ุ = ู, which volunteers mix up,
 * but ั and า stay apart, because สมชัย and สมชาย are two names.
 */
const sounds = soundTable({
  k: 'ก',
  x: 'ขฃคฅฆ',
  g: 'ง',
  j: 'จ',
  c: 'ฉชฌ',
  s: 'ซศษส',
  y: 'ญย',
  d: 'ดฎ',
  t: 'ตฏ',
  q: 'ถฐทธฑฒ',
  n: 'นณ',
  b: 'บ',
  p: 'ป',
  v: 'ผพภ',
  f: 'ฝฟ',
  m: 'ม',
  r: 'ร',
  l: 'ลฬ',
  w: 'ว',
  h: 'หฮ',
  o: 'อ',
  a: 'ะ\u0e31',
  A: 'า',
  M: '\u0e33',
  i: '\u0e34\u0e35',
  U: '\u0e36\u0e37',
  u: '\u0e38\u0e39',
  E: 'เ',
  e: 'แ',
  O: 'โ',
  I: 'ไใ',
});

/** The same letters as a rough romanisation writes them: aspirated or not, p = ph = f; G is ng. */
const romanConsonants = soundTable({
  k: 'กขฃคฅฆ',
  G: 'ง',
  c: 'จฉชฌ',
  s: 'ซศษส',
  y: 'ญย',
  d: 'ดฎ',
  t: 'ตฏถฐทธฑฒ',
  n: 'นณ',
  b: 'บ',
  p: 'ปผพภฝฟ',
  m: 'ม',
  r: 'ร',
  l: 'ลฬ',
  w: 'ว',
  h: 'หฮ',
});

const isConsonant = (letter: string | undefined): boolean => letter !== undefined && letter >= 'ก' && letter <= 'ฮ';
const isVowelAfter = (letter: string | undefined): boolean =>
  letter !== undefined && letter >= 'ะ' && letter <= '\u0e39';
const isVowelBefore = (letter: string | undefined): boolean => letter !== undefined && letter >= 'เ' && letter <= 'ไ';

/** Only what is heard: no silenced letters (with ์), tones, leading ห; ฤ as ริ, รร as ั. */
function spoken(normal: string): string {
  return normal
    .replace(/\s/g, '')
    .replace(/(?<=[นสา])[ตทด]ร\u0e4c/g, '')
    .replace(/[ก-ฮ][\u0e34\u0e38]?\u0e4c/g, '')
    .replace(/[\u0e3a\u0e47-\u0e4e]/g, '')
    .replace(/ฤๅ?/g, 'ร\u0e34')
    .replace(/ฦๅ?/g, 'ล\u0e34')
    .replace(/^ทร/, 'ซ')
    .replace(/^ห(?=[งญนมยรลว])/, '')
    .replace(/รร(?=[ก-ฮ])/g, '\u0e31')
    .replace(/รร/g, '\u0e31น');
}

const singly = (text: string): string => text.replace(/(.)\1+/g, '$1');

/**
 * Sound key of a Thai name: spellings that sound alike (ศ ษ ส, ณ น, ฑ ฒ ท ธ ถ ฐ, พ ภ ผ, ญ ย …), doubled letters,
 * silenced letters and tones make no difference. Names that differ in sound may share a key only rarely.
 * @param normal  a name from `normaliseName`
 */
export function thaiSound(normal: string): string {
  const key = Array.from(spoken(normal), (letter) => sounds[letter] ?? '').join('');
  return singly(key.replace(/tq/g, 'q'));
}

/** Thai syllables end in k, t, p, m, n, ng, y, w only. */
const finalSounds: Sounds = { s: 't', c: 't', d: 't', b: 'p', r: 'n', l: 'n', y: '', w: '', h: '' };

function skeletonLetter(letters: readonly string[], i: number): string {
  const letter = letters[i] ?? '';
  if (letter === '\u0e33') return 'm';
  if (!isConsonant(letter)) return '';
  if (i === 0) return romanConsonants[letter] ?? 'a';
  const consonant = romanConsonants[letter] ?? '';
  const next = letters[i + 1];
  const startsSyllable = isVowelAfter(next) || isVowelBefore(letters[i - 1]);
  if (letter === 'ญ') return startsSyllable ? '' : 'n';
  if (consonant === 'y' || consonant === 'w') return '';
  if (consonant === 'h') return startsSyllable ? 'h' : '';
  if (next === undefined && !isVowelBefore(letters[i - 1])) return finalSounds[consonant] ?? consonant;
  if (startsSyllable || (consonant !== 'r' && consonant !== 'l')) return consonant;
  // กัลยา is read kan-la-ya, พรทิพย์ phon-thip: after ั, or between two consonants before a vowel, it ends a syllable.
  if (letters[i - 1] === '\u0e31') return consonant === 'l' ? 'nl' : 'n';
  return isConsonant(letters[i - 1]) && isConsonant(next) && isVowelAfter(letters[i + 2]) ? 'n' : consonant;
}

/**
 * Consonants of a Thai name as a romanised writing of it would have them: a rough transcription for comparison
 * only, without vowels (their romanisation varies most), after the Royal Institute's system (1999) with its
 * aspiration dropped. An initial vowel is 'a'; y, w and h are kept at the head only where they are surely heard.
 * @param normal  a name from `normaliseName`
 */
export function thaiSkeleton(normal: string): string {
  const text = spoken(normal);
  // A vowel written before its consonant is spoken after it.
  const letters = Array.from(
    text.replace(/^([เแโไใ])([ก-ฮ])/, '$2\u0e30').replace(/(?<=[\u0e31\u0e34\u0e38][กตท])ร$/, ''),
  );
  return singly(letters.map((_, i) => skeletonLetter(letters, i)).join(''));
}
