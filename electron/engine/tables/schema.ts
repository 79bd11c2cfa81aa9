import { numberTypes, type NumberColumn } from '../db/stored-column.ts';
import { sql, type Sql } from '../db/sql.ts';
import { cellCounts, householdCounts } from './cube-counts.ts';
import { everyRowKind, personColumns, rowKinds } from './stored-rows.ts';
import { standings } from './standings.ts';

const statement = (text: string): Sql => ({ text, values: [] });

const typed = (columns: readonly NumberColumn[]): string =>
  columns.map(({ name, type }) => `${name} ${numberTypes[type].duckdb.toString()}`).join(', ');

const countColumns = (names: readonly string[]): string => names.map((name) => `${name} INTEGER`).join(', ');

const rowTables = everyRowKind.flatMap((kind) => {
  const { columns, table, staged } = rowKinds[kind];
  return [table, staged].map((name) =>
    statement(`CREATE TABLE ${name} (extract_no INTEGER, standing UTINYINT, ${typed(columns)})`),
  );
});

const counting = (view: string, table: string): Sql =>
  statement(`CREATE VIEW ${view} AS SELECT * EXCLUDE (standing) FROM ${table} WHERE standing = ${standings.counts}`);

/**
 * Tables of the analytic database. `child_row`, `household_row` and `count_row` hold every row of the extracts that are
 * loaded; `child` and `counted` are those of them that count. The rows of an import wait in `staged_child`,
 * `staged_household` and `staged_count`; `coming_child` and `coming_count` are those of them that will count.
 * `retired` names rows that a person took out of the figures, `staged_retired` those of an import.
 * `standing_change` holds rows whose standing changes, between the finding and the changing.
 * `person` says which records are of one child, over years.
 * `cell` is the area cube; `cell_total` and `household_total` are its sums without sex, age and group. A community that
 * gave counts only is in the sums alone, marked `is_counted`: nothing is known of its groups and its risks.
 */
export const schema: readonly Sql[] = [
  ...rowTables,
  counting('child', rowKinds.children.table),
  counting('counted', rowKinds.counts.table),
  counting('coming_child', rowKinds.children.staged),
  counting('coming_count', rowKinds.counts.staged),
  ...['retired', 'staged_retired'].map((table) =>
    statement(`CREATE TABLE ${table} (extract_no INTEGER, sheet_no UTINYINT, line INTEGER)`),
  ),
  statement(
    `CREATE TABLE standing_change (kind VARCHAR, extract_no INTEGER, sheet_no UTINYINT, line INTEGER,
      survey_year SMALLINT, standing UTINYINT, is_own_repeat BOOLEAN)`,
  ),
  sql`CREATE TABLE person (extract_no INTEGER, sheet_no UTINYINT, line INTEGER, person_key UBIGINT)`,
  statement(`CREATE TABLE staged_person (${typed(personColumns)})`),
  sql`CREATE TABLE household (survey_year SMALLINT, community INTEGER, household_key UBIGINT, members BIGINT, yes_bits INTEGER, no_bits INTEGER)`,
  statement(
    `CREATE TABLE cell (survey_year SMALLINT, community INTEGER, sex UTINYINT, age_band UTINYINT, is_migrant BOOLEAN, ${countColumns(cellCounts)})`,
  ),
  statement(
    `CREATE TABLE cell_total (survey_year SMALLINT, community INTEGER, is_counted BOOLEAN, ${countColumns(cellCounts)})`,
  ),
  statement(
    `CREATE TABLE household_cell (survey_year SMALLINT, community INTEGER, members BIGINT, ${countColumns(householdCounts)})`,
  ),
  statement(
    `CREATE TABLE household_total (survey_year SMALLINT, community INTEGER, is_counted BOOLEAN, ${countColumns(householdCounts)})`,
  ),
  sql`CREATE TABLE community_name (community INTEGER PRIMARY KEY, name VARCHAR)`,
];
