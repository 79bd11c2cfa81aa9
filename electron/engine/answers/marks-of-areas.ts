import { type AreaMarks, type MarksAnswer, type MarksAsk } from '../../../shared/contract/marks.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { empiricalBayes, empiricalBayesWithinGroups } from '../statistics/empirical-bayes.ts';
import { shareOf } from '../statistics/proportion.ts';
import { takingPart } from './counts.ts';
import { countsInRow } from './counts-by-area.ts';
import type { Source } from './source.ts';
import { standingsOfAreas, type AreaYears } from './standings-of-areas.ts';
import { trendOf } from './trends-of-area.ts';

/**
 * Grade, mark against the rest of the province, smoothed value and trend of every area and indicator.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export function marksOfAreas(source: Source, ask: MarksAsk): MarksAnswer {
  const { table, years, surveyYearBE, areas, standings } = standingsOfAreas(source, ask);
  const smoothed = smoothedOf(areas, ask.level === 'community');
  const wanted = (code: string): boolean => code.startsWith(ask.filter.area ?? '');
  return {
    surveyYearBE,
    years: [...years],
    noMoreThanChance: smoothed.noMoreThanChance,
    rows: areas.flatMap((area, i): AreaMarks[] => {
      if (!wanted(area.code)) return [];
      const series = indicators.map(({ no }) =>
        years.map((year) => ({ surveyYearBE: year, ...countsInRow(table, area.rowOfYear.get(year), no) })),
      );
      return [
        {
          areaCode: area.code,
          grade: indicators.map((_, k) => standings[i]?.[k]?.grade ?? null),
          mark: indicators.map((_, k) => standings[i]?.[k]?.mark ?? null),
          smoothed: indicators.map((_, k) => smoothed.values[k]?.[i] ?? null),
          trend: series.map((each) => trendOf(each.filter(({ known }) => known !== 0)).verdict),
          byYear: series.map((each) => each.map((counts) => shareOf(takingPart(counts)))),
        },
      ];
    }),
  };
}

/** Communities are smoothed within their amphoe where it has at least five, other areas within their province. */
function smoothedOf(
  areas: readonly AreaYears[],
  areCommunities: boolean,
): { readonly values: readonly (readonly (number | null)[])[]; readonly noMoreThanChance: boolean[] } {
  const results = indicators.map((_, k) => {
    const counts = areas.map((area) => ({
      ...takingPart(area.counts[k] ?? { yes: 0, known: 0 }),
      group: codeAtLevel(area.code, 'amphoe'),
    }));
    const whole = empiricalBayes(counts);
    return {
      values: areCommunities
        ? empiricalBayesWithinGroups(counts).map(({ smoothed }) => smoothed)
        : whole.areas.map(({ smoothed }) => smoothed),
      isChance: whole.noMoreThanChance,
    };
  });
  return { values: results.map(({ values }) => values), noMoreThanChance: results.map(({ isChance }) => isChance) };
}
