import type { Reader } from '../db/database.ts';
import type { IntegerColumns } from '../db/integer-columns.ts';
import { sql } from '../db/sql.ts';
import { sums, type PrevalenceQuestion } from './prevalence-question.ts';
import { areaOf, isAboutSomeChildren, whereCell, whereHousehold } from './where-cell.ts';

/** Sums of counts of children or households by year and area, in that order, from the cells of the communities. */
export function sumsOfCells(
  db: Reader,
  counted: 'children' | 'households',
  names: readonly string[],
  { level, filter, isOfRecords = false }: PrevalenceQuestion,
  signal?: AbortSignal,
): Promise<IntegerColumns> {
  const isPart = isAboutSomeChildren(filter);
  const [table, where] =
    counted === 'children'
      ? [isPart ? sql`cell` : sql`cell_total`, whereCell(filter)]
      : [isPart ? sql`household_cell` : sql`household_total`, whereHousehold(filter)];
  return db.integers(
    sql`SELECT survey_year::INTEGER AS survey_year, (${areaOf(level)})::INTEGER AS area, ${sums(names)}
      FROM ${table} WHERE ${where}${isOfRecords && !isPart ? sql` AND NOT is_counted` : sql``} GROUP BY 1, 2 ORDER BY 1, 2`,
    signal,
  );
}
