import { childIndicators, householdIndicators } from '../../../shared/cpms/indicators.ts';
import { integer, join, sql, type Sql } from '../db/sql.ts';

/** Bits 17-22: facts of the household. */
export const householdBits = householdIndicators.reduce((mask, indicator) => mask | (1 << (indicator.no - 1)), 0);

/** Bits of the child indicators that a child of this age is eligible for; age not known: all (product §3). */
function eligibleBits(ageYears: number | null): number {
  return childIndicators
    .filter(
      (indicator) =>
        ageYears === null ||
        (indicator.ages !== null && ageYears >= indicator.ages.from && ageYears <= indicator.ages.to),
    )
    .reduce((mask, indicator) => mask | (1 << (indicator.no - 1)), 0);
}

/** These bits as SQL over `age_years`; none for a person of 18 or over. */
export function eligibleExpression(): Sql {
  const byAge = Array.from({ length: 18 }, (_, age) => integer(eligibleBits(age)));
  return sql`CASE WHEN age_years IS NULL THEN ${integer(eligibleBits(null))} WHEN age_years > 17 THEN 0
    ELSE [${join(byAge, ', ')}][age_years::INTEGER + 1] END`;
}
