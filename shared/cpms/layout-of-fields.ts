import { childIndicators, householdIndicators, indicatorField, type Indicator } from './indicators.ts';
import type { Layout } from './layout.ts';

/** Which layout a set of fields makes; null when it makes none. */
export function layoutOfFields(has: (field: string) => boolean): Layout | null {
  if (has('indicator_no') && has('known_count') && has('yes_count')) return 'counts';
  const answers = (of: readonly Indicator[]): number => of.filter(({ no }) => has(indicatorField(no))).length;
  const childAnswers = answers(childIndicators);
  const householdAnswers = answers(householdIndicators);
  if (childAnswers === 0 && householdAnswers > 0 && has('household_id') && !has('child_id')) return 'household';
  if (childAnswers + householdAnswers > 0 && (has('community_code') || has('child_id'))) return 'child';
  return null;
}
