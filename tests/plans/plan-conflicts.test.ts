import { expect, test } from 'vitest';
import { planConflicts, type PlanFacts } from '../../electron/engine/plans/plan-conflicts.ts';
import { visitsFirst, type RankedArea } from '../../electron/engine/plans/visits-first.ts';
import { planConflict } from '../../shared/contract/plan-answers.ts';
import type { PlanRow } from '../../shared/contract/plans.ts';
import { measureLibrary } from '../../shared/plans/measure-library.ts';
import { rowWith } from './plan-fixtures.ts';

const noFacts: PlanFacts = { ceilings: [], trends: [], children: [], findings: [] };
const conflicts = (rows: readonly PlanRow[], facts: Partial<PlanFacts> = {}) => {
  const found = planConflicts(rows, { ...noFacts, ...facts }, measureLibrary);
  expect(found.map((each) => planConflict.parse(each))).toEqual(found);
  return found;
};

test('a sound plan has none', () => {
  expect(conflicts([rowWith(), rowWith({ id: 'row-2', measure: 'เยี่ยมบ้าน' })])).toEqual([]);
});

test('the same measure twice in a place, also where one place lies in the other', () => {
  const rows = [
    rowWith({ id: 'a', areas: ['850101', '85020101'] }),
    rowWith({ id: 'b', areas: ['85010101', '85010102'], measure: 'ศูนย์การเรียนรู้ ' }),
    rowWith({ id: 'c', areas: ['85030101'] }),
    rowWith({ id: 'd', fiscalYearBE: 2570 }),
    rowWith({ id: 'e', forWhom: { group: 'migrant', ages: null, sex: null } }),
    rowWith({ id: 'f', state: 'dropped', stateReason: 'ซ้ำ' }),
  ];
  expect(conflicts(rows)).toEqual([
    { code: 'same-measure', rowIds: ['a', 'b'], areaCode: '85010101' },
    { code: 'same-measure', rowIds: ['a', 'b'], areaCode: '85010102' },
  ]);
  expect(conflicts(rows.toReversed()).map((each) => each.rowIds)).toEqual([
    ['b', 'a'],
    ['b', 'a'],
  ]);
});

test('over the ceiling, of a source and of all, to the satang', () => {
  const ceilings = (satang: number) => [
    { fiscalYearBE: 2569, source: 'งบจังหวัด', satang },
    { fiscalYearBE: 2569, source: null, satang: 1_500_050 },
    { fiscalYearBE: 2570, source: null, satang: 0 },
  ];
  expect(conflicts([rowWith()], { ceilings: ceilings(1_500_050) })).toEqual([]);
  expect(conflicts([rowWith()], { ceilings: ceilings(1_500_049) })).toEqual([
    {
      code: 'over-ceiling',
      rowIds: ['row-1'],
      fiscalYearBE: 2569,
      source: 'งบจังหวัด',
      plannedSatang: 1_500_050,
      ceilingSatang: 1_500_049,
    },
  ]);
});

test('nobody to do it', () => {
  expect(conflicts([rowWith({ agency: ' ' })])).toEqual([{ code: 'no-owner', rowIds: ['row-1'] }]);
});

test('a target weaker than the trend already does, only where the trend helps', () => {
  const trend = (verdict: PlanFacts['trends'][number]['verdict'], projectedPercent: number) => ({
    trends: [{ rowId: 'row-1', verdict, projectedPercent }],
  });
  const found = { code: 'weaker-than-trend', rowIds: ['row-1'], targetPercent: 10, projectedPercent: 8 };
  expect(conflicts([rowWith()], trend('falling', 8))).toEqual([found]);
  expect(conflicts([rowWith()], trend('falling', 10))).toEqual([]);
  expect(conflicts([rowWith()], trend('no-clear-change', 8))).toEqual([]);
  expect(conflicts([rowWith()], trend('rising', 8))).toEqual([]);
  expect(conflicts([rowWith({ indicator: 16 })], trend('rising', 12))).toEqual([{ ...found, projectedPercent: 12 }]);
  expect(conflicts([rowWith({ indicator: 16 })], trend('rising', 8))).toEqual([]);
});

test('a target group larger than the children there; a number that is hidden says nothing', () => {
  const children = (count: number | null) => ({ children: [{ rowId: 'row-1', children: count }] });
  expect(conflicts([rowWith()], children(39))).toEqual([
    { code: 'more-than-there', rowIds: ['row-1'], people: 40, children: 39 },
  ]);
  expect(conflicts([rowWith()], children(40))).toEqual([]);
  expect(conflicts([rowWith()], children(null))).toEqual([]);
});

test('the gap list: findings that no row answers, by its indicator or by what its measure answers', () => {
  const finding = (areaCode: string, indicator: number) => ({ areaCode, indicator, grade: 'B' as const });
  const findings = [
    finding('85010101', 3),
    finding('85010101', 13),
    finding('85010101', 6),
    finding('85020101', 3),
    finding('85020101', 2),
  ];
  const rows = [
    rowWith(),
    rowWith({ id: 'b', measureId: 'parenting', measure: 'อบรมผู้ปกครอง', indicator: 12, areas: ['8501'] }),
  ];
  expect(conflicts(rows, { findings })).toEqual([
    { code: 'no-measure', rowIds: [], areaCode: '85020101', indicators: [2, 3] },
  ]);
});

const ranked = (areaCode: string, topProbability: number, rankLow: number, expectedRank = rankLow): RankedArea => ({
  areaCode,
  topProbability,
  rankLow,
  rankHigh: rankLow + 4,
  expectedRank,
});

test('"two visits: these two", how sure, and who could as well have been taken', () => {
  const areas = [
    ranked('85010103', 0.2, 2),
    null,
    ranked('85010101', 0.55, 1),
    ranked('85010104', 0.05, 3),
    ranked('85010102', 0.95, 1),
  ];
  expect(visitsFirst(areas, 2)).toMatchObject({
    chosen: [
      { areaCode: '85010102', certainty: 'sure' },
      { areaCode: '85010101', certainty: 'likely' },
    ],
    couldAsWell: [{ areaCode: '85010103' }],
    notRanked: 1,
  });
});

test('more visits than places: all of them; equal ones by expected rank, then by code', () => {
  const areas = [ranked('85010103', 0.3, 1, 2), ranked('85010102', 0.3, 1, 1.5), ranked('85010101', 0.3, 1, 2)];
  expect(visitsFirst(areas, 12)).toMatchObject({
    chosen: [{ areaCode: '85010102', certainty: 'open' }, { areaCode: '85010101' }, { areaCode: '85010103' }],
    couldAsWell: [],
    notRanked: 0,
  });
  expect(() => visitsFirst(areas, 0)).toThrow(RangeError);
});
