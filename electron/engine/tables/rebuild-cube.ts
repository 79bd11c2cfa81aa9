import { childIndicators, householdIndicators } from '../../../shared/cpms/indicators.ts';
import { integer, join, sql, type Sql } from '../db/sql.ts';
import { childRecords } from './child-records.ts';
import { ageBandExpression, memberExpression } from './child-groups.ts';
import { cellCounts, eligibleColumn, eligibleColumns, householdCounts } from './cube-counts.ts';
import { householdBits } from './eligible-answers.ts';
import { riskClassNumber, type RiskRules } from './risk-rules.ts';

const statement = (text: string): Sql => ({ text, values: [] });

const bitSum = (mask: string, no: number, column: string): Sql =>
  statement(`sum((${mask} >> ${no - 1}) & 1)::INTEGER AS ${column}`);

const sums = (names: readonly string[]): Sql => statement(names.map((name) => `sum(${name})::INTEGER`).join(', '));

/** Rebuilds the cube of the given years from the rows that count. */
export function rebuildCube(surveyYearsBE: readonly number[], rules: RiskRules): readonly Sql[] {
  if (surveyYearsBE.length === 0) return [];
  const years = join(
    surveyYearsBE.map((year) => integer(year)),
    ', ',
  );
  const clear = ['household', 'cell', 'cell_total', 'household_cell', 'household_total'].map(
    (table) => sql`DELETE FROM ${statement(table)} WHERE survey_year IN (${years})`,
  );
  return [...clear, buildHouseholds(years), buildCells(years, rules), ...buildTotals(years), ...addCounted(years)];
}

function buildHouseholds(years: Sql): Sql {
  return sql`INSERT INTO household
    WITH record AS (
      SELECT survey_year, community, household_key, yes_bits, no_bits, ${memberExpression(ageBandExpression)} AS member
      FROM child WHERE survey_year IN (${years}) AND household_key IS NOT NULL
    ), place AS (
      SELECT survey_year, community, household_key, count(*) OVER (PARTITION BY survey_year, household_key) AS communities
      FROM (SELECT DISTINCT survey_year, community, household_key FROM record)
    ),
    everything AS (
      SELECT * FROM record
      UNION ALL
      SELECT place.survey_year, place.community, place.household_key, sheet.yes_bits, sheet.no_bits, 0::BIGINT
      FROM household_row sheet JOIN place ON place.survey_year = sheet.survey_year AND place.household_key = sheet.household_key
        AND (sheet.community IS NULL OR sheet.community = place.community OR place.communities = 1)
    )
    SELECT survey_year, community, household_key, bit_or(member), bit_or(yes_bits) & ${integer(householdBits)},
      bit_or(no_bits) & ${integer(householdBits)}
    FROM everything GROUP BY survey_year, community, household_key`;
}

/**
 * Children counted by some of their columns: those columns, then `cellCounts`.
 * @param strata  columns of `childRecords`, comma between
 * @param which  a condition on `child`
 */
function cellsBy(strata: Sql, which: Sql, { classExpression }: RiskRules): Sql {
  const eligibleSums = eligibleColumns.map(({ column, indicator }) => bitSum('eligible', indicator, column));
  const childSums = childIndicators.flatMap(({ no }) => [
    bitSum('child_yes', no, `yes_${no}`),
    bitSum('child_known', no, `known_${no}`),
  ]);
  const livingSums = householdIndicators.flatMap(({ no }) => [
    bitSum('home_yes', no, `living_yes_${no}`),
    bitSum('home_known', no, `living_known_${no}`),
  ]);
  return sql`WITH record AS (${childRecords()} WHERE ${which}), classed AS (SELECT *, ${classExpression} AS risk_class FROM record)
    SELECT ${strata}, count(*)::INTEGER AS children, sum(is_migrant::INTEGER)::INTEGER AS migrants,
      sum((age_years IS NULL)::INTEGER)::INTEGER AS age_unknown,
      sum((risk_class = ${integer(riskClassNumber('high'))})::INTEGER)::INTEGER AS high_risk,
      sum((risk_class = ${integer(riskClassNumber('insufficient'))})::INTEGER)::INTEGER AS risk_insufficient,
      ${join([...eligibleSums, ...childSums, ...livingSums], ', ')}
    FROM classed GROUP BY ${strata}`;
}

/** Households counted by some of their columns: those columns, then `householdCounts`. */
function householdsBy(strata: Sql, which: Sql): Sql {
  const householdSums = householdIndicators.flatMap(({ no }) => [
    bitSum('yes_bits', no, `yes_${no}`),
    bitSum('(yes_bits | no_bits)', no, `known_${no}`),
  ]);
  return sql`SELECT ${strata}, count(*)::INTEGER AS households, ${join(householdSums, ', ')}
    FROM household WHERE ${which} GROUP BY ${strata}`;
}

function buildCells(years: Sql, rules: RiskRules): Sql {
  const strata = sql`survey_year, community, sex, age_band, is_migrant`;
  return sql`INSERT INTO cell ${cellsBy(strata, sql`child.survey_year IN (${years})`, rules)}`;
}

function buildTotals(years: Sql): readonly Sql[] {
  return [
    sql`INSERT INTO cell_total SELECT survey_year, community, false, ${sums(cellCounts)} FROM cell WHERE survey_year IN (${years}) GROUP BY survey_year, community`,
    sql`INSERT INTO household_cell ${householdsBy(sql`survey_year, community, members`, sql`survey_year IN (${years})`)}`,
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
