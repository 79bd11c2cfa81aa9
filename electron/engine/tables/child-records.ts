import { integer, sql, type Sql } from '../db/sql.ts';
import { ageBandExpression } from './child-groups.ts';
import { eligibleExpression, householdBits } from './eligible-answers.ts';

/**
 * Every child that counts with its group and its answers as masks: `child_` the eligible answers to 1-16, `home_` those
 * of the household to 17-22, `risk_` both together; `eligible` has no bit for a person of 18 or over.
 */
export function childRecords(): Sql {
  return sql`SELECT child.survey_year, child.community, child.extract_no, child.sheet_no, child.line, child.child_key, child.birth_month, sex, nationality, ${ageBandExpression} AS age_band, is_migrant, age_years,
      ${eligibleExpression()} AS eligible,
      child.yes_bits & eligible AS child_yes,
      (child.yes_bits | child.no_bits) & eligible AS child_known,
      coalesce(household.yes_bits, child.yes_bits & ${integer(householdBits)}) AS home_yes,
      coalesce(household.yes_bits | household.no_bits, (child.yes_bits | child.no_bits) & ${integer(householdBits)}) AS home_known,
      child_yes | home_yes AS risk_yes, child_known | home_known AS risk_known,
      eligible | ${integer(householdBits)} AS risk_eligible
    FROM child LEFT JOIN household USING (survey_year, community, household_key)`;
}
