import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { DistinctCell, LookupPlan } from '../map/value-plan.ts';
import type { RecordCells } from '../read/record-cells.ts';
import { cellWarning, rowsWith } from './cell-warnings.ts';
import { warningOf, type Found } from './findings.ts';

/** The year that a person gave and the one that the file says instead. */
const contradiction = (given: number, used: readonly number[]): Found => ({
  th: `ระบุ ${given} ไฟล์บอก ${used.join(', ')}`,
  en: `given ${given}, the file says ${used.join(', ')}`,
});

/**
 * A year that was given and is not used, because a title or the file's name says another.
 * @param used the year that rows without one of their own get
 */
export function givenYearWarnings(given: number | undefined, used: number | null): readonly Warning[] {
  if (given === undefined || used === null || used === given) return [];
  return [warningOf('year_given_ignored', 0, [], contradiction(given, [used]))];
}

/** What is to be said of a column of survey years. */
export async function yearColumnWarnings(
  records: RecordCells,
  plan: LookupPlan,
  cells: readonly DistinctCell[],
  rules: { readonly fallbackYearBE: number | null; readonly givenYearBE?: number | undefined },
): Promise<readonly Warning[]> {
  const warnings: Warning[] = [];
  const countOf = new Map(cells.map((cell) => [cell.raw, cell.count]));
  const years = [...new Set(plan.numbers.map(({ value }) => value))].toSorted((a, b) => a - b);
  if (years.length > 1) warnings.push(warningOf('several_years', rowsWith(cells), [], years.join(', ')));
  const { givenYearBE, fallbackYearBE } = rules;
  const others = plan.numbers.filter(({ value }) => value !== givenYearBE);
  if (givenYearBE !== undefined && others.length > 0) {
    const count = others.reduce((sum, { raw }) => sum + (countOf.get(raw) ?? 0), 0);
    const found = contradiction(givenYearBE, [...new Set(others.map(({ value }) => value))].slice(0, 5));
    warnings.push(warningOf('year_given_ignored', count, [], found));
  }
  if (fallbackYearBE !== null && plan.unreadable.length > 0)
    warnings.push(await cellWarning(records, 'survey_year_unreadable', 'survey_year', plan.unreadable));
  return warnings;
}
