import { expect, test } from 'vitest';
import { AppError, errorText } from '../../shared/contract/app-error.ts';
import { errorCodes, type ErrorCode } from '../../shared/contract/error-codes.ts';
import type { Plan, PlanRow } from '../../shared/contract/plans.ts';
import { missingCodes, planProblems, planRowProblems, readPlan } from '../../shared/plans/plan-problems.ts';
import { newPlanRow } from '../../shared/plans/new-plan-row.ts';
import { planOf, rowWith } from './plan-fixtures.ts';

const row = (changes: Partial<PlanRow>): Plan => planOf([rowWith(changes)]);
const withoutBE = (field: string, value: unknown): unknown => {
  const { fiscalYearBE: _, ...rest } = rowWith();
  return { ...planOf([]), rows: [{ ...rest, [field]: value }] };
};
const structures = {
  area: '85010101',
  hasWorkingGroup: true,
  workingGroupMetOn: '2026-01-15',
  thaiVolunteers: 4,
  migrantVolunteers: null,
  volunteersTrainedOn: null,
  remarks: '',
};
const communityPlan = { area: '85010101', fiscalYearBE: 2569, items: [], remarks: '' };
const knowsRanong = (code: string): boolean => '85010101'.startsWith(code);

const bad: readonly (readonly [string, unknown, ErrorCode])[] = [
  ['no plan', { kind: 'natpro-rule-set' }, 'PLAN_NOT_ONE'],
  ['another version', { ...planOf([]), shapeVersion: 2 }, 'PLAN_SHAPE_VERSION'],
  ['a misspelt field', { ...planOf([]), ceiling: [] }, 'PLAN_INVALID'],
  ['a state that is none', row({ state: 'ended' as unknown as PlanRow['state'] }), 'PLAN_INVALID'],
  ['a year without its era', withoutBE('fiscalYear', 2569), 'PLAN_YEAR_ERA'],
  ['a year called year', withoutBE('year', '2569'), 'PLAN_YEAR_ERA'],
  ['no year', withoutBE('other', 1), 'PLAN_YEAR_ERA'],
  ['a Gregorian year', row({ fiscalYearBE: 2026 }), 'PLAN_YEAR_ERA'],
  ['a year of two digits', row({ fiscalYearBE: 69 }), 'PLAN_YEAR_ERA'],
  [
    'a Gregorian year of a ceiling',
    planOf([], { ceilings: [{ fiscalYearBE: 2026, source: null, satang: 1 }] }),
    'PLAN_YEAR_ERA',
  ],
  ['two rows with one id', planOf([rowWith(), rowWith()]), 'PLAN_ROW_TWICE'],
  ['no measure', row({ measure: ' ' }), 'PLAN_NO_MEASURE'],
  ['a measure without an indicator', row({ indicator: null }), 'PLAN_NO_INDICATOR'],
  ['indicator 23', row({ indicator: 23 }), 'PLAN_INDICATOR'],
  ['no place', row({ areas: [] }), 'PLAN_NO_AREA'],
  ['a code of five digits', row({ areas: ['85010'] }), 'PLAN_AREA'],
  ['a community that is gone', row({ areas: ['85010101', '85010199'] }), 'PLAN_AREA_GONE'],
  [
    'a community plan of a community that is gone',
    planOf([], { communityPlans: [{ ...communityPlan, area: '85010199' }] }),
    'PLAN_AREA_GONE',
  ],
  ['no target', row({ target: { percent: null, people: null, text: 'ดีขึ้น' } }), 'PLAN_NO_TARGET'],
  ['a target of 120 %', row({ target: { percent: 120, people: null, text: '' } }), 'PLAN_TARGET'],
  ['a target below zero', row({ target: { percent: -1, people: null, text: '' } }), 'PLAN_TARGET'],
  ['half a person', row({ target: { percent: null, people: 12.5, text: '' } }), 'PLAN_PEOPLE'],
  ['fewer than no volunteers', planOf([], { structures: [{ ...structures, thaiVolunteers: -1 }] }), 'PLAN_PEOPLE'],
  ['ages the wrong way round', row({ forWhom: { group: 'all', ages: { from: 17, to: 6 }, sex: null } }), 'PLAN_AGES'],
  ['a budget below zero', row({ budget: [{ source: 'งบจังหวัด', quarter: 1, satang: -100 }] }), 'PLAN_BUDGET_NEGATIVE'],
  ['money spent below zero', row({ spentSatang: -1 }), 'PLAN_BUDGET_NEGATIVE'],
  ['half a satang', row({ budget: [{ source: '', quarter: null, satang: 0.5 }] }), 'PLAN_MONEY_FRACTION'],
  [
    'more money than can be counted',
    row({ budget: [{ source: '', quarter: null, satang: 2 ** 60 }] }),
    'PLAN_MONEY_FRACTION',
  ],
  ['a fifth quarter', row({ budget: [{ source: '', quarter: 5, satang: 100 }] }), 'PLAN_QUARTER'],
  ['a day of the Buddhist era', row({ startsOn: '2568-10-01' }), 'PLAN_DAY'],
  [
    'a working group that met on no day',
    planOf([], { structures: [{ ...structures, workingGroupMetOn: 'เมื่อวาน' }] }),
    'PLAN_DAY',
  ],
  ['an end before the start', row({ startsOn: '2026-01-02', endsOn: '2026-01-01' }), 'PLAN_DAYS'],
  ['blocked, by nobody knows what', row({ state: 'blocked', liftedBy: 'ผู้ว่าราชการจังหวัด' }), 'PLAN_BLOCKED'],
  ['blocked, and nobody can lift it', row({ state: 'blocked', stateReason: 'รองบ' }), 'PLAN_BLOCKED'],
  ['dropped without a reason', row({ state: 'dropped' }), 'PLAN_DROPPED'],
  [
    'a measure rejected without a reason',
    planOf([], {
      communityPlans: [
        { ...communityPlan, items: [{ measureId: 'parenting', decision: 'rejected', reason: '', rowId: null }] },
      ],
    }),
    'PLAN_REJECTED',
  ],
];

test.each(bad)('%s is refused with its own sentence', (_what, value, code) => {
  const problems = planProblems(value, knowsRanong);
  expect([...new Set(problems.map((problem) => problem.code))]).toEqual([code]);
  expect(() => readPlan(value, knowsRanong)).toThrow(AppError);
  const { th, en } = errorText(code, problems[0]?.detail);
  expect(`${th} ${en}`).not.toMatch(/undefined|NaN|null|\[object/);
  expect(th).not.toMatch(/[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}/);
});

test('every code of plans has a case', () => {
  const known = errorCodes.filter((code) => code.startsWith('PLAN_') && !code.startsWith('PLAN_SHEET_'));
  expect(known.filter((code) => !bad.some(([, , each]) => each === code))).toEqual(['PLAN_MEASURE_NO_INDICATOR']);
});

test('a sentence names the row and its measure, amounts and days as people write them', () => {
  const say = (value: unknown) => {
    const [problem] = planProblems(value);
    return problem && errorText(problem.code, problem.detail);
  };
  expect(say(row({ target: { percent: 120, people: null, text: '' } }))).toEqual({
    th: 'แถวที่ 1 (ศูนย์การเรียนรู้) มีเป้าหมายร้อยละ 120 ซึ่งเป็นไปไม่ได้ ใส่ร้อยละตั้งแต่ 0 ถึง 100 หรือจำนวนคน',
    en: 'Row 1 (ศูนย์การเรียนรู้) has a target of 120%, which cannot be reached. Give a percentage from 0 to 100, or a number of people.',
  });
  expect(say(row({ spentSatang: -125_050 }))?.th).toContain('จำนวนเงินติดลบ −1,250.50 บาท');
  expect(say(row({ startsOn: '2026-01-02', endsOn: '2026-01-01' }))).toMatchObject({
    th: expect.stringContaining('สิ้นสุด 1 ม.ค. 2569 ก่อนวันเริ่ม 2 ม.ค. 2569'),
    en: expect.stringContaining('ends on 1 Jan 2026 (2569 BE), before it starts on 2 Jan 2026 (2569 BE)'),
  });
});

test('a new row may be kept: what it lacks is told apart from what is impossible', () => {
  const problems = planRowProblems(newPlanRow('new', 2569), 7);
  expect(problems.map(({ code }) => code)).toEqual([
    'PLAN_NO_MEASURE',
    'PLAN_NO_INDICATOR',
    'PLAN_NO_AREA',
    'PLAN_NO_TARGET',
  ]);
  expect(problems.every(({ code }) => missingCodes.has(code))).toBe(true);
  expect(missingCodes.has('PLAN_TARGET')).toBe(false);
  expect(planRowProblems({ ...newPlanRow('new', 2569), colour: 'red' }, 7)).toEqual([
    { code: 'PLAN_INVALID', detail: { at: 'colour' } },
  ]);
});

test('a whole plan is read as it is', () => {
  const whole = planOf(
    [
      rowWith(),
      rowWith({ id: 'row-2', areas: ['85', '8501'], state: 'blocked', stateReason: 'รองบ', liftedBy: 'ผู้ว่าฯ' }),
    ],
    {
      ceilings: [{ fiscalYearBE: 2569, source: null, satang: 500_000_000 }],
      communityPlans: [
        { ...communityPlan, items: [{ measureId: 'parenting', decision: 'rejected', reason: 'ทำแล้ว', rowId: null }] },
      ],
      structures: [structures],
    },
  );
  expect(readPlan(whole, knowsRanong)).toBe(whole);
});
