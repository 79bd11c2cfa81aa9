import { bitOf, bitsOf } from '../../../shared/cpms/answer-bits.ts';
import { workingDefinition1 } from '../../../shared/rules/working-definition-1.ts';
import type { RiskRules } from '../tables/risk-rules.ts';
import { riskClassExpression } from './risk-class-expression.ts';

export { bitOf, bitsOf };

/** Indicators that count as risk (product §7). */
export const { riskIndicators } = workingDefinition1;

export const riskBits = bitsOf(...riskIndicators);

/** The rules that the figures are counted with. */
export const workingRules: RiskRules = { classExpression: riskClassExpression(workingDefinition1) };
