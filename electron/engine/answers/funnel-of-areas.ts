import type { FunnelAnswer, FunnelAsk } from '../../../shared/contract/funnel.ts';
import type { Reader } from '../db/database.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import { funnel, funnelLimitsAt, type Funnel } from '../statistics/funnel-limits.ts';
import { shareOf } from '../statistics/proportion.ts';
import { widenedTo } from './widened-to.ts';
import { countsInRow } from './counts-by-area.ts';
import { nobody, sumOf } from './figure-of.ts';
import type { IsHidden } from './is-hidden.ts';
import { inSurveyYear } from './in-survey-year.ts';

/**
 * Funnel plot of one indicator over the areas of the filter, with the curves of its limits. Hidden areas take no part,
 * except in the centre line, which is the figure of all areas together and hidden where that is.
 */
export async function funnelOfAreas(
  db: Reader,
  ask: FunnelAsk,
  isHidden: IsHidden,
  signal?: AbortSignal,
): Promise<FunnelAnswer> {
  const filter = await inSurveyYear(db, widenedTo(ask.level, ask.filter), signal);
  const table = await prevalenceByArea(db, { level: ask.level, filter }, signal);
  const all = table.areaCode.map((_, row) => countsInRow(table, row, ask.indicator));
  const hidden = table.areaCode.map((code) => isHidden(filter.surveyYearBE, code, ask.indicator));
  const counts = all.map((each, row) => (hidden[row] ? nobody : each));
  const target = isHidden(filter.surveyYearBE, filter.area, ask.indicator) ? null : shareOf(sumOf(all));
  const plot = funnel(target === null ? counts.map(() => nobody) : counts, {
    ...(target === null ? {} : { target }),
    ...(ask.adjust === null ? {} : { adjust: ask.adjust }),
  });
  return {
    surveyYearBE: filter.surveyYearBE,
    indicator: ask.indicator,
    target: plot.target,
    phi: plot.phi,
    isOverdispersed: plot.isOverdispersed,
    isAdjusted: plot.isAdjusted,
    points: table.areaCode.map((areaCode, row) => {
      const { z = null, limits95 = null, limits998 = null, position = null } = plot.areas[row] ?? {};
      const { yes, known } = counts[row] ?? nobody;
      const shown = hidden[row] ? { yes: null, known: null } : { yes, known };
      return { areaCode, ...shown, prevalence: shareOf({ yes, known }), z, limits95, limits998, position };
    }),
    curve: curveOf(
      plot,
      counts.map(({ known }) => known),
    ),
  };
}

/** Points enough for a smooth line at the size of a screen; limits bend most at small denominators. */
const curvePoints = 80;

function curveOf({ target, phi, isAdjusted }: Funnel, known: readonly number[]): FunnelAnswer['curve'] {
  if (target === null) return [];
  const largest = Math.ceil(known.reduce((max, each) => Math.max(max, each), 1) * 1.05);
  const sizes = Array.from({ length: curvePoints }, (_, i) => Math.round(largest ** (i / (curvePoints - 1))));
  return [...new Set(sizes)].map((size) => ({
    known: size,
    limits95: funnelLimitsAt(target, size, 0.95, isAdjusted ? phi : null),
    limits998: funnelLimitsAt(target, size, 0.998, isAdjusted ? phi : null),
  }));
}
