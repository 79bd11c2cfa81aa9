import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import { indicators, type Indicator } from '../../../shared/cpms/indicators.ts';
import type { AreaMarks } from '../../../shared/contract/marks.ts';
import { cellOf, compareIntervals, isAbove, standingOf, type HeatCell, type HeatRow } from './heat-model.ts';

/**
 * Indicators that speak of a problem: harm and need. Circumstances (1, 2, 4, 5, 7, 8, 9, 17) are no
 * harm in themselves and services (16) are no risk.
 */
export const problemIndicators: readonly Indicator[] = indicators.filter(
  (indicator) => indicator.kind === 'harm' || indicator.kind === 'need',
);

function isReadable(cell: HeatCell): boolean {
  return cell.state === 'shown';
}

/** A problem whose figure among migrant children lies clearly apart from that among Thai children. */
export type GroupContrast = { readonly indicator: Indicator; readonly migrant: HeatCell; readonly thai: HeatCell };

/**
 * Problems in which migrant and Thai children differ clearly (intervals do not overlap), the widest
 * ratio first. Child indicators only: households are not of one group.
 */
export function groupContrasts(
  migrant: AreaPrevalence | null,
  thai: AreaPrevalence | null,
): { readonly migrantHigher: readonly GroupContrast[]; readonly thaiHigher: readonly GroupContrast[] } {
  if (!migrant || !thai) return { migrantHigher: [], thaiHigher: [] };
  const contrasts = problemIndicators
    .filter((indicator) => indicator.unit === 'child')
    .map((indicator) => ({ indicator, migrant: cellOf(migrant, indicator.no), thai: cellOf(thai, indicator.no) }))
    .filter((contrast) => isReadable(contrast.migrant) && isReadable(contrast.thai));
  const ratio = (upper: HeatCell, lower: HeatCell): number => (upper.interval?.low ?? 0) / (lower.interval?.high ?? 1);
  const found = (direction: 'higher' | 'lower') =>
    contrasts.filter((each) => compareIntervals(each.migrant.interval, each.thai.interval) === direction);
  return {
    migrantHigher: found('higher').toSorted((a, b) => ratio(b.migrant, b.thai) - ratio(a.migrant, a.thai)),
    thaiHigher: found('lower').toSorted((a, b) => ratio(b.thai, b.migrant) - ratio(a.thai, a.migrant)),
  };
}

/** A problem with its figure and whether that clearly changed since the year before. */
export type ProblemFigure = {
  readonly indicator: Indicator;
  readonly cell: HeatCell;
  readonly change: 'higher' | 'lower' | 'similar' | null;
};

/**
 * Problems of an area, most frequent first. With a reference (the whole province) given, those that lie
 * clearly above the rest of it come alone; `isAboveReference` says whether there were any.
 */
export function problemsOf(
  area: AreaPrevalence | null,
  yearBefore: AreaPrevalence | null,
  reference: AreaPrevalence | null,
  marks: AreaMarks | null = null,
): { readonly isAboveReference: boolean; readonly problems: readonly ProblemFigure[] } {
  if (!area) return { isAboveReference: false, problems: [] };
  const all = problemIndicators
    .map((indicator) => {
      const cell = cellOf(area, indicator.no, marks);
      const before = yearBefore ? cellOf(yearBefore, indicator.no).interval : null;
      return { indicator, cell, change: compareIntervals(cell.interval, before) };
    })
    .filter(({ cell }) => isReadable(cell) && (cell.yes ?? 0) > 0)
    .toSorted((a, b) => (b.cell.prevalence ?? 0) - (a.cell.prevalence ?? 0));
  const above = reference
    ? all.filter(({ indicator, cell }) => isAbove(standingOf(cell, cellOf(reference, indicator.no))))
    : [];
  return above.length > 0 ? { isAboveReference: true, problems: above } : { isAboveReference: false, problems: all };
}

/** An area and the problems in which it lies clearly above its province. */
export type StandingOut = { readonly areaCode: string; readonly problems: readonly Indicator[] };

/**
 * Areas clearly above the rest of their province in at least one problem: those in most problems first, then in
 * most problems with the surest mark, then by how far the lower bound stands above the province's figure.
 * @param provinceOf the province's figures of an area; null where unknown
 */
export function areasStandingOut(
  rows: readonly Pick<HeatRow, 'figures' | 'marks'>[],
  provinceOf: (areaCode: string) => AreaPrevalence | null,
): StandingOut[] {
  return rows
    .flatMap(({ figures, marks }) => {
      const province = figures ? provinceOf(figures.areaCode) : null;
      if (!figures || !province) return [];
      let surest = 0;
      let excess = 0;
      const problems = problemIndicators.filter((indicator) => {
        const own = cellOf(figures, indicator.no, marks);
        const reference = cellOf(province, indicator.no);
        const mark = standingOf(own, reference);
        if (!isAbove(mark)) return false;
        if (mark === 'much-higher') surest += 1;
        excess += (own.interval?.low ?? 0) - (reference.prevalence ?? 0);
        return true;
      });
      return problems.length > 0 ? [{ areaCode: figures.areaCode, problems, surest, excess }] : [];
    })
    .toSorted(
      (a, b) =>
        b.problems.length - a.problems.length ||
        b.surest - a.surest ||
        b.excess - a.excess ||
        (a.areaCode < b.areaCode ? -1 : 1),
    )
    .map(({ areaCode, problems }) => ({ areaCode, problems }));
}

/** Areas that answered "no" to everything for everyone: more likely a form left at its default than a place without problems. */
export function allZeroAreas(rows: readonly AreaPrevalence[], fewestChildren = 30): string[] {
  return rows
    .filter(
      (row) =>
        row.children >= fewestChildren &&
        row.yes.every((yes) => yes === 0) &&
        row.no.some((no) => no !== null && no > 0),
    )
    .map((row) => row.areaCode);
}
