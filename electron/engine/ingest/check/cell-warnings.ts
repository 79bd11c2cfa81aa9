import { allFields } from '../../../../shared/cpms/layout.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { WarningCode } from '../../../../shared/i18n/th/checks.ts';
import { identifier, join, sql, type Sql } from '../../db/sql.ts';
import { quotableCell } from '../../../../shared/cpms/cell-shape.ts';
import { isUnknownCode, readNationality } from '../map/read-cells.ts';
import type { LookupField, LookupPlan } from '../map/value-plan.ts';
import type { DistinctCell } from '../map/distinct-cell.ts';
import type { RecordCells } from '../read/record-cells.ts';
import { listedLines, warningOf, type Found } from './findings.ts';

/** Fewer filled cells say nothing about what a column holds. */
const fewestCells = 3;

const identifiers = new Set(allFields.filter((field) => field.isIdentifier).map((field) => field.key));

/** How many rows hold one of these cells. */
export const rowsWith = (cells: readonly DistinctCell[]): number => cells.reduce((sum, cell) => sum + cell.count, 0);

/** The words for a field in both languages. */
export function fieldNamed(key: string): { readonly th: string; readonly en: string } {
  const field = allFields.find((each) => each.key === key);
  return field ? { th: field.th, en: field.en } : { th: key, en: key };
}

/**
 * Whether a column is evidently not what it was mapped to: more than a third of its filled cells cannot be read. A
 * column whose own header names who a child is needs one such cell only.
 * @param filled  rows with something in the column
 * @param unreadable  of them, those that cannot be read
 */
function isUnlikelyColumn(filled: number, unreadable: number, isHeaderPersonal: boolean): boolean {
  return filled >= (isHeaderPersonal ? 1 : fewestCells) && unreadable * 3 > filled;
}

/** The warning for a column that is evidently another one. */
export function columnFitWarnings(
  records: RecordCells,
  field: string,
  cells: readonly DistinctCell[],
  unreadable: readonly DistinctCell[],
): readonly Warning[] {
  const filled = rowsWith(cells.filter((cell) => cell.text.trim() !== ''));
  const wrong = rowsWith(unreadable.filter((cell) => cell.text.trim() !== ''));
  const isHeaderPersonal = records.loaded.personalFields.has(field) && !identifiers.has(field);
  return isUnlikelyColumn(filled, wrong, isHeaderPersonal)
    ? [warningOf('column_unlikely', wrong, [], fieldNamed(field))]
    : [];
}

const comparedAtMost = 200;

/** The condition that a field has one of the first of these cells: enough to name lines. */
function isOneOf(field: string, cells: readonly DistinctCell[]): Sql {
  const raws = cells.flatMap((cell) => (cell.raw === null ? [] : [cell.raw])).slice(0, comparedAtMost);
  return sql`${identifier(field)} IN (${join(
    raws.map((raw) => sql`${raw}`),
    ', ',
  )})`;
}

/** A warning about cells of a column, with their shape and the name of the field. */
export async function cellWarning(
  records: RecordCells,
  code: WarningCode,
  field: string,
  cells: readonly DistinctCell[],
): Promise<Warning> {
  const lines = await records.lines('records', isOneOf(field, cells), listedLines);
  return warningOf(code, rowsWith(cells), lines, foundIn(code, field, cells));
}

const quotedAtMost = 5;

/** The first cells as they may be named; with how often each stands there, and how many others, where all must be seen. */
function quotedCells(field: string, cells: readonly DistinctCell[], isCounted: boolean): string {
  const counts = new Map<string, number>();
  for (const { text, count } of cells) {
    const shown = quotableCell(field, text);
    // Of a word of which nothing is told there is nothing to see but how often it stands there.
    if (!isCounted && /^[•\s]*$/.test(shown)) continue;
    counts.set(shown, (counts.get(shown) ?? 0) + count);
  }
  const named = [...counts]
    .slice(0, quotedAtMost)
    .map(([shown, count]) => `"${shown}"${isCounted ? ` (${count})` : ''}`);
  const more = counts.size - named.length;
  return [...named, ...(isCounted && more > 0 ? [`+${more}`] : [])].join(', ');
}

const codesWithField: ReadonlySet<WarningCode> = new Set([
  'answer_unreadable',
  'answers_unlikely',
  'date_unreadable',
  'date_order_mixed',
  'birth_year_only',
  'two_digit_year',
]);

/** What a warning about cells names: the field, and the cells as far as they tell of nobody. */
export function foundIn(code: WarningCode, field: string, cells: readonly DistinctCell[]): Found {
  const quoted = quotedCells(field, cells, field.startsWith('ind'));
  if (!codesWithField.has(code)) return quoted;
  const { th, en } = fieldNamed(field);
  const number = /^ind(\d\d)$/.exec(field)?.[1];
  const label = (name: string): string => (number === undefined ? name : `${Number(number)}. ${name}`);
  const after = quoted === '' ? '' : ` ${quoted}`;
  return { th: label(th) + after, en: label(en) + after };
}

const unreadableCodes: Partial<Record<LookupField, WarningCode>> = {
  sex: 'sex_unreadable',
  survey_date: 'date_unreadable',
  birth_date: 'date_unreadable',
  age_years: 'age_unreadable',
};

/** What is to be said of the distinct cells of a column that is looked up. */
export async function lookupWarnings(
  records: RecordCells,
  field: Exclude<LookupField, 'community_code'>,
  plan: LookupPlan,
  cells: readonly DistinctCell[],
): Promise<readonly Warning[]> {
  const warnings: Warning[] = [];
  const code = unreadableCodes[field];
  const { unreadable } = plan;
  if (code && unreadable.length > 0) warnings.push(await cellWarning(records, code, field, unreadable));
  if (plan.uncertain.length > 0) warnings.push(await cellWarning(records, 'birth_year_only', field, plan.uncertain));
  if (plan.shortYear.length > 0) warnings.push(await cellWarning(records, 'two_digit_year', field, plan.shortYear));
  if (plan.gregorian.length > 0) warnings.push(await cellWarning(records, 'year_gregorian', field, plan.gregorian));
  const others = field === 'nationality' ? cells.filter((cell) => readNationality(cell.text) === null) : [];
  if (others.length > 0) warnings.push(await cellWarning(records, 'nationality_other', field, others));
  const wrong = field === 'nationality' ? others.filter(({ text }) => !isUnknownCode(text)) : unreadable;
  return [...warnings, ...columnFitWarnings(records, field, cells, wrong)];
}
