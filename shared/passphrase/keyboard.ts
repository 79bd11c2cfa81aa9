/** The keys of both layouts row by row, as they lie: US and Thai Kedmanee (TIS 820-2538), plain and with Shift. */
const layouts: readonly (readonly string[])[] = [
  ['`1234567890-=', '~!@#$%^&*()_+'],
  [' qwertyuiop[]\\', ' QWERTYUIOP{}|'],
  [" asdfghjkl;'", ' ASDFGHJKL:"'],
  [' zxcvbnm,./', ' ZXCVBNM<>?'],
];
const thai: readonly (readonly string[])[] = [
  ['_ๅ/-ภถุึคตจขช', '%+๑๒๓๔ู฿๕๖๗๘๙'],
  [' ๆไำพะัีรนยบลฃ', ' ๐"ฎฑธํ๊ณฯญฐ,ฅ'],
  [' ฟหกดเ้่าสวง', ' ฤฆฏโฌ็๋ษศซ.'],
  [' ผปแอิืทมใฝ', ' ()ฉฮฺ์?ฒฬฦ'],
];

type Key = { readonly row: number; readonly column: number };

const keysOf = (rows: readonly (readonly string[])[]): ReadonlyMap<string, Key> =>
  new Map(
    rows.flatMap((levels, row) =>
      levels.flatMap((level) =>
        Array.from(level, (letter, column): [string, Key] => [letter, { row, column }]).filter(
          ([letter]) => letter !== ' ',
        ),
      ),
    ),
  );

const latinKeys = keysOf(layouts);
const thaiKeys = keysOf(thai);
const isThai = (letter: string): boolean => /\p{Script=Thai}|฿/u.test(letter);

function keyOf(letter: string): Key | null {
  return (isThai(letter) ? thaiKeys.get(letter) : latinKeys.get(letter)) ?? null;
}

/** What stands on the same key of the other layout: what a Thai word becomes when the keyboard was not switched, and back. */
export function onOtherLayout(letter: string): string | null {
  const from = isThai(letter) ? thai : layouts;
  const to = isThai(letter) ? layouts : thai;
  for (const [row, levels] of from.entries())
    for (const [level, text] of levels.entries()) {
      const column = Array.from(text).indexOf(letter);
      if (column >= 0 && letter !== ' ') return Array.from(to[row]?.[level] ?? '')[column] ?? null;
    }
  return null;
}

/** From so many keys on a walk is none by chance: straight ones sooner than those with turns. */
const shortestStraight = 4;
const shortestWalk = 5;

/** How many letters from here on lie on keys beside each other, in lines or with turns; 0 where it is too short for a walk. */
export function walkLength(letters: readonly string[], begin: number): number {
  let before = keyOf(letters[begin] ?? '');
  if (before === null) return 0;
  const steps = new Set<string>();
  let end = begin + 1;
  for (; end < letters.length; end++) {
    const key = keyOf(letters[end] ?? '');
    if (key === null) break;
    const [down, right] = [key.row - before.row, key.column - before.column];
    if (Math.abs(down) > 1 || Math.abs(right) > 1) break;
    steps.add(`${down} ${right}`);
    before = key;
  }
  const length = end - begin;
  // Rows of digits are counted as numbers; one key again and again as a repetition.
  if (letters.slice(begin, end).every((letter) => /\d/.test(letter)) || (steps.size === 1 && steps.has('0 0')))
    return 0;
  return length >= (steps.size === 1 ? shortestStraight : shortestWalk) ? length : 0;
}

/** Where it begins and how it turns. @param length  keys of the walk */
export function walkBits(length: number): number {
  return 5 + 0.2 * length;
}
