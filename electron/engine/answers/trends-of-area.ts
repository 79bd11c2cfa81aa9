import type { IndicatorTrend, TrendsAnswer, TrendsAsk } from '../../../shared/contract/trends.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import type { Reader } from '../db/database.ts';
import type { Counts } from '../queries/counts-by-stratum.ts';
import { yearSummaries } from '../queries/year-summaries.ts';
import { trendVerdict } from '../statistics/trend-verdict.ts';
import { countsByYear } from './counts-by-area.ts';
import { figureOf, nobody } from './figure-of.ts';

/** What the loaded years say about each of the 22 indicators in an area. */
export async function trendsOfArea(db: Reader, ask: TrendsAsk, signal?: AbortSignal): Promise<TrendsAnswer> {
  const filter = { ...ask.filter, surveyYearBE: null };
  const [loaded, rows] = await Promise.all([yearSummaries(db, signal), countsByYear(db, filter, signal)]);
  const years = loaded.map(({ surveyYearBE }) => surveyYearBE);
  return {
    areaCode: filter.area,
    years,
    rows: indicators.map(({ no }, i) => {
      const series = years.map((surveyYearBE) => ({
        surveyYearBE,
        ...(rows.find((row) => row.surveyYearBE === surveyYearBE)?.counts[i] ?? nobody),
      }));
      return trendOf(no, series);
    }),
  };
}

function trendOf(indicator: number, series: readonly (Counts & { readonly surveyYearBE: number })[]): IndicatorTrend {
  const trend = trendVerdict(series);
  return {
    indicator,
    verdict: trend.verdict,
    yearsUsed: [...trend.yearsUsed],
    yearsLeftOut: [...trend.yearsLeftOut],
    change: trend.change,
    test: trend.test && { z: trend.test.z, p: trend.test.p },
    smallestVisible: trend.smallestVisible,
    seenWith80Power: trend.seenWith80Power,
    years: series.map(({ surveyYearBE, ...counts }) => ({ surveyYearBE, ...figureOf(counts) })),
  };
}
