import { expect, test } from 'vitest';
import {
  acceptablePairs,
  choicesFor,
  compareRecords,
  decisionOf,
  differingParts,
  sortReasons,
} from '../../../../renderer/features/linking/pair-model.ts';
import { resultLines } from '../../../../renderer/features/linking/result-lines.ts';
import {
  indexShown,
  moveOf,
  pageOffset,
  positionWithin,
} from '../../../../renderer/features/linking/review-position.ts';
import { messages } from '../../../../renderer/ui/messages.ts';
import type { LinkingResult, ReviewedPair, ReviewedRecord } from '../../../../shared/contract/linking.ts';

function record(change: Partial<ReviewedRecord> = {}): ReviewedRecord {
  return {
    place: { extractId: 'x', sheetNo: 0, line: 2 },
    file: '2567.csv',
    surveyYearBE: 2567,
    community: '85010301',
    title: 'ด.ญ.',
    firstName: 'กัญญา',
    lastName: 'ใจดี',
    nationalId: '1999900000013',
    childId: 'C1',
    birthDate: '21/08/2560',
    sex: 'female',
    householdId: 'H4',
    address: '',
    caregiver: '',
    ...change,
  };
}

function pair(change: Partial<ReviewedPair> = {}, b: Partial<ReviewedRecord> = {}): ReviewedPair {
  return {
    kind: 'link',
    verdict: 'likely',
    score: 9,
    similarity: 0.9,
    reasons: [],
    a: record(),
    b: record({ surveyYearBE: 2568, file: '2568.csv', ...b }),
    ...change,
  };
}

const marks = (given: ReviewedPair): Record<string, string> =>
  Object.fromEntries(compareRecords(given).map(({ field, mark }) => [field, mark]));

test('ways of writing are no difference: hyphens and Thai digits of a number, forms of a date, spaces', () => {
  const given = pair({}, { nationalId: '1-9999-00000-01-๓', birthDate: '2017-08-21', firstName: ' กัญญา' });
  expect(marks(given)).toMatchObject({ nationalId: 'same', birthDate: 'same', firstName: 'same', sex: 'same' });
});

test('what is close is told from what differs by what the engine found', () => {
  const given = pair(
    { reasons: ['name_close', 'same_birth_month', 'last_name_differs'] },
    { firstName: 'กัลยา', birthDate: '22/08/2560', lastName: 'มีสุข' },
  );
  expect(marks(given)).toMatchObject({ firstName: 'close', birthDate: 'close', lastName: 'differs' });
  expect(
    marks(pair({ reasons: ['name_differs', 'birth_differs'] }, { firstName: 'นิด', birthDate: '1/1/2559' })),
  ).toMatchObject({
    firstName: 'differs',
    birthDate: 'differs',
  });
});

test('a blank or unknown cell says nothing, and a field that both leave blank is not shown', () => {
  const given = pair({}, { nationalId: '', sex: 'unknown', caregiver: 'ยาย' });
  expect(marks(given)).toMatchObject({ nationalId: 'missing', sex: 'missing', caregiver: 'missing' });
  expect(marks(given)).not.toHaveProperty('address');
});

test('the same label of a household or child in two communities is two of them', () => {
  expect(marks(pair({}, { community: '85010302' }))).toMatchObject({
    community: 'differs',
    householdId: 'differs',
    childId: 'differs',
  });
});

test('texts are cut where they differ, and a Thai letter keeps its marks', () => {
  expect(differingParts('อนันต์ดา', 'อนันดา')).toEqual([
    { text: 'อนัน', isDifferent: false },
    { text: 'ต์', isDifferent: true },
    { text: 'ดา', isDifferent: false },
  ]);
  expect(differingParts('น้ำ', 'นำ')).toEqual([{ text: 'น้ำ', isDifferent: true }]);
  expect(differingParts('กก', 'ก')).toEqual([
    { text: 'ก', isDifferent: false },
    { text: 'ก', isDifferent: true },
  ]);
  expect(differingParts('ดารา', 'ภูผา')).toEqual([{ text: 'ดารา', isDifferent: true }]);
  expect(differingParts('ก', 'ก')).toEqual([{ text: 'ก', isDifferent: false }]);
});

test('every reason is on one side, and the month is not said beside the day', () => {
  expect(sortReasons(['same_birth_month', 'same_birth_date', 'different_id', 'ambiguous', 'same_sex'])).toEqual({
    for: ['same_birth_date', 'same_sex'],
    against: ['different_id'],
    unclear: ['ambiguous'],
  });
  expect(sortReasons(['same_birth_month']).for).toEqual(['same_birth_month']);
});

test('of two records of one year it is decided which one counts, of two years it is not', () => {
  const year = pair({ kind: 'duplicate' }, { surveyYearBE: 2567 });
  expect(choicesFor(year).map(({ name }) => name)).toEqual(['keepA', 'keepB', 'keepBoth', 'different']);
  expect(choicesFor(pair()).map(({ name }) => name)).toEqual(['same', 'different']);
  expect(choicesFor(pair({ kind: 'conflict' }, { surveyYearBE: 2567 })).length).toBe(4);
  expect(['keepA', 'keepB', 'keepBoth', 'different'].map((name) => decisionOf(year, name as 'keepA').retired)).toEqual([
    'b',
    'a',
    null,
    null,
  ]);
  expect(decisionOf(year, 'different').decision).toBe('different');
  const keys = choicesFor(year).map(({ code }) => code);
  expect(new Set([...keys, 'KeyZ']).size).toBe(keys.length + 1);
});

test('only proposed links are confirmed together', () => {
  const pairs = [pair(), pair({ verdict: 'review' }), pair({ kind: 'duplicate' }), pair({ kind: 'conflict' })];
  expect(acceptablePairs(pairs)).toEqual([pairs[0]]);
});

test('after a decision the next pair has come to its place, after the last one that before it', () => {
  expect([positionWithin(3, 10), positionWithin(10, 10), positionWithin(-1, 10), positionWithin(0, 0)]).toEqual([
    3, 9, 0, 0,
  ]);
  expect([0, 24, 25, 60].map(pageOffset)).toEqual([0, 0, 25, 50]);
});

test('until the next page has come the last pair of the former one stays, under its own number', () => {
  const page = { offset: 0, total: 31, pairs: Array.from({ length: 25 }) };
  expect([indexShown(25, page, true), indexShown(3, page, true)]).toEqual([24, 3]);
  expect(indexShown(25, { ...page, offset: 25, pairs: Array.from({ length: 6 }) }, false)).toBe(25);
  expect(indexShown(24, { ...page, offset: 25, pairs: Array.from({ length: 6 }) }, true)).toBe(25);
  expect(indexShown(31, { ...page, offset: 25, pairs: Array.from({ length: 6 }) }, false)).toBe(30);
});

test('keys go by their place on the keyboard and only without Ctrl and the like', () => {
  const key = (code: string, change = {}) =>
    moveOf({ code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change });
  expect([key('ArrowLeft'), key('ArrowRight'), key('KeyZ'), key('KeyS')]).toEqual(['previous', 'next', 'undo', null]);
  expect([key('KeyZ', { ctrlKey: true }), key('ArrowLeft', { altKey: true })]).toEqual([null, null]);
});

test('a result is told in sentences: what was found, and everything that was not compared', () => {
  const nothing: LinkingResult = {
    records: 6,
    certain: 1200,
    pairs: { duplicate: 1, link: 2, conflict: 3 },
    notCompared: { household: 0, birth_and_name: 0, unchecked_id: 0 },
    sharedNumbers: { national_id: 0, child_id: 0 },
    unstableChildIds: [],
    merged: 0,
    split: 0,
    contradictory: 0,
    waiting: 0,
  };
  const words = messages.en.linking;
  const plain = resultLines(nothing, words);
  expect([plain.found.length, plain.limits.length]).toEqual([2, 0]);
  expect(plain.found[0]).toContain('1,200');
  const all = resultLines(
    {
      ...nothing,
      merged: 1,
      split: 1,
      contradictory: 1,
      notCompared: { household: 1, birth_and_name: 1, unchecked_id: 1 },
      sharedNumbers: { national_id: 1, child_id: 1 },
      unstableChildIds: ['85010301', '85010302'],
    },
    words,
  );
  expect(resultLines({ ...nothing, certain: 0 }, words).found[0]).toBe(words.result.certainNone);
  expect([all.found.length, all.limits.length]).toEqual([4, 7]);
  expect(all.limits.at(-1)).toBe(words.result.unstable('2'));
});
