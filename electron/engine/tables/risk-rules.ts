import type { Sql } from '../db/sql.ts';

/** Classes of a child by risk. `insufficient`: too few answers are known to say that none was found. */
export const riskClass = { noneFound: 0, watch: 1, highRisk: 2, victim: 3, insufficient: 4 } as const;

/** How children are classed by risk. A cube is of the rules it was built with: with others it has to be built anew. */
export type RiskRules = {
  /**
   * Number of the class (`riskClass`) as SQL over the masks of `childRecords`, `risk_yes`, `risk_known` and
   * `risk_eligible`, and over `age_years`.
   */
  readonly classExpression: Sql;
};
