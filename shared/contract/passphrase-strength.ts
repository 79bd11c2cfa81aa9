/** What would make a passphrase better, or what makes it weak. */
const passphraseHints = ['short', 'common', 'repeats', 'sequence', 'year', 'few_words'] as const;
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
  '01234567890',
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

/**
 * Estimates how many guesses a passphrase withstands, in bits. The text is cut into words, numbers and signs;
 * a word counts about as much as choosing it from a dictionary (12 bits for six letters, a little more for each
 * further letter), a digit 3.3 bits, a sign 5; what is common, repeated, in keyboard order or a year counts next
 * to nothing. Low on purpose for long random strings of letters, which look like words.
 */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const text = normalPassphrase(passphrase);
  const hints = new Set<PassphraseHint>();
  const seen = new Set<string>();
  let bits = 0;
  let words = 0;
  for (const token of text.match(/\p{L}[\p{L}\p{M}]*|\p{N}+|[^\p{L}\p{N}\s]+|\s+/gu) ?? []) {
    const folded = token.toLowerCase();
    const isRepeated = seen.has(folded) && !/^\s+$/.test(token) && token.length > 1;
    seen.add(folded);
    if (/^\p{L}/u.test(token)) words++;
    if (isRepeated) hints.add('repeats');
    bits += isRepeated ? 1 : tokenBits(token, hints);
  }
  if (text.length < 12) hints.add('short');
  if (bits < leastPassphraseBits && words < 4) hints.add('few_words');
  const rounded = Math.round(bits * 10) / 10;
  const level = levelFrom.find(([from]) => rounded >= from)?.[1] ?? 'very_weak';
  return { bits: rounded, level, hints: passphraseHints.filter((hint) => hints.has(hint)) };
}

function tokenBits(token: string, hints: Set<PassphraseHint>): number {
  if (/^\s+$/.test(token)) return 0.5;
  if (/^\p{N}/u.test(token)) return numberBits(token, hints);
  if (/^\p{L}/u.test(token)) return wordBits(token, hints);
  return distinctLength(token, hints) * 5;
}

function numberBits(token: string, hints: Set<PassphraseHint>): number {
  if (/^(19|20|24|25)\d\d$/.test(token)) {
    hints.add('year');
    return 6;
  }
  return distinctLength(token, hints) * Math.log2(10);
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
