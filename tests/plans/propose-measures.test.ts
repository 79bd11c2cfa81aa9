import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeMeasures, rowOfProposal } from '../../electron/engine/plans/propose-measures.ts';
import {
  finding as findingShape,
  proposal as proposalShape,
  type Finding,
} from '../../shared/contract/plan-answers.ts';
import { noFilter } from '../../shared/contract/no-filter.ts';
import { findOutMeasureId, measureLibrary } from '../../shared/plans/measure-library.ts';
import { planRowProblems } from '../../shared/plans/plan-problems.ts';

const about = (indicator: number, grade: Finding['grade'] = 'B', areaCode = '85010101') => ({
  areaCode,
  indicator,
  grade,
  reference: { indicator, filter: { ...noFilter, area: areaCode, surveyYearBE: 2568 } },
});
const standing = (
  indicator: number,
  mark: 'much-higher' | 'higher' | 'similar' | 'lower' | 'much-lower',
  grade?: Finding['grade'],
): Finding => ({
  ...about(indicator, grade),
  kind: 'standing',
  mark,
});
const proposed = (...findings: readonly Finding[]) => proposeMeasures(findings, measureLibrary);
const ids = (...findings: readonly Finding[]) => proposed(...findings).map(({ measureId }) => measureId);

test('a clear difference proposes what answers it, with its reason and the reference to its figure', () => {
  const finding = standing(2, 'higher');
  expect(proposed(finding)).toEqual([
    { areaCode: '85010101', measureId: 'birth-registration', isFindOut: false, reasons: [finding] },
    { areaCode: '85010101', measureId: 'legal-status-clinic', isFindOut: false, reasons: [finding] },
    { areaCode: '85010101', measureId: 'rights-families', isFindOut: false, reasons: [finding] },
  ]);
});

test('good news and no news propose nothing; of services reached the low figure is the bad one', () => {
  expect(ids(standing(13, 'similar'), standing(13, 'much-lower'), standing(16, 'much-higher'))).toEqual([]);
  expect(
    ids(
      { ...about(13), kind: 'trend', verdict: 'falling' },
      { ...about(13), kind: 'trend', verdict: 'no-clear-change' },
    ),
  ).toEqual([]);
  expect(ids(standing(16, 'lower'))).toContain('agency-coordination');
  expect(ids({ ...about(16), kind: 'trend', verdict: 'falling' })).toContain('agency-coordination');
});

test('from a D figure nothing but "find out", whatever it seems to say', () => {
  expect(proposed(standing(13, 'much-higher', 'D'))).toEqual([
    { areaCode: '85010101', measureId: findOutMeasureId, isFindOut: true, reasons: [standing(13, 'much-higher', 'D')] },
  ]);
  const both = proposed(standing(13, 'much-higher', 'D'), standing(10, 'higher', 'C'));
  expect(both.map(({ measureId }) => measureId)).toEqual(['health-referral', findOutMeasureId]);
});

test('the strongest reason comes first, then the better grade, then harm before circumstance', () => {
  const trend: Finding = { ...about(15), kind: 'trend', verdict: 'rising' };
  const stacked: Finding = { ...about(10), kind: 'stacked-risk' };
  expect(ids(stacked, trend, standing(2, 'higher', 'C'), standing(3, 'much-higher', 'C'))).toEqual([
    'rights-families',
    'school-enrolment',
    'rights-employers',
    'birth-registration',
    'legal-status-clinic',
    'self-protection',
    'substance-use',
    'health-referral',
  ]);
  const first = (...findings: readonly Finding[]) => proposed(...findings)[0]?.reasons[0]?.indicator;
  expect(first(standing(2, 'higher', 'A'), standing(13, 'higher', 'B'))).toBe(2);
  expect(first(standing(2, 'higher', 'B'), standing(13, 'higher', 'B'))).toBe(13);
});

test('a measure for migrant children alone needs a finding about them', () => {
  const noSchool = standing(3, 'higher');
  const gap = (worseFor: 'thai' | 'migrant'): Finding => ({
    ...about(3),
    kind: 'rights-gap',
    right: 'schooling',
    worseFor,
  });
  expect(ids(noSchool)).not.toContain('learning-centre');
  expect(ids(gap('thai'))).not.toContain('learning-centre');
  expect(ids(gap('migrant'))).toContain('learning-centre');
  const arrival: Finding = { ...about(8), kind: 'migration-profile', profile: 'arrival' };
  const leftBehind: Finding = { ...about(9), kind: 'migration-profile', profile: 'left-behind' };
  expect(ids(arrival)).toContain('migrant-volunteers');
  expect(ids(leftBehind)).toEqual(['care-without-parents']);
});

test('each place has its own proposals', () => {
  const there: Finding = { ...about(17, 'A', '85020101'), kind: 'standing', mark: 'higher' };
  const places = proposed(standing(18, 'higher'), there).map(({ areaCode, measureId }) => [areaCode, measureId]);
  expect(places).toEqual([
    ['85010101', 'health-referral'],
    ['85020101', 'household-income'],
  ]);
});

test('no proposal but "find out" ever rests on a D figure, and each has a reason with a reference', () => {
  const indicator = fc.integer({ min: 1, max: 22 });
  const grade = fc.constantFrom<Finding['grade'][]>('A', 'B', 'C', 'D');
  const base = fc
    .tuple(indicator, grade, fc.constantFrom('85010101', '85010102'))
    .map(([no, of, area]) => about(no, of, area));
  const finding = base.chain((all): fc.Arbitrary<Finding> =>
    fc.oneof(
      fc
        .constantFrom(...(['much-higher', 'higher', 'similar', 'lower', 'much-lower'] as const))
        .map((mark): Finding => ({ ...all, kind: 'standing', mark })),
      fc
        .constantFrom(...(['rising', 'falling', 'too-little-data'] as const))
        .map((verdict): Finding => ({ ...all, kind: 'trend', verdict })),
      fc.constant<Finding>({ ...all, kind: 'stacked-risk' }),
      fc
        .constantFrom(...(['thai', 'migrant'] as const))
        .map((worseFor): Finding => ({ ...all, kind: 'rights-gap', right: 'health', worseFor })),
    ),
  );
  fc.assert(
    fc.property(fc.array(finding), (findings) => {
      expect(findings.every((each) => findingShape.safeParse(each).success)).toBe(true);
      for (const proposal of proposeMeasures(findings, measureLibrary)) {
        const { isFindOut, measureId, reasons } = proposal;
        expect(proposalShape.parse(proposal)).toEqual(proposal);
        expect(reasons.length).toBeGreaterThan(0);
        expect(reasons.every((reason) => (reason.grade === 'D') === isFindOut)).toBe(true);
        expect(measureId === findOutMeasureId).toBe(isFindOut);
        expect(reasons.every((reason) => reason.reference.indicator === reason.indicator)).toBe(true);
      }
    }),
  );
});

test('a kept proposal becomes a row with its baseline by reference, and no number', () => {
  const [proposal] = proposed(standing(2, 'higher'));
  const measure = measureLibrary.find(({ id }) => id === proposal?.measureId);
  const row = rowOfProposal(proposal!, measure!, { id: 'r1', fiscalYearBE: 2569 });
  expect(row).toMatchObject({
    measureId: 'birth-registration',
    measure: 'รณรงค์จดทะเบียนการเกิด',
    areas: ['85010101'],
    indicator: 2,
    baseline: { indicator: 2, filter: { area: '85010101', surveyYearBE: 2568 } },
    chosenAsExtreme: true,
  });
  expect(planRowProblems(row, 1).map(({ code }) => code)).toEqual(['PLAN_NO_TARGET']);
});
