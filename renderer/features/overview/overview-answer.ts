import type { AreaPrevalence } from '../../../shared/contract/analysis.ts';
import { indicators, type Indicator } from '../../../shared/cpms/indicators.ts';
import type { GapsAnswer } from '../../../shared/contract/gaps.ts';
import type { AreaMarks } from '../../../shared/contract/marks.ts';
import { gapDirection } from '../../figures/clear-gap.ts';
import {
  isAbove,
  readFigure,
  readRow,
  standingOf,
  type FigureReading,
} from '../../../shared/figures/figure-reading.ts';
import type { HiddenCount } from '../../figures/mostly-hidden.tsx';
import type { HeatRow } from './heat-model.ts';

/**
 * Indicators that speak of a problem: harm and need. Circumstances (1, 2, 4, 5, 7, 8, 9, 17) are no
 * harm in themselves and services (16) are no risk.
 */
export const harmAndNeed: readonly Indicator[] = indicators.filter(
  (indicator) => indicator.kind === 'harm' || indicator.kind === 'need',
);

/** A problem in which migrant and Thai children are clearly apart. */
export type GroupContrast = {
  readonly indicator: Indicator;
  readonly migrant: FigureReading;
  readonly thai: FigureReading;
};

/**
 * Problems in which migrant and Thai children differ clearly (the interval of the difference leaves zero out), the
 * widest ratio first. Child indicators only: households are not of one group.
 */
export function groupContrasts(answer: GapsAnswer | null): {
  readonly migrantHigher: readonly GroupContrast[];
  readonly thaiHigher: readonly GroupContrast[];
  readonly hidden: HiddenCount;
} {
  const read = harmAndNeed
    .filter((indicator) => indicator.unit === 'child')
    .flatMap((indicator) => {
      const row = answer?.rows[indicator.no - 1];
      const gap = row?.groups.find((each) => each.group === 'migrant');
      if (!row || !gap) return [];
      return [
        { indicator, migrant: readFigure(gap, indicator.no), thai: readFigure(row.reference, indicator.no), gap },
      ];
    });
  const contrasts = read.filter(({ migrant, thai }) => migrant.state === 'shown' && thai.state === 'shown');
  const hidden = read.filter(({ migrant, thai }) => migrant.state === 'hidden' || thai.state === 'hidden').length;
  const ratio = ({ gap }: (typeof contrasts)[number]): number => gap.ratioInterval?.low ?? gap.ratio ?? Infinity;
  const inverse = ({ gap }: (typeof contrasts)[number]): number => 1 / (gap.ratioInterval?.high ?? gap.ratio ?? 0);
  const found = (direction: 'higher' | 'lower') => contrasts.filter(({ gap }) => gapDirection(gap) === direction);
  const named = ({ indicator, migrant, thai }: GroupContrast): GroupContrast => ({ indicator, migrant, thai });
  return {
    migrantHigher: found('higher')
      .toSorted((a, b) => ratio(b) - ratio(a))
      .map(named),
    thaiHigher: found('lower')
      .toSorted((a, b) => inverse(b) - inverse(a))
      .map(named),
    hidden: { hidden, all: read.length },
  };
}

/** A problem with its figure and how it went over the loaded years. */
export type ProblemFigure = {
  readonly indicator: Indicator;
  readonly reading: FigureReading;
  readonly trend: AreaMarks['trend'][number] | null;
};

/**
 * Problems of an area, most frequent first. Within a province those clearly above the rest of it come alone;
 * `isAboveRest` says whether there were any.
 */
export function problemsOf(
  area: AreaPrevalence | null,
  marks: AreaMarks | null,
): { readonly isAboveRest: boolean; readonly problems: readonly ProblemFigure[] } {
  if (!area) return { isAboveRest: false, problems: [] };
  const all = harmAndNeed
    .map((indicator) => ({
      indicator,
      reading: readRow(area, indicator.no, marks),
      trend: marks?.trend[indicator.no - 1] ?? null,
    }))
    .filter(({ reading }) => reading.state === 'shown' && (reading.yes ?? 0) > 0)
    .toSorted((a, b) => (b.reading.prevalence ?? 0) - (a.reading.prevalence ?? 0));
  const above = all.filter(({ reading }) => isAbove(standingOf(reading)));
  return above.length > 0 ? { isAboveRest: true, problems: above } : { isAboveRest: false, problems: all };
}

/** An area and the problems in which it lies clearly above its province. */
type StandingOut = { readonly areaCode: string; readonly problems: readonly Indicator[] };

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
      const problems = harmAndNeed.filter((indicator) => {
        const own = readRow(figures, indicator.no, marks);
        const reference = readRow(province, indicator.no);
        const mark = standingOf(own);
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
