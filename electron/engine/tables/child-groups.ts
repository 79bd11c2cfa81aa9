import { ageBands } from '../../../shared/cpms/age-bands.ts';
import { integer, sql, type Sql } from '../db/sql.ts';

/** Number of an age band as SQL over `age_years`; the order is that of `ageBands`. */
export const ageBandExpression: Sql = sql`CASE WHEN age_years IS NULL THEN ${integer(ageBands.indexOf('unknown'))}
   WHEN age_years < 5 THEN 0 WHEN age_years < 10 THEN 1 WHEN age_years < 15 THEN 2 WHEN age_years < 18 THEN 3 ELSE 4 END`;

/** Bit of a child's group (sex, age band, migrant) in a household's `members` mask: 3 × 6 × 2 groups. */
export function memberBit(sex: number, ageBand: number, isMigrant: boolean): bigint {
  return 1n << BigInt((sex * ageBands.length + ageBand) * 2 + (isMigrant ? 1 : 0));
}

/** `memberBit` as SQL over `sex`, `is_migrant` and an expression for the age band. */
export function memberExpression(ageBand: Sql): Sql {
  return sql`1::BIGINT << ((sex::INTEGER * ${integer(ageBands.length)} + ${ageBand}) * 2 + is_migrant::INTEGER)`;
}
