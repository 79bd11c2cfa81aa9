import type { FunnelAnswer, FunnelAsk } from '../../../shared/contract/funnel.ts';
import { funnel, funnelLimitsAt, type Funnel } from '../statistics/funnel-limits.ts';
import { shareOf } from '../statistics/proportion.ts';
import { nobody, shownProportion, takingPart } from './counts.ts';
import { countsInRow, countsInYear } from './counts-by-area.ts';
import { inSurveyYear } from './in-survey-year.ts';
import { prevalenceOfAreas } from './prevalence-of-areas.ts';
import type { Source } from './source.ts';
import { widenedTo } from './widened-to.ts';

/**
 * Funnel plot of one indicator over the areas of the filter, with the curves of its limits. The centre line is the
 * figure of all of them together; without it there are no limits.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export function funnelOfAreas(source: Source, ask: FunnelAsk): FunnelAnswer {
  const filter = inSurveyYear(source, widenedTo(ask.level, ask.filter));
  const table = prevalenceOfAreas(source, { level: ask.level, filter });
  const counts = table.areaCode.map((_, row) => countsInRow(table, row, ask.indicator));
  const together = shownProportion(countsInYear(source, filter)[ask.indicator - 1] ?? nobody);
  const target = together && shareOf(together);
  const taking = counts.map((each) => takingPart(target === null ? nobody : each));
  const plot = funnel(taking, {
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
      const shown = shownProportion({ yes, known });
      return { areaCode, yes, known, prevalence: shown && shareOf(shown), z, limits95, limits998, position };
    }),
    curve: curveOf(
      plot,
      counts.map(({ known }) => known ?? 0),
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
