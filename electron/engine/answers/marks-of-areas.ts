import { type AreaMarks, type MarksAnswer, type MarksAsk } from '../../../shared/contract/marks.ts';
import type { PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { differencesFromRest } from '../statistics/difference-from-rest.ts';
import { empiricalBayes, empiricalBayesWithinGroups } from '../statistics/empirical-bayes.ts';
import { shareOf } from '../statistics/proportion.ts';
import { shownProportion, takingPart, type Counts } from './counts.ts';
import { countsInRow } from './counts-by-area.ts';
import { gradeOf } from './figure-of.ts';
import { prevalenceOfAreas } from './prevalence-of-areas.ts';
import type { Source } from './source.ts';
import { trendOf } from './trends-of-area.ts';

type Mark = AreaMarks['mark'][number];

/** The rows of an area, one a year, and its counts in the year that is asked about. */
type AreaYears = {
  readonly code: string;
  readonly rowOfYear: ReadonlyMap<number, number>;
  /** Position i holds indicator i + 1. */
  readonly counts: readonly Counts[];
};

/**
 * Grade, mark against the rest of the province, smoothed value and trend of every area and indicator. The
 * comparison is always with the whole province, whatever area the filter names. What is not shown takes no part.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export function marksOfAreas(source: Source, ask: MarksAsk): MarksAnswer {
  const everywhere = { ...ask.filter, surveyYearBE: null, area: null };
  const table = prevalenceOfAreas(source, { level: ask.level, filter: everywhere });
  const years = [...new Set(table.surveyYearBE)].toSorted((a, b) => a - b);
  const surveyYearBE = ask.filter.surveyYearBE ?? years.at(-1) ?? null;
  const areas = areasInYear(table, surveyYearBE);
  const isWhole = ask.level === 'province';
  const provinces = { ...everywhere, surveyYearBE };
  const marks = isWhole ? [] : marksOf(areas, prevalenceOfAreas(source, { level: 'province', filter: provinces }));
  const smoothed = smoothedOf(areas, ask.level === 'community');
  const wanted = (code: string): boolean => code.startsWith(ask.filter.area ?? '');
  return {
    surveyYearBE,
    years,
    noMoreThanChance: smoothed.noMoreThanChance,
    rows: areas.flatMap((area, i): AreaMarks[] => {
      if (!wanted(area.code)) return [];
      const series = indicators.map(({ no }) =>
        years.map((year) => ({ surveyYearBE: year, ...countsInRow(table, area.rowOfYear.get(year), no) })),
      );
      return [
        {
          areaCode: area.code,
          grade: area.counts.map(gradeOf),
          mark: indicators.map((_, k) => marks[i]?.[k] ?? null),
          smoothed: indicators.map((_, k) => smoothed.values[k]?.[i] ?? null),
          trend: series.map((each) => trendOf(each.filter(({ known }) => known !== 0)).verdict),
          byYear: series.map((each) => each.map((counts) => shareOf(takingPart(counts)))),
        },
      ];
    }),
  };
}

function areasInYear(table: PrevalenceTable, surveyYearBE: number | null): readonly AreaYears[] {
  const byCode = new Map<string, Map<number, number>>();
  table.areaCode.forEach((code, row) => {
    const known = byCode.get(code) ?? new Map<number, number>();
    known.set(table.surveyYearBE[row] ?? 0, row);
    byCode.set(code, known);
  });
  return [...byCode]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([code, rowOfYear]) => {
      const row = rowOfYear.get(surveyYearBE ?? 0);
      const counts = indicators.map(({ no }) => countsInRow(table, row, no));
      return row === undefined ? [] : [{ code, rowOfYear, counts }];
    });
}

/** By area and indicator. Where the figures of area and rest are too few to say, "similar" would be too much said. */
function marksOf(areas: readonly AreaYears[], provinces: PrevalenceTable): readonly (readonly Mark[])[] {
  const rowOf = new Map(provinces.areaCode.map((code, row) => [code, row]));
  const comparisons = areas.flatMap(({ code, counts }) => {
    const row = rowOf.get(codeAtLevel(code, 'province'));
    return counts.map((area, k) => {
      const whole = shownProportion(countsInRow(provinces, row, k + 1));
      const nothing = { yes: 0, known: 0 };
      return whole === null ? { area: nothing, whole: nothing } : { area: takingPart(area), whole };
    });
  });
  const differences = differencesFromRest(comparisons);
  return areas.map(({ counts }, i) =>
    counts.map((area, k): Mark => {
      const mark = differences[i * indicators.length + k]?.mark ?? null;
      return mark === 'similar' && gradeOf(area) === 'D' ? 'cannot-tell' : mark;
    }),
  );
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
