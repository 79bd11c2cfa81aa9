import type { AreaMarks, MarksAnswer, MarksAsk } from '../../../shared/contract/marks.ts';
import type { PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { indicatorCount, indicators } from '../../../shared/cpms/indicators.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import { differencesFromRest } from '../statistics/difference-from-rest.ts';
import { empiricalBayes, empiricalBayesWithinGroups } from '../statistics/empirical-bayes.ts';
import type { Proportion } from '../statistics/proportion.ts';
import { reliabilityGrade } from '../statistics/reliability-grade.ts';
import { trendVerdict } from '../statistics/trend-verdict.ts';

/** Rows of a table by area, one year each. */
type AreaYears = { readonly code: string; readonly rowOfYear: ReadonlyMap<number, number> };

/**
 * Grade, mark against the rest of the province, smoothed value and trend of every area and indicator. The
 * comparison is always with the whole province, whatever area the filter names.
 */
export async function marksOfAreas(db: Reader, ask: MarksAsk, signal?: AbortSignal): Promise<MarksAnswer> {
  const everyYear = { ...ask.filter, surveyYearBE: null };
  const [table, provinces] = await Promise.all([
    prevalenceByArea(db, { level: ask.level, filter: { ...everyYear, area: null } }, signal),
    prevalenceByArea(db, { level: 'province', filter: { ...everyYear, area: null } }, signal),
  ]);
  const years = [...new Set(table.surveyYearBE)].toSorted((a, b) => a - b);
  const surveyYearBE = ask.filter.surveyYearBE ?? years.at(-1) ?? null;
  const areas = areaYears(table).filter(({ rowOfYear }) => surveyYearBE !== null && rowOfYear.has(surveyYearBE));
  const rows = areas.map(({ rowOfYear }) => rowOfYear.get(surveyYearBE ?? 0) ?? -1);
  const marks = marksOf(table, provinces, areas, rows, surveyYearBE ?? 0, ask.level === 'province');
  const smoothed = smoothedOf(table, areas, rows, ask.level === 'community');
  const wanted = (code: string): boolean => code.startsWith(ask.filter.area ?? '');
  return {
    surveyYearBE,
    years,
    noMoreThanChance: smoothed.noMoreThanChance,
    rows: areas.flatMap((area, i): AreaMarks[] => {
      if (!wanted(area.code)) return [];
      const row = rows[i] ?? -1;
      const series = indicators.map((_, k) =>
        years.map((year) => ({ surveyYearBE: year, ...countsAt(table, area.rowOfYear.get(year) ?? -1, k) })),
      );
      return [
        {
          areaCode: area.code,
          grade: indicators.map((_, k) => gradeAt(table, row, k)),
          mark: indicators.map((_, k) => marks[i * indicatorCount + k] ?? null),
          smoothed: indicators.map((_, k) => smoothed.values[k]?.[i] ?? null),
          trend: series.map((each) => trendVerdict(each.filter(({ known }) => known > 0)).verdict),
          byYear: series.map((each) => each.map(({ yes, known }) => (known === 0 ? null : yes / known))),
        },
      ];
    }),
  };
}

/** A smoothed figure rests on the mean and spread of all areas: further digits would say something of hidden ones. */
export const thousandthsOf = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 1000) / 1000;

function areaYears(table: PrevalenceTable): readonly AreaYears[] {
  const byCode = new Map<string, Map<number, number>>();
  table.areaCode.forEach((code, row) => {
    const known = byCode.get(code) ?? new Map<number, number>();
    known.set(table.surveyYearBE[row] ?? 0, row);
    byCode.set(code, known);
  });
  return [...byCode].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, rowOfYear]) => ({ code, rowOfYear }));
}

function countsAt(table: PrevalenceTable, row: number, indicator: number): Proportion {
  const cell = row * indicatorCount + indicator;
  const yes = table.yes[cell] ?? 0;
  return { yes, known: yes + (table.no[cell] ?? 0) };
}

function gradeAt(table: PrevalenceTable, row: number, indicator: number): AreaMarks['grade'][number] {
  const { yes, known } = countsAt(table, row, indicator);
  const eligible = known + (table.unknown[row * indicatorCount + indicator] ?? 0);
  return reliabilityGrade(yes, known, { completeness: eligible === 0 ? 1 : known / eligible }).grade;
}

function marksOf(
  table: PrevalenceTable,
  provinces: PrevalenceTable,
  areas: readonly AreaYears[],
  rows: readonly number[],
  surveyYearBE: number,
  isWhole: boolean,
): readonly AreaMarks['mark'][number][] {
  if (isWhole) return [];
  const provinceRow = new Map(provinces.areaCode.map((code, row) => [`${provinces.surveyYearBE[row]} ${code}`, row]));
  const comparisons = areas.flatMap(({ code }, i) => {
    const whole = provinceRow.get(`${surveyYearBE} ${codeAtLevel(code, 'province')}`) ?? -1;
    return indicators.map((_, k) => ({
      area: countsAt(table, rows[i] ?? -1, k),
      whole: countsAt(provinces, whole, k),
    }));
  });
  return differencesFromRest(comparisons).map(({ mark }) => mark);
}

/** Communities are smoothed within their amphoe where it has at least five, other areas within their province. */
function smoothedOf(
  table: PrevalenceTable,
  areas: readonly AreaYears[],
  rows: readonly number[],
  areCommunities: boolean,
): { readonly values: readonly (readonly (number | null)[])[]; readonly noMoreThanChance: boolean[] } {
  const results = indicators.map((_, k) => {
    const counts = areas.map((area, i) => ({
      ...countsAt(table, rows[i] ?? -1, k),
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
