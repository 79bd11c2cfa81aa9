import { bitOf, bitsOf } from '../../../shared/cpms/answer-bits.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { integer, sql, type Sql } from '../db/sql.ts';

export { bitOf, bitsOf };

/** Indicators that count as risk: all but 1, 2, 5, 8 and 16 (product §7). */
export const riskIndicators: readonly number[] = indicators
  .map((indicator) => indicator.no)
  .filter((no) => ![1, 2, 5, 8, 16].includes(no));

export const riskBits = bitsOf(...riskIndicators);

/**
 * Risk class of a child under working definition 1 (product §7), as SQL over the masks `risk_yes` and
 * `risk_known` (the child's eligible answers with the household's) and `risk_eligible`, and `age_years`.
 * 0 none found, 1 watch, 2 high risk, 3 victim, 4 insufficient data.
 */
export function riskClassExpression(): Sql {
  const any = (...numbers: readonly number[]): Sql => sql`(risk_yes & ${integer(bitsOf(...numbers))}) <> 0`;
  const both = bitsOf(4, 7);
  return sql`CASE
    WHEN ${any(13)} THEN 3
    WHEN ${any(6, 14, 19, 20, 22)}
      OR (${any(11)} AND age_years < 15)
      OR (risk_yes & ${integer(both)}) = ${integer(both)}
      OR bit_count(risk_yes & ${integer(riskBits)}) >= 5 THEN 2
    WHEN ${any(3, 4, 7, 9, 10, 11, 12, 15, 17, 18, 21)} THEN 1
    WHEN 2 * bit_count(risk_eligible & ~risk_known & ${integer(riskBits)}) > bit_count(risk_eligible & ${integer(riskBits)}) THEN 4
    ELSE 0 END`;
}
