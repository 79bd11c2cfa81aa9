import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkRecords } from '../../../electron/engine/linking/link-records.ts';
import type { Decision, LinkRecord } from '../../../electron/engine/linking/link-types.ts';
import { inventedId, linkRecord } from './link-record-fixture.ts';
import { syntheticPopulation } from './synthetic-population.ts';

const refsOf = (records: readonly LinkRecord[], decided: readonly Decision[] = []) =>
  linkRecords(records, { decided }).certain.map(({ refs }) => refs);
const pairsOf = (records: readonly LinkRecord[], decided: readonly Decision[] = []) =>
  linkRecords(records, { decided }).pairs.map(({ a, b, kind, verdict }) => ({ a, b, kind, verdict }));

test('nothing gives nothing', () => {
  expect(linkRecords([])).toEqual({
    certain: [],
    singles: [],
    pairs: [],
    skippedBlocks: [],
    sharedIdentifiers: [],
    unstableChildIds: [],
    contradictoryDecisions: [],
  });
});

test('one ID number over the years is one child, however it is written and wherever the child lives', () => {
  const id = inventedId(1);
  const records = [
    linkRecord({ ref: 1, surveyYearBE: 2566, nationalId: id }),
    linkRecord({ ref: 2, surveyYearBE: 2567, nationalId: `${id.slice(0, 1)}-${id.slice(1, 5)} ${id.slice(5)}` }),
    linkRecord({ ref: 3, surveyYearBE: 2568, nationalId: id, community: '85020101', householdId: '9' }),
  ];
  expect(linkRecords(records)).toMatchObject({
    certain: [{ refs: [1, 2, 3], reasons: ['same_id'] }],
    singles: [],
    pairs: [],
  });
});

test('one child id in one community over the years is one child', () => {
  const records = [2566, 2567].map((surveyYearBE, i) =>
    linkRecord({ ref: i, surveyYearBE, childId: 'c-7', householdId: null }),
  );
  expect(linkRecords(records).certain).toEqual([{ refs: [0, 1], reasons: ['same_child_id'] }]);
});

test('a child id of another community counts only where sex, birth month and name agree', () => {
  const before = linkRecord({ ref: 1, surveyYearBE: 2566, childId: 'K7' });
  const moved = { ref: 2, surveyYearBE: 2567, childId: 'K7', community: '85020101', householdId: '3' };
  expect(refsOf([before, linkRecord(moved)])).toEqual([[1, 2]]);
  expect(refsOf([before, linkRecord({ ...moved, birthMonth: 201504, birthDate: 20150412 })])).toEqual([]);
  expect(refsOf([before, linkRecord({ ...moved, firstName: 'วิชัย' })])).toEqual([]);
  expect(refsOf([before, linkRecord(moved), linkRecord({ ref: 3, surveyYearBE: 2567, childId: 'K7' })])).toEqual([
    [1, 3],
  ]);
});

test('a number with a wrong check digit is not certain, but counts', () => {
  const id = inventedId(1);
  const wrong = id.slice(0, 12) + ((Number(id[12]) + 1) % 10);
  const records = [2566, 2567].map((surveyYearBE, i) =>
    linkRecord({ ref: i, surveyYearBE, nationalId: wrong, community: `8501010${i}`, householdId: null }),
  );
  const result = linkRecords(records);
  expect(result.certain).toEqual([]);
  expect(result.pairs).toMatchObject([{ a: 0, b: 1, kind: 'link', verdict: 'likely' }]);
  expect(result.pairs[0]?.reasons).toContain('same_unchecked_id');
});

test('a number that many children have identifies nobody, and that is reported', () => {
  const records = Array.from({ length: 8 }, (_, i) =>
    linkRecord({
      ref: i,
      surveyYearBE: 2566 + (i % 2),
      nationalId: inventedId(5),
      firstName: ['กิตติ', 'วิชัย', 'มนัส', 'ธนากร'][i >> 1] ?? '',
      birthMonth: 201001 + (i >> 1) * 100,
      birthDate: null,
      householdId: String(i >> 1),
    }),
  );
  const result = linkRecords(records);
  expect(result.sharedIdentifiers).toEqual([{ by: 'national_id', refs: [0, 2, 4, 6, 1, 3, 5, 7] }]);
  expect(result.certain).toEqual([]);
  expect(result.pairs.filter(({ kind }) => kind === 'conflict')).toEqual([]);
  expect(result.pairs.map(({ a, b }) => [a, b].join()).sort()).toEqual(['0,1', '2,3', '4,5', '6,7']);
});

test.each([
  ['sex', { sex: 1 }],
  ['year of birth', { birthMonth: 201403, birthDate: 20140312 }],
  ['name and birth month', { firstName: 'วิชัย', birthMonth: 201509, birthDate: 20150912 }],
  ['name', { firstName: 'วิชัย' }],
] as const)('one number with another %s is a conflict for a person to see, not a child', (_, other) => {
  const records = [
    linkRecord({ ref: 1, surveyYearBE: 2566, nationalId: inventedId(1) }),
    linkRecord({ ref: 2, surveyYearBE: 2567, nationalId: inventedId(1), ...other }),
  ];
  const result = linkRecords(records);
  expect(result.certain).toEqual([]);
  expect(result.pairs).toMatchObject([{ a: 1, b: 2, kind: 'conflict', verdict: 'review' }]);
  expect(result.pairs[0]?.reasons).toContain('same_id');
});

test('one number twice in a year is a duplicate to decide on, and one of the two is linked over the years', () => {
  const records = [
    linkRecord({ ref: 1, surveyYearBE: 2566, nationalId: inventedId(1) }),
    linkRecord({ ref: 2, surveyYearBE: 2567, nationalId: inventedId(1) }),
    linkRecord({ ref: 3, surveyYearBE: 2567, nationalId: inventedId(1), community: '85010102' }),
  ];
  expect(refsOf(records)).toEqual([[1, 2]]);
  expect(pairsOf(records)).toEqual([{ a: 2, b: 3, kind: 'duplicate', verdict: 'likely' }]);
  expect(refsOf(records, [{ a: 3, b: 2, decision: 'same' }])).toEqual([[1, 2, 3]]);
  expect(pairsOf(records, [{ a: 3, b: 2, decision: 'same' }])).toEqual([]);
});

test.each([
  ['the same', {}, 'likely'],
  ['with title and other letters', { firstName: 'ด.ช. กิติ', lastName: '' }, 'likely'],
  ['romanised', { firstName: 'Kitti', lastName: 'Jaingam' }, 'review'],
  ['a letter less', { firstName: 'กิตตพงษ์' }, 'review'],
  ['another birth month of the year', { birthMonth: 201504, birthDate: 20150412 }, 'review'],
  ['another household number', { householdId: '18' }, 'likely'],
  ['a nickname, born on the same day', { firstName: 'บอย' }, 'review'],
] as const)('without a number, household, sex, birth month and name speak: %s', (_, other, verdict) => {
  const records = [linkRecord({ ref: 1, surveyYearBE: 2566 }), linkRecord({ ref: 2, ...other })];
  expect(refsOf(records)).toEqual([]);
  expect(pairsOf(records)).toEqual([{ a: 1, b: 2, kind: 'link', verdict }]);
});

test.each([
  ['another name and birthday', { firstName: 'วิชัย', birthDate: 20150313 }],
  ['another sex and name', { sex: 1, firstName: 'กัลยา' }],
  ['a sibling of the same name', { birthMonth: 201809, birthDate: 20180901 }],
  ['another household, name common', { householdId: '18', community: '85020101', lastName: '', birthDate: null }],
] as const)('without a number, %s is no question', (_, other) => {
  expect(pairsOf([linkRecord({ ref: 1, surveyYearBE: 2566 }), linkRecord({ ref: 2, ...other })])).toEqual([]);
});

test('twins are never proposed as one child: not in a year, not crosswise over the years, not by exchanged numbers', () => {
  const names = ['กิตติพล', 'กิตติพร'];
  const twins = (year: number, from: number, ids: readonly (string | null)[]) =>
    names.map((firstName, i) =>
      linkRecord({ ref: from + i, surveyYearBE: year, firstName, nationalId: ids[i] ?? null }),
    );
  const withoutIds = linkRecords([...twins(2566, 10, []), ...twins(2567, 20, [])]);
  expect(withoutIds.certain).toEqual([]);
  expect(withoutIds.pairs.filter(({ verdict }) => verdict === 'likely').map(({ a, b }) => [a, b])).toEqual([
    [10, 20],
    [11, 21],
  ]);
  expect(withoutIds.pairs.filter(({ verdict }) => verdict === 'review').every(({ kind }) => kind === 'duplicate')).toBe(
    true,
  );

  const [one, two] = [inventedId(1), inventedId(2)];
  const exchanged = linkRecords([...twins(2566, 10, [one, two]), ...twins(2567, 20, [two, one])]);
  expect(exchanged.certain).toEqual([]);
  expect(exchanged.pairs.filter(({ kind }) => kind === 'conflict').map(({ a, b }) => [a, b].join())).toEqual([
    '10,21',
    '11,20',
  ]);

  const oneEach = [twins(2566, 10, [])[0], twins(2567, 20, [])[1]].flatMap((record) => record ?? []);
  expect(pairsOf(oneEach)).toEqual([{ a: 10, b: 21, kind: 'link', verdict: 'review' }]);
});

test('in one household and year only the same spelling is proposed as entered twice', () => {
  const twice = (firstName: string) =>
    pairsOf([linkRecord({ ref: 1, firstName: 'ณัฐพล' }), linkRecord({ ref: 2, firstName })]);
  expect(twice('ณัฐพล')).toEqual([{ a: 1, b: 2, kind: 'duplicate', verdict: 'likely' }]);
  expect(twice('นัทพล')).toEqual([{ a: 1, b: 2, kind: 'duplicate', verdict: 'review' }]);
});

test('two that could each be the one are both a question', () => {
  const records = [
    linkRecord({ ref: 1, surveyYearBE: 2566 }),
    linkRecord({ ref: 2 }),
    linkRecord({ ref: 3, firstName: 'กิติ' }),
  ];
  const links = linkRecords(records).pairs.filter(({ kind }) => kind === 'link');
  expect(links.map(({ a, b, verdict }) => ({ a, b, verdict }))).toEqual([
    { a: 1, b: 2, verdict: 'review' },
    { a: 1, b: 3, verdict: 'review' },
  ]);
  expect(links.every(({ reasons }) => reasons.includes('ambiguous'))).toBe(true);
});

test('child ids given anew each year are found out by their contradictions, and not used', () => {
  const names = ['กิตติ', 'วิชัย', 'มนัส', 'ธนากร', 'สมชาย', 'ณัฐพล', 'ภูผา', 'อนุชา', 'ปกรณ์', 'นพดล', 'เอกราช', 'สิงหา'];
  const children = (year: number, shift: number) =>
    names.map((firstName, i) =>
      linkRecord({
        ref: year * 100 + i,
        surveyYearBE: year,
        firstName,
        childId: String(1 + ((i + shift) % names.length)),
        birthMonth: (2008 + i) * 100 + 5,
        birthDate: null,
        householdId: String(i),
      }),
    );
  const stable = linkRecords([...children(2566, 0), ...children(2567, 0)]);
  expect([stable.certain.length, stable.unstableChildIds]).toEqual([12, []]);
  const anew = linkRecords([...children(2566, 0), ...children(2567, 1)]);
  expect([anew.certain.length, anew.unstableChildIds]).toEqual([0, ['85010101']]);
  expect(anew.pairs.map(({ a, b, kind }) => [b - a, kind])).toEqual(names.map(() => [100, 'link']));
});

test('what was decided is followed and not asked again', () => {
  const records = [2566, 2567, 2568].map((surveyYearBE, ref) => linkRecord({ ref, surveyYearBE }));
  expect(pairsOf(records).map(({ a, b }) => [a, b])).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  const result = linkRecords(records, { decided: [{ a: 1, b: 0, decision: 'same' }] });
  expect(result.certain).toEqual([{ refs: [0, 1], reasons: ['decided_same'] }]);
  expect(result.pairs.length).toBe(1);
  expect(result.pairs[0]?.b).toBe(2);
  const apart: Decision[] = [
    { a: 0, b: 1, decision: 'same' },
    { a: 2, b: 0, decision: 'different' },
  ];
  expect([refsOf(records, apart), pairsOf(records, apart)]).toEqual([[[0, 1]], []]);
});

test('the later of two decisions about a pair counts; decisions about records that are gone are passed over', () => {
  const records = [2566, 2567].map((surveyYearBE, ref) => linkRecord({ ref, surveyYearBE }));
  const decided: Decision[] = [
    { a: 0, b: 1, decision: 'different' },
    { a: 1, b: 0, decision: 'same' },
    { a: 0, b: 99, decision: 'same' },
  ];
  expect(refsOf(records, decided)).toEqual([[0, 1]]);
});

test('a decision keeps apart what a number would join', () => {
  const records = [2566, 2567, 2568].map((surveyYearBE, ref) =>
    linkRecord({ ref, surveyYearBE, nationalId: inventedId(3) }),
  );
  const decided: Decision[] = [{ a: 0, b: 1, decision: 'different' }];
  const result = linkRecords(records, { decided });
  const groupOf = (ref: number) => result.certain.findIndex(({ refs }) => refs.includes(ref));
  expect(groupOf(0) === groupOf(1) && groupOf(0) >= 0).toBe(false);
  expect(result.pairs).toEqual([]);
});

test('decisions that contradict each other are reported; what was decided different stays apart', () => {
  const records = [2566, 2567, 2568].map((surveyYearBE, ref) => linkRecord({ ref, surveyYearBE }));
  const decided: Decision[] = [
    { a: 0, b: 1, decision: 'same' },
    { a: 1, b: 2, decision: 'same' },
    { a: 0, b: 2, decision: 'different' },
  ];
  const result = linkRecords(records, { decided });
  expect(result.certain.map(({ refs }) => refs)).toEqual([[0, 1]]);
  expect(result.contradictoryDecisions).toEqual([{ a: 1, b: 2, decision: 'same' }]);
});

test('records too many to compare are reported, not dropped', () => {
  const records = Array.from({ length: 6 }, (_, ref) => linkRecord({ ref, surveyYearBE: 2566 + (ref % 2) }));
  const refs = [0, 2, 4, 1, 3, 5];
  const result = linkRecords(records, { largestBlock: 5 });
  expect(result.skippedBlocks).toEqual([
    { by: 'household', refs },
    { by: 'birth_and_name', refs },
  ]);
  expect(result.pairs).toEqual([]);
  expect(linkRecords(records, { largestBlock: 6 }).skippedBlocks).toEqual([]);
});

test('a household too large to compare at once, such as a home for children, is compared by birth month', () => {
  const records = Array.from({ length: 12 }, (_, ref) =>
    linkRecord({ ref, surveyYearBE: 2566 + (ref % 2), birthMonth: 201001 + (ref >> 1) * 100, birthDate: null }),
  );
  const result = linkRecords(records, { largestBlock: 5 });
  expect(result.skippedBlocks).toEqual([]);
  expect(result.pairs.map(({ a, b, verdict }) => [b - a, verdict])).toEqual(records.slice(6).map(() => [1, 'likely']));
});

test('refs are unique and thresholds in order', () => {
  expect(() => linkRecords([linkRecord({ ref: 1 }), linkRecord({ ref: 1 })])).toThrow(RangeError);
  expect(() => linkRecords([], { upper: 1, lower: 2 })).toThrow(RangeError);
});

const awkwardRecord = fc.record({
  surveyYearBE: fc.constantFrom(2566, 2567, 2568),
  community: fc.constantFrom('85010101', '85010102'),
  childId: fc.constantFrom(null, '', '1', '2'),
  nationalId: fc.constantFrom(null, '', '-', inventedId(1), inventedId(2), '1999900000000', 'G999900000001', '1.9E+12'),
  firstName: fc.constantFrom('', 'กิตติ', 'กิติ', 'กิตติพล', 'Kitti', 'အောင်', 'วิชัย'),
  lastName: fc.constantFrom('', 'ใจงาม', 'Jaingam'),
  sex: fc.constantFrom(0 as const, 1 as const, 2 as const),
  birthMonth: fc.constantFrom(null, 201503, 201504, 201603),
  birthDate: fc.constant(null),
  householdId: fc.constantFrom(null, '1', '2'),
});
const awkwardRecords = fc
  .array(awkwardRecord, { maxLength: 14 })
  .map((list) => list.map((record, i): LinkRecord => ({ ...record, ref: i * 7 })));
const decisions = fc.array(
  fc.record({
    a: fc.nat(13).map((i) => i * 7),
    b: fc.nat(13).map((i) => i * 7),
    decision: fc.constantFrom('same' as const, 'different' as const),
  }),
  { maxLength: 4 },
);

test('the order of the records makes no difference', () => {
  const orders = awkwardRecords.chain((records) =>
    fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length }), decisions),
  );
  fc.assert(
    fc.property(orders, ([records, shuffled, decided]) => {
      expect(linkRecords(shuffled, { decided })).toEqual(linkRecords(records, { decided }));
    }),
    { numRuns: 300 },
  );
  const { records } = syntheticPopulation({ seed: 11, children: 400, mixedUpIds: 0.1 });
  expect(linkRecords(records.toReversed())).toEqual(linkRecords(records));
});

test('every record is in one place, no year twice in a group undecided, no question within a group or decided', () => {
  fc.assert(
    fc.property(awkwardRecords, decisions, (records, decided) => {
      const result = linkRecords(records, { decided });
      const places = [...result.certain.flatMap(({ refs }) => refs), ...result.singles].sort((a, b) => a - b);
      expect(places).toEqual(records.map(({ ref }) => ref));
      const yearOf = new Map(records.map(({ ref, surveyYearBE }) => [ref, surveyYearBE]));
      for (const { refs, reasons } of result.certain) {
        if (reasons.includes('decided_same')) continue;
        expect(new Set(refs.map((ref) => yearOf.get(ref))).size).toBe(refs.length);
      }
      const groupOf = new Map(result.certain.flatMap(({ refs }, i) => refs.map((ref) => [ref, i] as const)));
      const asked = new Set<string>();
      for (const { a, b, kind, score, verdict } of result.pairs) {
        expect(groupOf.get(a) ?? `a${a}`).not.toBe(groupOf.get(b) ?? `a${b}`);
        expect(
          decided.some((one) => Math.min(one.a, one.b) === Math.min(a, b) && Math.max(one.a, one.b) === Math.max(a, b)),
        ).toBe(false);
        if (kind !== 'conflict') expect(kind).toBe(yearOf.get(a) === yearOf.get(b) ? 'duplicate' : 'link');
        if (kind === 'conflict') expect(verdict).toBe('review');
        expect(Number.isFinite(score)).toBe(true);
        const question = [groupOf.get(a) ?? `a${a}`, groupOf.get(b) ?? `a${b}`].map(String).sort().join('|');
        expect(asked.has(question)).toBe(false);
        asked.add(question);
      }
    }),
    { numRuns: 500 },
  );
});

test('accepting every question leaves no likely one to ask', () => {
  const { records } = syntheticPopulation({ seed: 12, children: 400 });
  const decided: Decision[] = linkRecords(records).pairs.map(({ a, b }) => ({ a, b, decision: 'same' }));
  const after = linkRecords(records, { decided }).pairs.filter(({ verdict }) => verdict === 'likely');
  expect(after).toEqual([]);
});
