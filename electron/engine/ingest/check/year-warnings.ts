import { AppError } from '../../../../shared/contract/app-error.ts';
import type { Warning, YearSource } from '../../../../shared/contract/extracts.ts';
import type { YearSaid } from '../detect/survey-year.ts';
import type { LookupPlan } from '../map/value-plan.ts';
import type { DistinctCell } from '../map/distinct-cell.ts';
import type { RecordCells } from '../read/record-cells.ts';
import { cellWarning, rowsWith } from './cell-warnings.ts';
import { warningOf, type Found } from './findings.ts';

/** The year that a person gave and the one that the file says instead. */
const contradiction = (given: number, used: readonly number[]): Found => ({
  th: `ระบุ ${given} ไฟล์บอก ${used.join(', ')}`,
  en: `given ${given}, the file says ${used.join(', ')}`,
});

/**
 * The survey year of rows that do not say theirs: what titles and names say, or what a person says. A title that names its
 * survey year is not overruled; a year that merely stands there is.
 * @param isFallback  the given year is for what says none only
 * @throws AppError YEAR_CONTRADICTS
 */
export function yearOfTable(
  said: YearSaid | null,
  given: number | undefined,
  isFallback: boolean,
  file: string,
): { readonly surveyYearBE: number; readonly source: Exclude<YearSource, 'column'> } | null {
  if (given === undefined || (said && (isFallback || said.surveyYearBE === given))) return said;
  if (said?.isStrong)
    throw new AppError('YEAR_CONTRADICTS', { file, given, found: String(said.surveyYearBE), where: 'title' });
  return { surveyYearBE: given, source: 'given' };
}

/** What is to be said of the year of rows that do not say theirs. */
export function yearWarnings(
  used: { readonly surveyYearBE: number; readonly source: YearSource },
  said: YearSaid | null,
): readonly Warning[] {
  const code = (
    {
      title: 'year_from_title',
      'file-name': 'year_from_file_name',
      'sheet-name': 'year_from_sheet_name',
      given: 'year_given',
      column: 'year_given',
    } as const
  )[used.source];
  const year = String(used.surveyYearBE);
  const others = [...new Set([...(said ? [said.surveyYearBE] : []), ...(said?.otherYearsBE ?? [])])].filter(
    (other) => other !== used.surveyYearBE,
  );
  const found =
    others.length === 0
      ? year
      : { th: `${year} (ที่อื่นในไฟล์บอก ${others.join(', ')})`, en: `${year} (elsewhere it says ${others.join(', ')})` };
  return [warningOf(code, 0, [], found)];
}

/** What is to be said of a column of survey years. */
export async function yearColumnWarnings(
  records: RecordCells,
  plan: LookupPlan,
  cells: readonly DistinctCell[],
  rules: {
    readonly fallbackYearBE: number | null;
    readonly givenYearBE?: number | undefined;
    readonly isYearFallback?: boolean | undefined;
    readonly file?: string | undefined;
  },
): Promise<readonly Warning[]> {
  const warnings: Warning[] = [];
  const countOf = new Map(cells.map((cell) => [cell.raw, cell.count]));
  const years = [...new Set(plan.numbers.map(({ value }) => value))].toSorted((a, b) => a - b);
  if (years.length > 1) warnings.push(warningOf('several_years', rowsWith(cells), [], years.join(', ')));
  const { givenYearBE, fallbackYearBE, isYearFallback, file } = rules;
  if (givenYearBE !== undefined && !isYearFallback && years.length > 0 && !years.includes(givenYearBE))
    throw new AppError('YEAR_CONTRADICTS', {
      file: file ?? '',
      given: givenYearBE,
      found: years.slice(0, 5).join(', '),
      where: 'column',
    });
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
