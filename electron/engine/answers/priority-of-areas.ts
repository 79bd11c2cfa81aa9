import type { PriorityAnswer, PriorityAsk } from '../../../shared/contract/priority.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { riskNumbers } from '../disclosure/lattice.ts';
import { shownProportion } from './counts.ts';
import { countsInRow } from './counts-by-area.ts';
import { inSurveyYear } from './in-survey-year.ts';
import { prevalenceOfAreas } from './prevalence-of-areas.ts';
import type { Source } from './source.ts';
import { statisticInThread } from './statistic-in-thread.ts';

/**
 * Which areas of a province come first, with the probability of being among the first and the rank with its 90 %
 * interval. Runs in a worker; the same ask gives the same answer. An area of which a count is not shown gets no rank.
 * @throws AppError CANCELLED; FINER_THAN_RELEASED as `areaFigures`
 */
export async function priorityOfAreas(source: Source, ask: PriorityAsk, signal?: AbortSignal): Promise<PriorityAnswer> {
  const area = ask.filter.area === null ? null : codeAtLevel(ask.filter.area, 'province');
  const filter = inSurveyYear(source, { ...ask.filter, area });
  const table = prevalenceOfAreas(source, { level: ask.level, filter });
  const indicators = ask.indicators ?? [...riskNumbers];
  const counts = table.areaCode.map((_, row) =>
    indicators.map((indicator) => {
      const { yes, known } = countsInRow(table, row, indicator);
      return { indicator, yes, known };
    }),
  );
  const ranked = counts.map((row) => {
    const shown = row.flatMap((each) => shownProportion(each) ?? []);
    return shown.length === row.length ? shown : row.map(() => ({ yes: 0, known: 0 }));
  });
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
