/** Share of the missing similarity that each common leading letter wins back, and the most letters that count. */
const prefixScale = 0.1;
const longestPrefix = 4;

function jaro(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const takenB = new Uint8Array(b.length);
  const matchedA: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const last = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (takenB[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue;
      takenB[j] = 1;
      matchedA.push(a.charCodeAt(i));
      break;
    }
  }
  const matches = matchedA.length;
  if (matches === 0) return 0;
  let outOfOrder = 0;
  let position = 0;
  for (let j = 0; j < b.length; j++) {
    if (takenB[j] !== 1) continue;
    if (matchedA[position] !== b.charCodeAt(j)) outOfOrder++;
    position++;
  }
  return (matches / a.length + matches / b.length + (matches - outOfOrder / 2) / matches) / 3;
}

/**
 * Jaro-Winkler similarity of two strings (Jaro, JASA 84:414, 1989; Winkler, Proc. Section on Survey Research
 * Methods, ASA, 354, 1990; prefix scale 0.1, at most four letters, no threshold).
 * Jaro's greedy matching can depend on which string comes first; the better of both orders is taken.
 * @returns 0 (nothing alike, or just one is empty) to 1 (equal)
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  if (a === '' || b === '') return 0;
  const alike = Math.max(jaro(a, b), jaro(b, a));
  let prefix = 0;
  while (prefix < longestPrefix && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return alike + prefix * prefixScale * (1 - alike);
}
