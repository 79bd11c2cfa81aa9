import { riskClasses, type RiskClass } from '../../../shared/contract/rule-set.ts';
import type { Sql } from '../db/sql.ts';

/** How children are classed by risk. A cube is of the rules it was built with: with others it has to be built anew. */
export type RiskRules = {
  /** Number of a child's class as SQL over the columns of `childRecords`. */
  readonly classExpression: Sql;
};

/** How a class stands in the tables. */
export const riskClassNumber = (riskClass: RiskClass): number => riskClasses.indexOf(riskClass);
