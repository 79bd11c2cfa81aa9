import type { AreaMarks, MarksAsk } from '../../../shared/contract/marks.ts';
import type { PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { differencesFromRest } from '../statistics/difference-from-rest.ts';
import { shownProportion, takingPart, type Counts } from './counts.ts';
import { countsInRow } from './counts-by-area.ts';
import { gradeOf } from './figure-of.ts';
import { prevalenceOfAreas } from './prevalence-of-areas.ts';
import type { Source } from './source.ts';

/** Where an area stands with an indicator, and what its figure is worth; null where it is not shown. */
type Standing = { readonly mark: AreaMarks['mark'][number]; readonly grade: AreaMarks['grade'][number] };

/** The rows of an area, one a year, and its counts in the year that is asked about. */
export type AreaYears = {
  readonly code: string;
  readonly rowOfYear: ReadonlyMap<number, number>;
  /** Position i holds indicator i + 1. */
  readonly counts: readonly Counts[];
};

type Standings = {
  /** All years of the areas. */
  readonly table: PrevalenceTable;
  readonly years: readonly number[];
  readonly surveyYearBE: number | null;
  /** Every area of the level that reported in the year, whatever area the filter names. */
  readonly areas: readonly AreaYears[];
  /** By area and indicator. */
  readonly standings: readonly (readonly Standing[])[];
};

/**
 * The one standing of an area for an indicator, which every screen says: against the rest of its province under the same
 * filter, with false-discovery control over all areas of the level and all 22 indicators, whatever area the filter names.
 * What is not shown takes no part; a province has no rest.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`
 */
export function standingsOfAreas(source: Source, { level, filter }: MarksAsk): Standings {
  const everywhere = { ...filter, surveyYearBE: null, area: null };
  const table = prevalenceOfAreas(source, { level, filter: everywhere });
  const years = [...new Set(table.surveyYearBE)].toSorted((a, b) => a - b);
  const surveyYearBE = filter.surveyYearBE ?? years.at(-1) ?? null;
  const areas = areasInYear(table, surveyYearBE);
  const provinces = { ...everywhere, surveyYearBE };
  const marks =
    level === 'province' ? null : marksOf(areas, prevalenceOfAreas(source, { level: 'province', filter: provinces }));
  return {
    table,
    years,
    surveyYearBE,
    areas,
    standings: areas.map(({ counts }, i) =>
      counts.map((each, k): Standing => ({ mark: marks?.[i]?.[k] ?? null, grade: gradeOf(each) })),
    ),
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
function marksOf(areas: readonly AreaYears[], provinces: PrevalenceTable): readonly (readonly Standing['mark'][])[] {
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
    counts.map((area, k): Standing['mark'] => {
      const mark = differences[i * indicators.length + k]?.mark ?? null;
      return mark === 'similar' && gradeOf(area) === 'D' ? 'cannot-tell' : mark;
    }),
  );
}
