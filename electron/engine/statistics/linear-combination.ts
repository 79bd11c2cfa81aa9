import type { Difference } from './newcombe-difference.ts';
import type { Interval } from './wilson-interval.ts';

export type EstimateTerm = Interval & {
  /** What the estimate is multiplied with; +1 and -1 make a difference. */
  readonly weight: number;
  readonly estimate: number;
};

/**
 * Interval of a linear combination of independent estimates by recovering their variances from their own intervals
 * (MOVER: Zou, Huang & Zhang, Comput Stat Data Anal 53:1080, 2009). For two proportions with Wilson intervals and the
 * weights 1 and -1 it is Newcombe's method 10. No terms: 0 with no width.
 * Estimates of the same people in two years are not independent but go together: the interval is then too wide, not too
 * narrow.
 */
export function linearCombination(terms: readonly EstimateTerm[]): Difference {
  let [difference, below, above] = [0, 0, 0];
  for (const { weight, estimate, low, high } of terms) {
    difference += weight * estimate;
    const [down, up] = [(estimate - low) * Math.abs(weight), (high - estimate) * Math.abs(weight)];
    below = Math.hypot(below, weight > 0 ? down : up);
    above = Math.hypot(above, weight > 0 ? up : down);
  }
  return { difference, low: difference - below, high: difference + above };
}
