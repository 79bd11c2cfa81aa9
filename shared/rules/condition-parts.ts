import type { Condition, RuleSet } from '../contract/rule-set.ts';
import { bitsOf } from '../cpms/answer-bits.ts';

/** A condition over a list of others. */
export type GroupCondition = Extract<Condition, { readonly of: readonly Condition[] }>;

/** A condition and everything in it, outermost first. */
export function allParts(condition: Condition): readonly Condition[] {
  return 'of' in condition ? [condition, ...condition.of.flatMap(allParts)] : [condition];
}

/** How many of its parts must be met. */
export function countNeeded(condition: GroupCondition): number {
  switch (condition.kind) {
    case 'any':
      return 1;
    case 'all':
      return condition.of.length;
    case 'at-least':
      return condition.count;
  }
}

/**
 * Mask of the indicators whose answers decide a child's class: those that a rule names, and the risk indicators where
 * a rule counts them. Age, sex and nationality are no answers to a question of the form and are not among them.
 * Whether the data suffice is judged by the deciding answers that the child is eligible for (product §7); under working
 * definition 1 these are the 17 risk indicators.
 */
export function decidingIndicators({ rules, riskIndicators }: Pick<RuleSet, 'rules' | 'riskIndicators'>): number {
  const parts = rules.flatMap((rule) => allParts(rule.when));
  const named = parts.flatMap((part) => (part.kind === 'indicator' ? [part.indicator] : []));
  const counted = parts.some((part) => part.kind === 'risk-count') ? riskIndicators : [];
  return bitsOf(...named, ...counted);
}
