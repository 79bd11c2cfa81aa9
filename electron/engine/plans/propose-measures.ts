import type { Measure } from '../../../shared/contract/measures.ts';
import type { Finding, Proposal } from '../../../shared/contract/plan-answers.ts';
import type { PlanRow } from '../../../shared/contract/plans.ts';
import { indicatorByNo, type IndicatorKind } from '../../../shared/cpms/indicators.ts';
import { newPlanRow } from '../../../shared/plans/new-plan-row.ts';
import { findOutMeasureId } from '../../../shared/plans/measure-library.ts';

/** Services reached (16): a low figure is the bad one. */
const coverageIndicator = 16;

/**
 * Measures for what was found in places, the strongest reason first: a clear difference from the province before a trend, that
 * before a gap in rights, migration and stacked risk; then the better grade, harm before need before circumstance, more
 * reasons before fewer. Good news proposes nothing. What is known at grade D only leads to "find out" and to nothing else.
 * A measure for Thai or for migrant children alone needs a finding about them.
 */
export function proposeMeasures(findings: readonly Finding[], library: readonly Measure[]): readonly Proposal[] {
  return [...Map.groupBy(findings.filter(isBad), ({ areaCode }) => areaCode)].flatMap(([areaCode, own]) => {
    const known = own.filter(({ grade }) => grade !== 'D').toSorted(byStrength);
    const unsure = own.filter(({ grade }) => grade === 'D').toSorted(byStrength);
    const measures = library
      .filter(({ id }) => id !== findOutMeasureId)
      .flatMap((measure): readonly Proposal[] => {
        const reasons = known.filter((finding) => answers(measure, finding));
        const isForThem =
          measure.forWhom.group === 'all' || reasons.some((reason) => isAbout(reason, measure.forWhom.group));
        return reasons.length > 0 && isForThem ? [{ areaCode, measureId: measure.id, isFindOut: false, reasons }] : [];
      })
      .toSorted(byReasons);
    const findOut: Proposal = { areaCode, measureId: findOutMeasureId, isFindOut: true, reasons: unsure };
    return unsure.length > 0 ? [...measures, findOut] : measures;
  });
}

/** Whether a finding calls for something to be done. */
function isBad(finding: Finding): boolean {
  const isLowBad = finding.indicator === coverageIndicator;
  switch (finding.kind) {
    case 'standing':
      return isLowBad
        ? finding.mark === 'lower' || finding.mark === 'much-lower'
        : finding.mark === 'higher' || finding.mark === 'much-higher';
    case 'trend':
      return finding.verdict === (isLowBad ? 'falling' : 'rising');
    case 'migration-profile':
    case 'stacked-risk':
    case 'rights-gap':
      return true;
  }
}

function answers({ answers: indicators, forWhom }: Measure, finding: Finding): boolean {
  if (!indicators.includes(finding.indicator)) return false;
  return finding.kind !== 'rights-gap' || forWhom.group === 'all' || forWhom.group === finding.worseFor;
}

/** Whether a finding is about the children of a group. */
function isAbout(finding: Finding, group: Measure['forWhom']['group']): boolean {
  if (finding.kind === 'rights-gap') return finding.worseFor === group;
  const isOfMigrants =
    finding.kind === 'migration-profile' && ['arrival', 'no-thai-nationality'].includes(finding.profile);
  return group === 'migrant' && isOfMigrants;
}

const kindOrder: readonly IndicatorKind[] = ['harm', 'need', 'coverage', 'status'];

/** Smaller is stronger. */
function strengthOf(finding: Finding): number {
  switch (finding.kind) {
    case 'standing':
      return finding.mark.startsWith('much-') ? 0 : 1;
    case 'trend':
      return 2;
    case 'rights-gap':
      return 3;
    case 'migration-profile':
      return 4;
    case 'stacked-risk':
      return 5;
  }
}

function byStrength(a: Finding, b: Finding): number {
  const kindOf = ({ indicator }: Finding): number => kindOrder.indexOf(indicatorByNo(indicator).kind);
  if (strengthOf(a) !== strengthOf(b)) return strengthOf(a) - strengthOf(b);
  if (a.grade !== b.grade) return a.grade < b.grade ? -1 : 1;
  return kindOf(a) === kindOf(b) ? a.indicator - b.indicator : kindOf(a) - kindOf(b);
}

function byReasons({ reasons: a }: Proposal, { reasons: b }: Proposal): number {
  const [firstOfA, firstOfB] = [a[0], b[0]];
  const byFirst = firstOfA && firstOfB ? byStrength(firstOfA, firstOfB) : 0;
  return byFirst === 0 ? b.length - a.length : byFirst;
}

/**
 * A row of the register made of a proposal that somebody keeps. Its baseline is the figure of the strongest reason; the place
 * counts as chosen for an extreme figure where a difference from the province was among the reasons.
 * @param measure the measure that the proposal names
 */
export function rowOfProposal(
  { areaCode, reasons }: Proposal,
  measure: Measure,
  row: { readonly id: string; readonly fiscalYearBE: number },
): PlanRow {
  const [first] = reasons;
  return newPlanRow(row.id, row.fiscalYearBE, {
    measureId: measure.id,
    measure: measure.name.th,
    areas: [areaCode],
    indicator: first?.indicator ?? null,
    baseline: first?.reference ?? null,
    chosenAsExtreme: reasons.some(({ kind }) => kind === 'standing'),
    forWhom: measure.forWhom,
    agency: measure.doneBy.th,
  });
}
