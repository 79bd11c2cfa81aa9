import type { Filter } from '../../../shared/contract/filter.ts';
import type { PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { indicatorCount, indicators } from '../../../shared/cpms/indicators.ts';
import { levelOfCode } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import type { Counts } from '../queries/counts-by-stratum.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import { nobody, sumOf } from './figure-of.ts';

/** Counts of an indicator (by form number) in a row of a prevalence table; a row that is not there has none. */
export function countsInRow(table: PrevalenceTable, row: number | undefined, indicator: number): Counts {
  if (row === undefined) return nobody;
  const cell = row * indicatorCount + indicator - 1;
  const yes = table.yes[cell] ?? 0;
  const known = yes + (table.no[cell] ?? 0);
  return { yes, known, eligible: known + (table.unknown[cell] ?? 0) };
}

/** The 22 indicators of one area in one year; position i holds indicator i + 1. */
type YearCounts = { readonly surveyYearBE: number; readonly counts: readonly Counts[] };

/** The 22 indicators in the filter's area, or in all areas together when it names none, a row per year with data. */
export async function countsByYear(db: Reader, filter: Filter, signal?: AbortSignal): Promise<readonly YearCounts[]> {
  const level = filter.area === null ? 'province' : (levelOfCode(filter.area) ?? 'province');
  const table = await prevalenceByArea(db, { level, filter }, signal);
  const years = [...new Set(table.surveyYearBE)];
  return years.map((surveyYearBE) => {
    const rows = table.areaCode.flatMap((_, row) => (table.surveyYearBE[row] === surveyYearBE ? [row] : []));
    return {
      surveyYearBE,
      counts: indicators.map(({ no }) => sumOf(rows.map((row) => countsInRow(table, row, no)))),
    };
  });
}

/** The same in the one year of the filter; nobody where there are no data. */
export async function countsInYear(db: Reader, filter: Filter, signal?: AbortSignal): Promise<readonly Counts[]> {
  const [year] = filter.surveyYearBE === null ? [] : await countsByYear(db, filter, signal);
  return year?.counts ?? indicators.map(() => nobody);
}
