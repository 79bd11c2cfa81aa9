import { shareOf, type Proportion } from './proportion.ts';
import { wilsonInterval, type Interval } from './wilson-interval.ts';

export type Difference = Interval & {
  /** First prevalence minus second, -1 to 1. */
  readonly difference: number;
};

/**
 * Newcombe's hybrid score interval for the difference of two independent proportions
 * (Stat Med 17:873, 1998, method 10: square-and-add of the Wilson bounds, no continuity correction).
 * @param first  counts of the first group
 * @param second  counts of the second group
 * @param confidence  in (0, 1)
 * @returns first minus second with bounds in [-1, 1]; null when either has no known answers
 * @throws RangeError when some counts are no counts or the confidence is outside (0, 1)
 */
export function newcombeDifference(first: Proportion, second: Proportion, confidence = 0.95): Difference | null {
  const [p1, p2] = [shareOf(first), shareOf(second)];
  const w1 = wilsonInterval(first.yes, first.known, confidence);
  const w2 = wilsonInterval(second.yes, second.known, confidence);
  if (p1 === null || p2 === null || w1 === null || w2 === null) return null;
  const difference = p1 - p2;
  return {
    difference,
    low: Math.max(-1, difference - Math.hypot(p1 - w1.low, w2.high - p2)),
    high: Math.min(1, difference + Math.hypot(w1.high - p1, p2 - w2.low)),
  };
}
