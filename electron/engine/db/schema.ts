import { ageBands } from '../../../shared/cpms/age-bands.ts';
import { childIndicators, householdIndicators } from '../../../shared/cpms/indicators.ts';
import { riskClassExpression } from '../risk/working-definition-1.ts';
import { integer, join, sql, type Sql } from './sql.ts';

/** Bits 17-22: facts of the household. */
export const householdBits = householdIndicators.reduce((mask, indicator) => mask | (1 << (indicator.no - 1)), 0);

/** Bits of the child indicators that a child of this age is eligible for; age not known: all (product §3). */
export function eligibleBits(ageYears: number | null): number {
  return childIndicators
    .filter(
      (indicator) =>
        ageYears === null ||
        (indicator.ages !== null && ageYears >= indicator.ages.from && ageYears <= indicator.ages.to),
    )
    .reduce((mask, indicator) => mask | (1 << (indicator.no - 1)), 0);
}

/** Child indicators with an age range of their own; the others share theirs with the first of the same range. */
export const eligibleColumns: readonly { readonly column: string; readonly indicator: number }[] = childIndicators
  .filter(
    (indicator, i) =>
      childIndicators.findIndex(
        (other) => other.ages?.from === indicator.ages?.from && other.ages?.to === indicator.ages?.to,
      ) === i,
  )
  .map((indicator) => ({ column: `eligible_${indicator.no}`, indicator: indicator.no }));

/** The column that counts the children eligible for a child indicator. */
export function eligibleColumn(no: number): string {
  const ages = childIndicators[no - 1]?.ages;
  const shared = childIndicators.find((other) => other.ages?.from === ages?.from && other.ages?.to === ages?.to);
  return `eligible_${shared?.no ?? no}`;
}

const recordColumns = `survey_year SMALLINT, community INTEGER, child_key UBIGINT, household_key UBIGINT,
  sex UTINYINT, age_years UTINYINT, birth_month INTEGER, nationality UTINYINT, is_migrant BOOLEAN,
  yes_bits INTEGER, no_bits INTEGER`;

const sheetColumns =
  'survey_year SMALLINT, community INTEGER, household_key UBIGINT, yes_bits INTEGER, no_bits INTEGER';

const countedColumns =
  'line INTEGER, survey_year SMALLINT, community INTEGER, indicator UTINYINT, yes INTEGER, known INTEGER, children INTEGER';

/** Counts of the area cube, in table order. */
export const cellCounts: readonly string[] = [
  'children',
  'migrants',
  'age_unknown',
  'high_risk',
  'risk_insufficient',
  ...eligibleColumns.map(({ column }) => column),
  ...childIndicators.flatMap(({ no }) => [`yes_${no}`, `known_${no}`]),
  ...householdIndicators.flatMap(({ no }) => [`living_yes_${no}`, `living_known_${no}`]),
];

/** Counts of the household cube, in table order. */
export const householdCounts: readonly string[] = [
  'households',
  ...householdIndicators.flatMap(({ no }) => [`yes_${no}`, `known_${no}`]),
];

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

/** Number of an age band as SQL over `age_years`; the order is that of `ageBands`. */
const ageBandExpression = statement(
  `CASE WHEN age_years IS NULL THEN ${ageBands.indexOf('unknown')} WHEN age_years < 5 THEN 0 WHEN age_years < 10 THEN 1
   WHEN age_years < 15 THEN 2 WHEN age_years < 18 THEN 3 ELSE 4 END`,
);

/** Bit of a child's group (sex, age band, migrant) in a household's `members` mask: 3 × 6 × 2 groups. */
export function memberBit(sex: number, ageBand: number, isMigrant: boolean): bigint {
  return 1n << BigInt((sex * ageBands.length + ageBand) * 2 + (isMigrant ? 1 : 0));
}

function eligibleExpression(): Sql {
  const byAge = Array.from({ length: 18 }, (_, age) => integer(eligibleBits(age)));
  return sql`CASE WHEN age_years IS NULL THEN ${integer(eligibleBits(null))} WHEN age_years > 17 THEN 0
    ELSE [${join(byAge, ', ')}][age_years::INTEGER + 1] END`;
}

const bitSum = (mask: string, no: number, column: string): Sql =>
  statement(`sum((${mask} >> ${no - 1}) & 1)::INTEGER AS ${column}`);

/** Rebuilds the cube of the given years from `child` and `household_sheet`. */
export function rebuildCube(surveyYears: readonly number[]): readonly Sql[] {
  const years = join(
    surveyYears.map((year) => integer(year)),
    ', ',
  );
  const of = (table: string): Sql => sql`${statement(table)} WHERE survey_year IN (${years})`;
  const clear = ['household', 'cell', 'cell_total', 'household_cell', 'household_total'].map(
    (table) => sql`DELETE FROM ${of(table)}`,
  );
  return [...clear, buildHouseholds(years), buildCells(years), ...buildTotals(years), ...addCounted(years)];
}

function buildHouseholds(years: Sql): Sql {
  return sql`INSERT INTO household
    WITH record AS (
      SELECT survey_year, community, household_key, yes_bits, no_bits,
        1::BIGINT << ((sex::INTEGER * ${integer(ageBands.length)} + ${ageBandExpression}) * 2 + is_migrant::INTEGER) AS member
      FROM child WHERE survey_year IN (${years}) AND household_key IS NOT NULL
    ), place AS (
      SELECT survey_year, community, household_key, count(*) OVER (PARTITION BY survey_year, household_key) AS communities
      FROM (SELECT DISTINCT survey_year, community, household_key FROM record)
    ),
    everything AS (
      SELECT * FROM record
      UNION ALL
      SELECT place.survey_year, place.community, place.household_key, sheet.yes_bits, sheet.no_bits, 0::BIGINT
      FROM household_sheet sheet JOIN place ON place.survey_year = sheet.survey_year AND place.household_key = sheet.household_key
        AND (sheet.community IS NULL OR sheet.community = place.community OR place.communities = 1)
    )
    SELECT survey_year, community, household_key, bit_or(member), bit_or(yes_bits) & ${integer(householdBits)},
      bit_or(no_bits) & ${integer(householdBits)}
    FROM everything GROUP BY survey_year, community, household_key`;
}

/**
 * Every child with its group and its answers as masks: `child_` the eligible answers to 1-16, `home_` those of the
 * household to 17-22, `risk_` both together; `eligible` has no bit for a person of 18 or over.
 */
export function childRecords(): Sql {
  return sql`SELECT child.survey_year, child.community, child.extract_no, child.sheet_no, child.line, child.child_key, child.birth_month, sex, ${ageBandExpression} AS age_band, is_migrant, age_years,
      ${eligibleExpression()} AS eligible,
      child.yes_bits & eligible AS child_yes,
      (child.yes_bits | child.no_bits) & eligible AS child_known,
      coalesce(household.yes_bits, child.yes_bits & ${integer(householdBits)}) AS home_yes,
      coalesce(household.yes_bits | household.no_bits, (child.yes_bits | child.no_bits) & ${integer(householdBits)}) AS home_known,
      child_yes | home_yes AS risk_yes, child_known | home_known AS risk_known,
      eligible | ${integer(householdBits)} AS risk_eligible
    FROM child LEFT JOIN household USING (survey_year, community, household_key)`;
}

function buildCells(years: Sql): Sql {
  const eligibleSums = eligibleColumns.map(({ column, indicator }) => bitSum('eligible', indicator, column));
  const childSums = childIndicators.flatMap(({ no }) => [
    bitSum('child_yes', no, `yes_${no}`),
    bitSum('child_known', no, `known_${no}`),
  ]);
  const livingSums = householdIndicators.flatMap(({ no }) => [
    bitSum('home_yes', no, `living_yes_${no}`),
    bitSum('home_known', no, `living_known_${no}`),
  ]);
  return sql`INSERT INTO cell
    WITH record AS (${childRecords()} WHERE child.survey_year IN (${years})), classed AS (SELECT *, ${riskClassExpression()} AS risk_class FROM record)
    SELECT survey_year, community, sex, age_band, is_migrant, count(*)::INTEGER, sum(is_migrant::INTEGER)::INTEGER,
      sum((age_years IS NULL)::INTEGER)::INTEGER, sum((risk_class = 2)::INTEGER)::INTEGER, sum((risk_class = 4)::INTEGER)::INTEGER,
      ${join([...eligibleSums, ...childSums, ...livingSums], ', ')}
    FROM classed GROUP BY survey_year, community, sex, age_band, is_migrant`;
}

function buildTotals(years: Sql): readonly Sql[] {
  const sums = (names: readonly string[]): Sql => statement(names.map((name) => `sum(${name})::INTEGER`).join(', '));
  const householdSums = householdIndicators.flatMap(({ no }) => [
    bitSum('yes_bits', no, `yes_${no}`),
    bitSum('(yes_bits | no_bits)', no, `known_${no}`),
  ]);
  return [
    sql`INSERT INTO cell_total SELECT survey_year, community, false, ${sums(cellCounts)} FROM cell WHERE survey_year IN (${years}) GROUP BY survey_year, community`,
    sql`INSERT INTO household_cell SELECT survey_year, community, members, count(*)::INTEGER, ${join(householdSums, ', ')}
      FROM household WHERE survey_year IN (${years}) GROUP BY survey_year, community, members`,
    sql`INSERT INTO household_total SELECT survey_year, community, false, ${sums(householdCounts)} FROM household_cell
      WHERE survey_year IN (${years}) GROUP BY survey_year, community`,
  ];
}

/** Communities that gave counts and no records; where both came, the records count. */
function addCounted(years: Sql): readonly Sql[] {
  const counted = (column: string, no: number): Sql =>
    statement(`coalesce(max(${column}) FILTER (indicator = ${no}), 0)::INTEGER`);
  const eligible = eligibleColumns.map(({ column }) => {
    const shared = childIndicators.filter(({ no }) => eligibleColumn(no) === column);
    const numbers = join(
      shared.map(({ no }) => integer(no)),
      ', ',
    );
    const known = sql`coalesce(max(known) FILTER (indicator IN (${numbers})), 0)`;
    const isEveryAge = shared.some(({ ages }) => ages?.from === 0);
    return isEveryAge ? sql`greatest(${known}, coalesce(max(children), 0))::INTEGER` : sql`${known}::INTEGER`;
  });
  const ofChildren = childIndicators.flatMap(({ no }) => [counted('yes', no), counted('known', no)]);
  const living = householdIndicators.flatMap(() => [sql`0`, sql`0`]);
  const ofHouseholds = householdIndicators.flatMap(({ no }) => [counted('yes', no), counted('known', no)]);
  const firstOfHouseholds = integer(householdIndicators[0]?.no ?? 0);
  const lacksRecords = sql`FROM counted WHERE survey_year IN (${years})
      AND (survey_year, community) NOT IN (SELECT (survey_year, community) FROM cell)
      GROUP BY survey_year, community`;
  return [
    sql`INSERT INTO cell_total SELECT survey_year, community, true,
        greatest(coalesce(max(children), 0), coalesce(max(known) FILTER (indicator < ${firstOfHouseholds}), 0))::INTEGER,
        ${counted('yes', 1)}, 0, 0, 0, ${join([...eligible, ...ofChildren, ...living], ', ')} ${lacksRecords}`,
    sql`INSERT INTO household_total SELECT survey_year, community, true,
        coalesce(max(known) FILTER (indicator >= ${firstOfHouseholds}), 0)::INTEGER, ${join(ofHouseholds, ', ')} ${lacksRecords}`,
  ];
}
