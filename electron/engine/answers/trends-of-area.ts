import type { IndicatorTrend, TrendsAnswer, TrendsAsk } from '../../../shared/contract/trends.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { trendVerdict } from '../statistics/trend-verdict.ts';
import { nobody, shownProportion, type Counts } from './counts.ts';
import { countsByYear } from './counts-by-area.ts';
import { figureOf } from './figure-of.ts';
import type { Source } from './source.ts';

/**
 * What the loaded years say about each of the 22 indicators in an area.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export function trendsOfArea(source: Source, ask: TrendsAsk): TrendsAnswer {
  const filter = { ...ask.filter, surveyYearBE: null };
  const { years } = source.cube;
  const rows = countsByYear(source, filter);
  return {
    areaCode: filter.area,
    years: [...years],
    rows: indicators.map(({ no }, i): IndicatorTrend => {
      const series = years.map((surveyYearBE) => ({
        surveyYearBE,
        ...(rows.find((row) => row.surveyYearBE === surveyYearBE)?.counts[i] ?? nobody),
      }));
      return {
        indicator: no,
        ...trendOf(series),
        years: series.map(({ surveyYearBE, ...counts }) => ({ surveyYearBE, ...figureOf(counts) })),
      };
    }),
  };
}

type Trend = Omit<IndicatorTrend, 'indicator' | 'years'>;

/** What some years say together: nothing where one of them is not shown. */
export function trendOf(series: readonly (Counts & { readonly surveyYearBE: number })[]): Trend {
  const shown = series.flatMap((each) => {
    const counts = shownProportion(each);
    return counts === null ? [] : [{ surveyYearBE: each.surveyYearBE, ...counts }];
  });
  if (shown.length < series.length) return hiddenTrend;
  const trend = trendVerdict(shown);
  return {
    verdict: trend.verdict,
    yearsUsed: [...trend.yearsUsed],
    yearsLeftOut: [...trend.yearsLeftOut],
    change: trend.change,
    test: trend.test && { z: trend.test.z, p: trend.test.p },
    smallestVisible: trend.smallestVisible,
    seenWith80Power: trend.seenWith80Power,
  };
}

const hiddenTrend: Trend = {
  verdict: 'hidden',
  yearsUsed: [],
  yearsLeftOut: [],
  change: null,
  test: null,
  smallestVisible: null,
  seenWith80Power: null,
};
