import { ImpossibleInput } from './impossible-input.ts';

/** A count with the condition out of the count with a known answer: 0 ≤ yes ≤ known, both whole. */
export type Proportion = { readonly yes: number; readonly known: number };

/**
 * The proportion as a share in [0, 1]; null when nothing is known (no denominator is not zero prevalence).
 * @throws RangeError when the counts are no counts
 */
export function shareOf({ yes, known }: Proportion): number | null {
  if (!Number.isSafeInteger(yes) || !Number.isSafeInteger(known) || yes < 0 || yes > known) {
    throw new ImpossibleInput('countsImpossible', { yes, known });
  }
  return known === 0 ? null : yes / known;
}

/**
 * The counts of several proportions together; 0 of 0 for none.
 * @throws RangeError when some counts are no counts
 */
export function pooled(proportions: readonly Proportion[]): Proportion {
  let yes = 0;
  let known = 0;
  for (const proportion of proportions) {
    shareOf(proportion);
    yes += proportion.yes;
    known += proportion.known;
  }
  return { yes, known };
}
