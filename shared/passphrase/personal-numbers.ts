import { nationalIdCheckDigit } from '../cpms/national-id.ts';

/** Bits of what who knows somebody knows too, or finds among a few thousand: a date, a telephone number, an ID number. */
const personalBits = 10;
const yearBits = 6;
const digitBits = Math.log2(10);
const nextDigitBits = 0.2 * digitBits;

type NumberHint = 'personal' | 'year' | 'sequence' | 'repeats';
type Piece = { readonly length: number; readonly bits: number; readonly hint: NumberHint | null };

const isDayMonth = (day: number, month: number): boolean => day >= 1 && day <= 31 && month >= 1 && month <= 12;
const isYear = (text: string): boolean => /^(19|20|24|25)\d\d$/.test(text);

function isDate(text: string): boolean {
  const [a, b, c] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4, 6))];
  if (text.length === 6) return isDayMonth(a, b) || isDayMonth(c, b);
  if (text.length !== 8) return false;
  const last = Number(text.slice(6, 8));
  return (
    (isYear(text.slice(4)) && (isDayMonth(a, b) || isDayMonth(b, a))) ||
    (isYear(text.slice(0, 4)) && isDayMonth(last, c))
  );
}

/** Thai numbers: nine digits for a line in a house, ten for a mobile phone, or 66 in the place of the 0. */
function isTelephone(text: string): boolean {
  return /^(0|66)([689]\d{8}|[2-57]\d{7})$/.test(text);
}

function isIdNumber(text: string): boolean {
  return text.length === 13 && nationalIdCheckDigit(text.slice(0, 12)) === Number(text[12]);
}

/** How far digits go on by the same step of 0 or 1. */
function runLength(digits: string, begin: number): number {
  const step = Number(digits[begin + 1]) - Number(digits[begin]);
  if (Number.isNaN(step) || Math.abs(step) > 1) return 1;
  let end = begin + 1;
  while (end < digits.length && Number(digits[end]) - Number(digits[end - 1]) === step) end++;
  return end - begin;
}

/** The digits of numbers that stand beside each other, and where one of them begins or ends. */
type Digits = {
  readonly digits: string;
  readonly edges: ReadonlySet<number>;
  readonly dates: ReadonlyMap<number, number>;
};

function digitsOf(numbers: readonly string[]): Digits {
  const edges = [0];
  for (const number of numbers) edges.push((edges.at(-1) ?? 0) + number.length);
  const dates = numbers.flatMap((_, i): readonly [number, number][] => {
    const parts = numbers.slice(i, i + 3);
    const begin = edges[i] ?? 0;
    return parts.length === 3 && isDate(parts.map((part) => part.padStart(2, '0')).join(''))
      ? [[begin, (edges[i + 3] ?? begin) - begin]]
      : [];
  });
  return { digits: numbers.join(''), edges: new Set(edges), dates: new Map(dates) };
}

/**
 * What may begin here. In a long row of digits made by chance there is a date or a telephone number somewhere, so they count
 * where they begin and end as numbers do; a mobile phone's or a date with its century at one edge.
 */
function piecesAt({ digits, edges, dates }: Digits, begin: number): readonly Piece[] {
  const pieces: Piece[] = [{ length: 1, bits: digitBits, hint: null }];
  const run = runLength(digits, begin);
  if (run >= 3) {
    const hint = digits[begin] === digits[begin + 1] ? 'repeats' : 'sequence';
    pieces.push({ length: run, bits: 2 * digitBits + (run - 2) * nextDigitBits, hint });
  }
  const personal = (length: number): Piece => ({ length, bits: personalBits, hint: 'personal' });
  const date = dates.get(begin);
  if (date !== undefined) pieces.push(personal(date));
  for (const length of [4, 6, 8, 9, 10, 11, 13]) {
    const text = digits.slice(begin, begin + length);
    const edgesHere = Number(edges.has(begin)) + Number(edges.has(begin + length));
    if (text.length < length || edgesHere === 0) continue;
    if (edgesHere === 2 && isYear(text)) pieces.push({ length, bits: yearBits, hint: 'year' });
    const isLong = length === 8 || length >= 10;
    if ((edgesHere === 2 || (isLong && length !== 13)) && (isDate(text) || isTelephone(text) || isIdNumber(text)))
      pieces.push(personal(length));
  }
  return pieces;
}

/** Numbers that go on by the same step: 10 11 12, 5 10 15. */
function isCounting(numbers: readonly string[]): boolean {
  const values = numbers.map(Number);
  const step = (values[1] ?? 0) - (values[0] ?? 0);
  return values.length >= 3 && values.every((value, i) => i === 0 || value - (values[i - 1] ?? 0) === step);
}

/** Bits of numbers that stand beside each other, by the cheapest way to make them up. */
export function numberBits(numbers: readonly string[]): {
  readonly bits: number;
  readonly hints: readonly NumberHint[];
} {
  if (isCounting(numbers)) return { bits: personalBits, hints: ['sequence'] };
  const all = digitsOf(numbers);
  const { digits } = all;
  type Way = { readonly bits: number; readonly hints: readonly NumberHint[] };
  const best: Way[] = [{ bits: 0, hints: [] }];
  for (let begin = 0; begin < digits.length; begin++) {
    const before = best[begin];
    if (!before) continue;
    for (const { length, bits, hint } of piecesAt(all, begin)) {
      const way = { bits: before.bits + bits, hints: hint === null ? before.hints : [...before.hints, hint] };
      const current = best[begin + length];
      if (!current || way.bits < current.bits) best[begin + length] = way;
    }
  }
  return best[digits.length] ?? { bits: 0, hints: [] };
}
