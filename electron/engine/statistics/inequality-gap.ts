import { newcombeDifference, type Difference } from './newcombe-difference.ts';
import { shareOf, type Proportion } from './proportion.ts';
import { normalQuantile, type Interval } from './wilson-interval.ts';

type InequalityGap = {
  /** Group minus reference with its Newcombe interval; null when either has no known answers. */
  readonly difference: Difference | null;
  /** Group divided by reference; null when the reference prevalence is 0 or either has no known answers. */
  readonly ratio: number | null;
  /** Katz log interval of the ratio; null when a count is 0, for then it has no finite variance. */
  readonly ratioInterval: Interval | null;
};

/**
 * The gap between a group (migrant children, girls, ...) and a reference (Thai children, boys, ...):
 * difference with Newcombe's score interval (1998, method 10), ratio with Katz's log interval
 * (Katz, Baptista, Azen & Pike, Biometrics 34:469, 1978): SE(log ratio)² = 1/a - 1/n₁ + 1/c - 1/n₂.
 * Both groups all yes: ratio 1 with the interval [1, 1].
 * @param confidence  in (0, 1)
 * @throws RangeError when some counts are no counts or the confidence is outside (0, 1)
 */
export function inequalityGap(group: Proportion, reference: Proportion, confidence = 0.95): InequalityGap {
  const difference = newcombeDifference(group, reference, confidence);
  const [p1, p2] = [shareOf(group), shareOf(reference)];
  if (p1 === null || p2 === null || p2 === 0) return { difference, ratio: null, ratioInterval: null };
  const ratio = p1 / p2;
  if (group.yes === 0) return { difference, ratio, ratioInterval: null };
  const variance = 1 / group.yes - 1 / group.known + 1 / reference.yes - 1 / reference.known;
  const factor = Math.exp(normalQuantile(confidence) * Math.sqrt(Math.max(0, variance)));
  return { difference, ratio, ratioInterval: { low: ratio / factor, high: ratio * factor } };
}
