import { childIndicators, householdIndicators, indicatorField, type Indicator } from './indicators.ts';
import type { Layout } from './layout.ts';

/** Whether a table has a row a child and indicator: it can be turned into a row a child. */
export function isLongForm(has: (field: string) => boolean): boolean {
  const isOfChildren = has('child_id') || has('national_id') || has('first_name');
  return has('indicator_no') && has('answer') && !has('yes_count') && isOfChildren;
}

/** Which layout a set of fields makes; null when it makes none. */
export function layoutOfFields(has: (field: string) => boolean): Layout | null {
  if (has('indicator_no') && has('known_count') && has('yes_count')) return 'counts';
  if (isLongForm(has)) return has('community_code') || has('child_id') ? 'child' : null;
  const answers = (of: readonly Indicator[]): number => of.filter(({ no }) => has(indicatorField(no))).length;
  const childAnswers = answers(childIndicators);
  const householdAnswers = answers(householdIndicators);
  if (childAnswers === 0 && householdAnswers > 0 && has('household_id') && !has('child_id')) return 'household';
  if (childAnswers + householdAnswers > 0 && (has('community_code') || has('child_id'))) return 'child';
  return null;
}
