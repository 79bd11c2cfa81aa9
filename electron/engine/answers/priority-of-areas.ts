import type { PriorityAnswer, PriorityAsk } from '../../../shared/contract/priority.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import { riskIndicators } from '../risk/working-definition-1.ts';
import { countsInRow } from './counts-by-area.ts';
import type { IsHidden } from './is-hidden.ts';
import { statisticInThread } from './statistic-in-thread.ts';
import { inSurveyYear } from './in-survey-year.ts';

/**
 * Which areas of a province come first, with the probability of being among the first and the rank with its 90 %
 * interval. Runs in a worker; the same ask gives the same answer. By fewer than the 17 indicators, an area of which one
 * is hidden gets no rank.
 * @throws AppError CANCELLED
 */
export async function priorityOfAreas(
  db: Reader,
  ask: PriorityAsk,
  isHidden: IsHidden,
  signal?: AbortSignal,
): Promise<PriorityAnswer> {
  const area = ask.filter.area === null ? null : codeAtLevel(ask.filter.area, 'province');
  const filter = await inSurveyYear(db, { ...ask.filter, area }, signal);
  const table = await prevalenceByArea(db, { level: ask.level, filter }, signal);
  const indicators = ask.indicators ?? [...riskIndicators];
  const counts = table.areaCode.map((_, row) =>
    indicators.map((indicator) => {
      const { yes, known } = countsInRow(table, row, indicator);
      return { indicator, yes, known };
    }),
  );
  // From a rank by all 17 together no count can be worked out; by fewer, the ranks would tell what is hidden in an area.
  const isOfAll = riskIndicators.every((indicator) => indicators.includes(indicator));
  const ranked = counts.map((row, i) =>
    !isOfAll && indicators.some((indicator) => isHidden(filter.surveyYearBE, table.areaCode[i] ?? null, indicator))
      ? row.map(({ indicator }) => ({ indicator, yes: 0, known: 0 }))
      : row,
  );
  const options = { top: ask.top, draws: ask.draws, seed: ask.seed };
  const ranking = await statisticInThread('priorityRanking', [ranked, options], { signal });
  return {
    surveyYearBE: filter.surveyYearBE,
    level: ask.level,
    indicators,
    ranked: ranking.areas.filter((each) => each !== null).length,
    top: ranking.top,
    draws: ranking.draws,
    seed: ranking.seed,
    rows: table.areaCode.map((areaCode, row) => ({
      areaCode,
      ...(ranking.areas[row] ?? unranked),
      counts: counts[row] ?? [],
    })),
  };
}

const unranked = {
  score: null,
  topProbability: null,
  expectedRank: null,
  medianRank: null,
  rankLow: null,
  rankHigh: null,
  topProbabilityUnderWeights: null,
};
