import type { LinkReason, PairDecision, ReviewedPair, ReviewedRecord } from '../../../shared/contract/linking.ts';
import { readDate } from '../../../shared/calendar/buddhist-era.ts';
import { toArabicDigits } from '../../../shared/calendar/thai-digits.ts';

const comparedFields = [
  'title',
  'firstName',
  'lastName',
  'nationalId',
  'childId',
  'birthDate',
  'sex',
  'community',
  'householdId',
  'address',
  'caregiver',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** missing: one of them is blank, so nothing follows. */
export type FieldMark = 'same' | 'close' | 'differs' | 'missing';

export type FieldComparison = {
  readonly field: ComparedField;
  readonly a: string;
  readonly b: string;
  readonly mark: FieldMark;
};

function plain(text: string): string {
  return toArabicDigits(text).normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** A cell without what is only a way of writing it; '' where it says nothing. */
function bare(field: ComparedField, record: ReviewedRecord): string {
  const text = plain(record[field]);
  if (field === 'nationalId') return text.replaceAll(/[\s-]/g, '');
  if (field === 'sex') return text === 'unknown' ? '' : text;
  if (field !== 'birthDate') return text;
  const day = readDate(text);
  return day ? `${day.year}-${day.month}-${day.day}` : text;
}

/** Fields that may differ a little: what the comparison of the engine says of them. */
function isClose(field: ComparedField, reasons: readonly LinkReason[]): boolean {
  if (field === 'firstName') return reasons.includes('same_name') || reasons.includes('name_close');
  if (field === 'lastName') return !reasons.includes('last_name_differs');
  return field === 'birthDate' && reasons.includes('same_birth_month');
}

function markOf(field: ComparedField, { a, b, reasons }: ReviewedPair): FieldMark {
  const [x, y] = [bare(field, a), bare(field, b)];
  if (x === '' || y === '') return 'missing';
  // A community numbers its households and children itself: one label in two communities is two of them.
  if ((field === 'householdId' || field === 'childId') && a.community !== b.community) return 'differs';
  if (x === y) return 'same';
  return isClose(field, reasons) ? 'close' : 'differs';
}

/** Both records field by field; a field that both leave blank is left out. */
export function compareRecords(pair: ReviewedPair): readonly FieldComparison[] {
  return comparedFields
    .map((field): FieldComparison => ({ field, a: pair.a[field], b: pair.b[field], mark: markOf(field, pair) }))
    .filter(({ a, b }) => a.trim() !== '' || b.trim() !== '');
}

type TextPart = { readonly text: string; readonly isDifferent: boolean };

/**
 * A text cut where it differs from another: what both begin and end with is alike, the middle is not; where less than
 * half is alike, all of it is different. Thai letters stay with their marks.
 */
export function differingParts(text: string, other: string): readonly TextPart[] {
  const letters = (whole: string): string[] =>
    Array.from(new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(whole), ({ segment }) => segment);
  const [own, theirs] = [letters(text), letters(other)];
  const shorter = Math.min(own.length, theirs.length);
  let start = 0;
  while (start < shorter && own[start] === theirs[start]) start++;
  let end = 0;
  while (end < shorter - start && own.at(-1 - end) === theirs.at(-1 - end)) end++;
  if (2 * (start + end) < Math.max(own.length, theirs.length)) return [{ text, isDifferent: true }];
  const parts = [
    { text: own.slice(0, start).join(''), isDifferent: false },
    { text: own.slice(start, own.length - end).join(''), isDifferent: true },
    { text: own.slice(own.length - end).join(''), isDifferent: false },
  ];
  return parts.filter((part) => part.text !== '');
}

const against: ReadonlySet<LinkReason> = new Set([
  'different_id',
  'different_household',
  'sex_differs',
  'birth_differs',
  'name_differs',
  'last_name_differs',
]);
const unclear: ReadonlySet<LinkReason> = new Set(['name_unknown', 'ambiguous']);

type SortedReasons = {
  readonly for: readonly LinkReason[];
  readonly against: readonly LinkReason[];
  readonly unclear: readonly LinkReason[];
};

/** Reasons by what they speak for; a month that agrees is not said again where the day does. */
export function sortReasons(reasons: readonly LinkReason[]): SortedReasons {
  const said = reasons.filter((reason) => reason !== 'same_birth_month' || !reasons.includes('same_birth_date'));
  return {
    for: said.filter((reason) => !against.has(reason) && !unclear.has(reason)),
    against: said.filter((reason) => against.has(reason)),
    unclear: said.filter((reason) => unclear.has(reason)),
  };
}

const decisionNames = ['same', 'keepA', 'keepB', 'keepBoth', 'different'] as const;
export type DecisionName = (typeof decisionNames)[number];

/** A decision that a pair leaves open, and the key it is made with (`KeyboardEvent.code`: whatever the layout). */
export type DecisionChoice = { readonly name: DecisionName; readonly code: string; readonly key: string };

const different: DecisionChoice = { name: 'different', code: 'KeyD', key: 'D' };
const ofTwoYears: readonly DecisionChoice[] = [{ name: 'same', code: 'KeyS', key: 'S' }, different];
const ofOneYear: readonly DecisionChoice[] = [
  { name: 'keepA', code: 'KeyA', key: 'A' },
  { name: 'keepB', code: 'KeyB', key: 'B' },
  { name: 'keepBoth', code: 'KeyS', key: 'S' },
  different,
];

/** Of two records of one year it is also decided which stay in the figures. */
export function choicesFor({ a, b }: ReviewedPair): readonly DecisionChoice[] {
  return a.surveyYearBE === b.surveyYearBE ? ofOneYear : ofTwoYears;
}

/** The decision that a choice makes. */
export function decisionOf({ a, b }: ReviewedPair, name: DecisionName): PairDecision {
  const places = { a: a.place, b: b.place };
  switch (name) {
    case 'different':
      return { ...places, decision: 'different', retired: null };
    case 'keepA':
      return { ...places, decision: 'same', retired: 'b' };
    case 'keepB':
      return { ...places, decision: 'same', retired: 'a' };
    case 'same':
    case 'keepBoth':
      return { ...places, decision: 'same', retired: null };
  }
}

/** Pairs of a page that may be confirmed together: proposed, and of two years, where no record leaves the figures. */
export function acceptablePairs(pairs: readonly ReviewedPair[]): readonly ReviewedPair[] {
  return pairs.filter(({ verdict, kind }) => verdict === 'likely' && kind === 'link');
}
