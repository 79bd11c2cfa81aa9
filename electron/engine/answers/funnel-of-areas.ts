import type { FunnelAnswer, FunnelAsk } from '../../../shared/contract/funnel.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { funnel, funnelLimitsAt, type Funnel } from '../statistics/funnel-limits.ts';
import { shareOf } from '../statistics/proportion.ts';
import { nobody, shownProportion, takingPart } from './counts.ts';
import { countsInRow, countsInYear } from './counts-by-area.ts';
import { inSurveyYear } from './in-survey-year.ts';
import { prevalenceOfAreas } from './prevalence-of-areas.ts';
import type { Source } from './source.ts';
import { standingsOfAreas } from './standings-of-areas.ts';
import { widenedTo } from './widened-to.ts';

/**
 * A picture of where the areas of a filter stand with one indicator: their figures by the number of answers, each with its
 * standing, around the figure of the whole province. The limits are context and decide nothing: they are not widened
 * where areas differ more than by chance (φ says so). Without the province's figure there are none.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export function funnelOfAreas(source: Source, ask: FunnelAsk): FunnelAnswer {
  const filter = inSurveyYear(source, widenedTo(ask.level, ask.filter));
  const table = prevalenceOfAreas(source, { level: ask.level, filter });
  const counts = table.areaCode.map((_, row) => countsInRow(table, row, ask.indicator));
  const province = { ...filter, area: filter.area && codeAtLevel(filter.area, 'province') };
  const together = shownProportion(countsInYear(source, province)[ask.indicator - 1] ?? nobody);
  const target = together && shareOf(together);
  const taking = counts.map((each) => takingPart(target === null ? nobody : each));
  const plot = funnel(taking, { ...(target === null ? {} : { target }), adjust: false });
  const { areas, standings } = standingsOfAreas(source, { level: ask.level, filter });
  const standingOf = new Map(areas.map(({ code }, i) => [code, standings[i]?.[ask.indicator - 1]]));
  return {
    surveyYearBE: filter.surveyYearBE,
    indicator: ask.indicator,
    target: plot.target,
    phi: plot.phi,
    isOverdispersed: plot.isOverdispersed,
    points: table.areaCode.map((areaCode, row) => {
      const { z = null, limits95 = null, limits998 = null } = plot.areas[row] ?? {};
      const { yes, known } = counts[row] ?? nobody;
      const shown = shownProportion({ yes, known });
      const mark = standingOf.get(areaCode)?.mark ?? null;
      return { areaCode, yes, known, prevalence: shown && shareOf(shown), z, limits95, limits998, mark };
    }),
    curve: curveOf(
      plot,
      counts.map(({ known }) => known ?? 0),
    ),
  };
}

/** Points enough for a smooth line at the size of a screen; limits bend most at small denominators. */
const curvePoints = 80;

function curveOf({ target }: Funnel, known: readonly number[]): FunnelAnswer['curve'] {
  if (target === null) return [];
  const largest = Math.ceil(known.reduce((max, each) => Math.max(max, each), 1) * 1.05);
  const sizes = Array.from({ length: curvePoints }, (_, i) => Math.round(largest ** (i / (curvePoints - 1))));
  return [...new Set(sizes)].map((size) => ({
    known: size,
    limits95: funnelLimitsAt(target, size, 0.95, null),
    limits998: funnelLimitsAt(target, size, 0.998, null),
  }));
}
