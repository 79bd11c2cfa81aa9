import { indicators } from '../../../shared/cpms/indicators.ts';
import { integer, sql, type Sql } from '../db/sql.ts';
import { riskClass, type RiskRules } from '../tables/risk-rules.ts';

/** Bit of an indicator in the answer masks: indicator 1 is bit 0. */
export const bitOf = (no: number): number => 1 << (no - 1);

/** Mask of several indicators. */
export const bitsOf = (...numbers: readonly number[]): number => numbers.reduce((mask, no) => mask | bitOf(no), 0);

/** Indicators that count as risk: all but 1, 2, 5, 8 and 16 (product §7). */
export const riskIndicators: readonly number[] = indicators
  .map((indicator) => indicator.no)
  .filter((no) => ![1, 2, 5, 8, 16].includes(no));

/** Services reached (16) are no problem of the child. */
export const problemBits = bitsOf(...indicators.map(({ no }) => no).filter((no) => no !== 16));
export const riskBits = bitsOf(...riskIndicators);

const anyOf = (...numbers: readonly number[]): Sql => sql`(risk_yes & ${integer(bitsOf(...numbers))}) <> 0`;
const orphanWithoutAddress = bitsOf(4, 7);

/** Risk classes under working definition 1 (product §7). */
export const workingDefinition1: RiskRules = {
  classExpression: sql`CASE
    WHEN ${anyOf(13)} THEN ${integer(riskClass.victim)}
    WHEN ${anyOf(6, 14, 19, 20, 22)}
      OR (${anyOf(11)} AND age_years < 15)
      OR (risk_yes & ${integer(orphanWithoutAddress)}) = ${integer(orphanWithoutAddress)}
      OR bit_count(risk_yes & ${integer(riskBits)}) >= 5 THEN ${integer(riskClass.highRisk)}
    WHEN ${anyOf(3, 4, 7, 9, 10, 11, 12, 15, 17, 18, 21)} THEN ${integer(riskClass.watch)}
    WHEN 2 * bit_count(risk_eligible & ~risk_known & ${integer(riskBits)}) > bit_count(risk_eligible & ${integer(riskBits)})
      THEN ${integer(riskClass.insufficient)}
    ELSE ${integer(riskClass.noneFound)} END`,
};
