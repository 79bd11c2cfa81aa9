import type { Sql } from '../db/sql.ts';
import { cellCounts, householdCounts } from './cube-counts.ts';

const recordColumns = `survey_year SMALLINT, community INTEGER, child_key UBIGINT, household_key UBIGINT,
  sex UTINYINT, age_years UTINYINT, birth_month INTEGER, nationality UTINYINT, is_migrant BOOLEAN,
  yes_bits INTEGER, no_bits INTEGER`;

const sheetColumns =
  'survey_year SMALLINT, community INTEGER, household_key UBIGINT, yes_bits INTEGER, no_bits INTEGER';

const countedColumns =
  'line INTEGER, survey_year SMALLINT, community INTEGER, indicator UTINYINT, yes INTEGER, known INTEGER, children INTEGER';

const countColumns = (names: readonly string[]): string => names.map((name) => `${name} INTEGER`).join(', ');
const statement = (text: string): Sql => ({ text, values: [] });

/**
 * Tables of the analytic database. `child` holds no name, no number, no address: a key made of the child's and
 * the household's id with a secret, the month of birth, and the answers as two masks (bit 0 = indicator 1).
 * `staging_repeated` are rows of an import that another extract has: they are kept, for when that one goes.
 * `retired_child` are children whose row a person took out: no other extract brings them back.
 * `expected_community` are the communities of the register; empty without one.
 * `person` says which records are of one child, over years.
 * `cell` is the area cube; `cell_total` and `household_total` are its sums without sex, age and group. A community that
 * gave counts only (`counted`) is in the sums alone, marked `is_counted`: nothing is known of its groups and its risks.
 */
export const schema: readonly Sql[] = [
  statement(`CREATE TABLE child (extract_no INTEGER, sheet_no UTINYINT, line INTEGER, ${recordColumns})`),
  statement(`CREATE TABLE staging (extract_no INTEGER, sheet_no UTINYINT, line INTEGER, ${recordColumns})`),
  statement(`CREATE TABLE staging_repeated (extract_no INTEGER, sheet_no UTINYINT, line INTEGER, ${recordColumns})`),
  statement(
    'CREATE TABLE retired_child (extract_no INTEGER, survey_year SMALLINT, community INTEGER, child_key UBIGINT)',
  ),
  statement('CREATE TABLE person (extract_no INTEGER, sheet_no UTINYINT, line INTEGER, person_key UBIGINT)'),
  statement(
    'CREATE TABLE staging_person (link_no INTEGER, extract INTEGER, sheet_no UTINYINT, line INTEGER, person_key UBIGINT)',
  ),
  statement(`CREATE TABLE household_sheet (extract_no INTEGER, ${sheetColumns})`),
  statement(`CREATE TABLE staging_sheet (extract_no INTEGER, line INTEGER, ${sheetColumns})`),
  statement(`CREATE TABLE counted (extract_no INTEGER, ${countedColumns})`),
  statement(`CREATE TABLE staging_counted (extract_no INTEGER, ${countedColumns})`),
  statement(`CREATE TABLE staging_repeated_counted (extract_no INTEGER, ${countedColumns})`),
  statement(
    'CREATE TABLE household (survey_year SMALLINT, community INTEGER, household_key UBIGINT, members BIGINT, yes_bits INTEGER, no_bits INTEGER)',
  ),
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
  statement('CREATE TABLE expected_community (community INTEGER)'),
  statement('CREATE TABLE community_name (community INTEGER PRIMARY KEY, name VARCHAR)'),
];
