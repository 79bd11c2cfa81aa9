import type { Measure } from '../../../shared/contract/measures.ts';
import type { PlanConflict } from '../../../shared/contract/plan-answers.ts';
import type { BudgetCeiling, PlanRow } from '../../../shared/contract/plans.ts';
import { sumSatang } from '../../../shared/plans/plan-totals.ts';
import type { ReliabilityGrade } from '../statistics/reliability-grade.ts';
import type { TrendVerdict } from '../statistics/trend-verdict.ts';

/** What the data say about rows and places, filled from the cube of whoever asks. */
export type PlanFacts = {
  readonly ceilings: readonly BudgetCeiling[];
  /** Where the indicator of a row goes by itself: the prevalence that its trend reaches in the row's fiscal year. */
  readonly trends: readonly {
    readonly rowId: string;
    readonly verdict: TrendVerdict;
    readonly projectedPercent: number;
  }[];
  /** Children there whom a row is for; null where the number is hidden or not known, or the row reaches others than children. */
  readonly children: readonly { readonly rowId: string; readonly children: number | null }[];
  /** Where something stands out. */
  readonly findings: readonly {
    readonly areaCode: string;
    readonly indicator: number;
    readonly grade: Exclude<ReliabilityGrade, 'D'>;
  }[];
};

/** Services reached (16): more is better. Everywhere else less is. */
const coverageIndicator = 16;

/**
 * What in a plan contradicts itself or the data. It is listed, and blocks nothing. Rows that were dropped take no part; those
 * that are done count for money and for the gap list.
 * @param library measures that rows name: each answers all its indicators
 */
export function planConflicts(
  rows: readonly PlanRow[],
  facts: PlanFacts,
  library: readonly Measure[],
): readonly PlanConflict[] {
  const active = rows.filter(({ state }) => state !== 'dropped');
  return [
    ...sameMeasures(active),
    ...overCeilings(active, facts.ceilings),
    ...active
      .filter(({ agency }) => agency.trim() === '')
      .map(({ id }): PlanConflict => ({ code: 'no-owner', rowIds: [id] })),
    ...weakTargets(active, facts),
    ...largeTargets(active, facts),
    ...gaps(active, facts, library),
  ];
}

/** An area holds another when its code begins it. */
const overlapOf = (a: string, b: string): string | null => {
  if (a.startsWith(b)) return a;
  return b.startsWith(a) ? b : null;
};

function sameMeasures(rows: readonly PlanRow[]): readonly PlanConflict[] {
  return rows.flatMap((row, i) =>
    rows.slice(i + 1).flatMap((other): readonly PlanConflict[] => {
      if (row.fiscalYearBE !== other.fiscalYearBE || measureKey(row) !== measureKey(other)) return [];
      const shared = row.areas.flatMap((area) => other.areas.map((each) => overlapOf(area, each)));
      const places = new Set(shared.filter((area) => area !== null));
      return [...places].map((areaCode) => ({ code: 'same-measure', rowIds: [row.id, other.id], areaCode }));
    }),
  );
}

/** For other children it is another measure. */
function measureKey({ measureId, measure, forWhom }: PlanRow): string {
  return JSON.stringify([measureId ?? measure.trim().replace(/\s+/g, ' '), forWhom]);
}

function overCeilings(rows: readonly PlanRow[], ceilings: readonly BudgetCeiling[]): readonly PlanConflict[] {
  return ceilings.flatMap(({ fiscalYearBE, source, satang: ceilingSatang }): readonly PlanConflict[] => {
    const lines = rows
      .filter((row) => row.fiscalYearBE === fiscalYearBE)
      .flatMap(({ id, budget }) => budget.map((line) => ({ id, ...line })))
      .filter((line) => source === null || line.source.trim() === source.trim());
    const plannedSatang = sumSatang(lines.map(({ satang }) => satang));
    if (plannedSatang <= ceilingSatang) return [];
    const rowIds = [...new Set(lines.map(({ id }) => id))];
    return [{ code: 'over-ceiling', rowIds, fiscalYearBE, source, plannedSatang, ceilingSatang }];
  });
}

/** Only where the trend is clear and goes the way the target wants: else it does nothing by itself. */
function weakTargets(rows: readonly PlanRow[], { trends }: PlanFacts): readonly PlanConflict[] {
  return rows.flatMap(({ id, indicator, target }): readonly PlanConflict[] => {
    const trend = trends.find(({ rowId }) => rowId === id);
    if (!trend || target.percent === null || indicator === null) return [];
    const isMoreBetter = indicator === coverageIndicator;
    const isHelping = trend.verdict === (isMoreBetter ? 'rising' : 'falling');
    const isWeaker = isMoreBetter ? target.percent < trend.projectedPercent : target.percent > trend.projectedPercent;
    if (!isHelping || !isWeaker) return [];
    const { projectedPercent } = trend;
    return [{ code: 'weaker-than-trend', rowIds: [id], targetPercent: target.percent, projectedPercent }];
  });
}

function largeTargets(rows: readonly PlanRow[], facts: PlanFacts): readonly PlanConflict[] {
  return rows.flatMap(({ id, target: { people } }): readonly PlanConflict[] => {
    const children = facts.children.find(({ rowId }) => rowId === id)?.children ?? null;
    if (people === null || children === null || people <= children) return [];
    return [{ code: 'more-than-there', rowIds: [id], people, children }];
  });
}

function gaps(rows: readonly PlanRow[], { findings }: PlanFacts, library: readonly Measure[]): readonly PlanConflict[] {
  const answers = ({ indicator, measureId }: PlanRow): readonly (number | null)[] => [
    indicator,
    ...(library.find(({ id }) => id === measureId)?.answers ?? []),
  ];
  const isAnswered = (areaCode: string, indicator: number): boolean =>
    rows.some((row) => answers(row).includes(indicator) && row.areas.some((area) => areaCode.startsWith(area)));
  const open = findings.filter(({ areaCode, indicator }) => !isAnswered(areaCode, indicator));
  return [...Map.groupBy(open, ({ areaCode }) => areaCode)].map(([areaCode, own]) => ({
    code: 'no-measure',
    rowIds: [],
    areaCode,
    indicators: [...new Set(own.map(({ indicator }) => indicator))].toSorted((a, b) => a - b),
  }));
}
