import { famousLength } from '../passphrase/famous-phrases.ts';
import { onOtherLayout, walkBits, walkLength } from '../passphrase/keyboard.ts';
import { numberBits } from '../passphrase/personal-numbers.ts';
import { seriesCost, seriesWords } from '../passphrase/word-series.ts';

/** What would make a passphrase better, or what makes it weak. */
const passphraseHints = [
  'short',
  'famous',
  'common',
  'repeats',
  'sequence',
  'series',
  'personal',
  'year',
  'few_words',
] as const;
export type PassphraseHint = (typeof passphraseHints)[number];

const passphraseLevels = ['very_weak', 'weak', 'fair', 'good', 'strong'] as const;
export type PassphraseLevel = (typeof passphraseLevels)[number];

export type PassphraseStrength = {
  /** Bits a guesser who knows the habits of people has to search; a low estimate. */
  readonly bits: number;
  readonly level: PassphraseLevel;
  readonly hints: readonly PassphraseHint[];
};

/**
 * The least a workspace takes. At scrypt's work factor 2^18 (1 s on one core, 256 MB a guess), 2^40 guesses
 * keep a hundred such cores busy for some three centuries.
 */
export const leastPassphraseBits = 40;

const levelFrom: readonly (readonly [number, PassphraseLevel])[] = [
  [80, 'strong'],
  [60, 'good'],
  [leastPassphraseBits, 'fair'],
  [25, 'weak'],
  [0, 'very_weak'],
];

/** Words that stand at the head of every list of guesses, and those a guesser of this program would add. */
const commonWords: readonly string[] = (
  'password passwd passphrase admin welcome letmein iloveyou monkey dragon secret natpro atlas cpms cpmis ranong ' +
  'thailand phuket bangkok office children child รหัสผ่าน รหัส ระนอง ประเทศไทย กรุงเทพ จังหวัด เด็ก สวัสดี พมจ'
).split(' ');

const rows: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ',
  'ฟหกดเ้่าสวง',
  'ๆไำพะัีรนยบล',
  'ผปแอิืทมใฝ',
];

/**
 * One spelling for the same passphrase however it was typed: NFC, no blanks around it.
 * @param text  what a person typed or pasted
 */
export function normalPassphrase(text: string): string {
  return text.normalize('NFC').trim();
}

/** Bits of a phrase that many know: one of some thousands. */
const famousBits = 12;

/**
 * Estimates how many guesses a passphrase withstands, in bits. What many people know, keys that lie beside each other and
 * numbers that belong to a person are taken out first and count little. The rest is cut into words and signs: a word counts
 * about as much as choosing it from a dictionary (12 bits for six letters, a little more for each further letter), a digit
 * 3.3 bits, a sign 5; what is common, repeated, counted off or a year counts next to nothing. Low on purpose for long random
 * strings of letters, which look like words.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const text = normalPassphrase(passphrase).replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  const hints = new Set<PassphraseHint>();
  let bits = 0;
  let rest = text;
  for (const [find, bitsOf, hint] of stretches) {
    const found = withoutStretches(rest, find);
    for (const [i, stretch] of found.stretches.entries())
      bits += found.stretches.indexOf(stretch) === i ? bitsOf(stretch.length) : 1;
    if (found.stretches.length > 0) hints.add(hint);
    ({ rest } = found);
  }
  bits += restBits(rest, hints);
  const words = text.match(/\p{L}[\p{L}\p{M}]*/gu)?.length ?? 0;
  if (text.length < 12) hints.add('short');
  if (bits < leastPassphraseBits && words < 4) hints.add('few_words');
  const rounded = Math.round(bits * 10) / 10;
  const level = levelFrom.find(([from]) => rounded >= from)?.[1] ?? 'very_weak';
  return { bits: rounded, level, hints: passphraseHints.filter((hint) => hints.has(hint)) };
}

/** Finds the letters that belong to one stretch from a place on; 0 for none. `letters`: without blanks. */
type Finder = (letters: readonly string[], begin: number) => number;

const stretches: readonly (readonly [Finder, (length: number) => number, PassphraseHint])[] = [
  [findFamous, () => famousBits, 'famous'],
  [walkLength, walkBits, 'sequence'],
];

/** As letters that stand for others are read, and as they are on the other layout of the keyboard. */
const readings: readonly ((letter: string) => string | null)[] = [
  (letter) => letter.toLowerCase(),
  (letter) => 'oieast'['013457'.indexOf(letter)] ?? { '@': 'a', $: 's', '!': 'i' }[letter] ?? letter.toLowerCase(),
  (letter) => onOtherLayout(letter)?.toLowerCase() ?? null,
];

function findFamous(letters: readonly string[], begin: number): number {
  let longest = 0;
  for (const reading of readings) {
    // What is no letter in a reading stands between words.
    const read = letters
      .slice(begin, begin + longestFamous)
      .map((letter) => reading(letter)?.match(/[\p{L}\p{M}\p{N}]/u)?.[0] ?? '');
    if (read[0] === '') continue;
    let left = famousLength(read.join(''), 0);
    let length = 0;
    for (; left > 0; length++) left -= read[length]?.length ?? 1;
    longest = Math.max(longest, length);
  }
  return longest;
}

const longestFamous = 120;

/** Takes stretches out of a text; a blank stands in the place of each. */
function withoutStretches(
  text: string,
  find: Finder,
): { readonly stretches: readonly string[]; readonly rest: string } {
  const places = Array.from(text, (letter, place) => ({ letter, place })).filter(({ letter }) => !/\s/.test(letter));
  const letters = places.map(({ letter }) => letter);
  const kept = Array.from(text);
  const found: string[] = [];
  for (let begin = 0; begin < letters.length; begin++) {
    const length = find(letters, begin);
    if (length === 0) continue;
    const [first, last] = [places[begin]?.place ?? 0, places[begin + length - 1]?.place ?? 0];
    found.push(
      letters
        .slice(begin, begin + length)
        .join('')
        .toLowerCase(),
    );
    kept.fill(' ', first, last + 1);
    begin += length - 1;
  }
  return { stretches: found, rest: found.length === 0 ? text : kept.join('').trim() };
}

/** Numbers with what stands between their parts, words, signs, blanks. */
const tokens = /\d+(?:[\s./,+-]{1,3}\d+)*|\p{L}[\p{L}\p{M}]*|[^\p{L}\p{N}\s]+|\s+|\p{N}+/gu;

function restBits(rest: string, hints: Set<PassphraseHint>): number {
  const seen = new Set<string>();
  let bits = 0;
  let seriesBefore: string | null = null;
  for (const token of rest.match(tokens) ?? []) {
    const folded = token.toLowerCase();
    const isRepeated = seen.has(folded) && !/^\s+$/.test(token) && token.length > 1;
    seen.add(folded);
    const series = /^\p{L}/u.test(token) ? seriesWords(folded) : null;
    if (isRepeated) {
      hints.add('repeats');
      bits += 1;
    } else if (series !== null) {
      for (const word of series) {
        const { bits: wordsBits, kind } = seriesCost(word, seriesBefore);
        bits += wordsBits;
        if (kind === 'joining') continue;
        hints.add(kind === 'place' ? 'common' : 'series');
        seriesBefore = word;
      }
    } else bits += tokenBits(token, hints);
  }
  return bits;
}

function tokenBits(token: string, hints: Set<PassphraseHint>): number {
  if (/^\s+$/.test(token)) return 0.5;
  if (/^\d/.test(token)) {
    const number = numberBits(token.match(/\d+/g) ?? []);
    for (const hint of number.hints) hints.add(hint);
    return number.bits;
  }
  if (/^\p{L}/u.test(token)) return wordBits(token, hints);
  return distinctLength(token, hints) * 5;
}

function wordBits(token: string, hints: Set<PassphraseHint>): number {
  const folded = token.toLowerCase();
  const common = commonWords.find((word) => folded.includes(word));
  if (common !== undefined) hints.add('common');
  const rest = common === undefined ? folded : folded.replace(common, '');
  const letters = distinctLength(rest, hints);
  const isMixed = /\p{Ll}\p{Lu}/u.test(token);
  const plain = letters <= 3 ? letters * 3 : 12 + (letters - 6) * 1.5;
  return (common === undefined ? 0 : 4) + Math.max(0, plain) + (isMixed ? 2 : 0);
}

/** Length without the characters that a repetition or a row of the keyboard gives away. */
function distinctLength(token: string, hints: Set<PassphraseHint>): number {
  const letters = Array.from(token.toLowerCase());
  let length = 0;
  for (const [i, letter] of letters.entries()) {
    const before = letters[i - 1];
    const twoBefore = letters[i - 2];
    if (before === letter) {
      if (twoBefore === letter) hints.add('repeats');
      length += 0.2;
    } else if (twoBefore !== undefined && areNeighbours(twoBefore, before) && areNeighbours(before, letter)) {
      hints.add('sequence');
      length += 0.2;
    } else length += 1;
  }
  return length;
}

function areNeighbours(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  return rows.some((row) => row.includes(a + b) || row.includes(b + a));
}
