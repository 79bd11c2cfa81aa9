import { integer, join, sql, type Sql } from '../db/sql.ts';
import type { NumberColumn } from '../db/stored-column.ts';

/** Where a row stands in its file: the sheets of a workbook have the same lines. */
const place: readonly NumberColumn[] = [
  { name: 'sheet_no', type: 'uint8' },
  { name: 'line', type: 'int32' },
];

/**
 * A child in a survey year: no name, no number, no address, but a key made of the child's and the household's id with a
 * secret, the month of birth, and the answers as two masks (bit 0 = indicator 1).
 */
const childColumns: readonly NumberColumn[] = [
  ...place,
  { name: 'survey_year', type: 'int16' },
  { name: 'community', type: 'int32' },
  { name: 'child_key', type: 'uint64' },
  { name: 'household_key', type: 'uint64' },
  { name: 'sex', type: 'uint8' },
  { name: 'age_years', type: 'uint8' },
  { name: 'birth_month', type: 'int32' },
  { name: 'nationality', type: 'uint8' },
  { name: 'is_migrant', type: 'bool' },
  { name: 'yes_bits', type: 'int32' },
  { name: 'no_bits', type: 'int32' },
];

/** A household's answers from a table of its own; the community is null where that table does not say it. */
const householdColumns: readonly NumberColumn[] = [
  ...place,
  { name: 'survey_year', type: 'int16' },
  { name: 'community', type: 'int32' },
  { name: 'household_key', type: 'uint64' },
  { name: 'yes_bits', type: 'int32' },
  { name: 'no_bits', type: 'int32' },
];

/** An indicator of a community as a count; `children` is null where the file does not say how many there are. */
const countColumns: readonly NumberColumn[] = [
  ...place,
  { name: 'survey_year', type: 'int16' },
  { name: 'community', type: 'int32' },
  { name: 'indicator', type: 'uint8' },
  { name: 'yes', type: 'int32' },
  { name: 'known', type: 'int32' },
  { name: 'children', type: 'int32' },
];

/** Columns of a `persons` segment; `extract` is a place in the command's `extractIds`. */
export const personColumns: readonly NumberColumn[] = [
  { name: 'extract', type: 'int32' },
  ...place,
  { name: 'person_key', type: 'uint64' },
];

/**
 * The rows of an extract by kind: their columns, which are those of the kind's segment; the table that holds them; and
 * the one where those of an import wait until they come in. Both tables have the extract's number and the row's
 * standing before these columns.
 */
export const rowKinds = {
  children: { columns: childColumns, table: 'child_row', staged: 'staged_child' },
  households: { columns: householdColumns, table: 'household_row', staged: 'staged_household' },
  counts: { columns: countColumns, table: 'count_row', staged: 'staged_count' },
} as const;

export type RowKind = keyof typeof rowKinds;

export const everyRowKind: readonly RowKind[] = ['children', 'households', 'counts'];

/** The condition that a row is of one of these extracts. */
export function ofExtracts(extractNos: readonly number[]): Sql {
  return extractNos.length === 0 ? sql`false` : sql`extract_no IN (${join(extractNos.map(integer), ', ')})`;
}
