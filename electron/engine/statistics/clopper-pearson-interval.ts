import { betaQuantile } from './distributions/incomplete-beta.ts';
import { shareOf } from './proportion.ts';
import type { Interval } from './wilson-interval.ts';

/**
 * Exact (Clopper-Pearson) interval for a binomial proportion (Clopper & Pearson, Biometrika 26:404, 1934):
 * each bound leaves (1 - confidence) / 2 of the binomial beyond the observed count.
 * @param yes  count with the condition, 0 ≤ yes ≤ known
 * @param known  count with a known answer; 0 gives null (no denominator is not zero prevalence)
 * @param confidence  in (0, 1)
 * @returns bounds in [0, 1]; 0 of n starts at exactly 0 and n of n ends at exactly 1
 * @throws RangeError when the counts are no counts or the confidence is outside (0, 1)
 */
export function clopperPearsonInterval(yes: number, known: number, confidence = 0.95): Interval | null {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`${confidence} is no confidence in (0, 1).`);
  if (shareOf({ yes, known }) === null) return null;
  const beyond = (1 - confidence) / 2;
  return {
    low: yes === 0 ? 0 : betaQuantile(beyond, yes, known - yes + 1, 'lower'),
    high: yes === known ? 1 : betaQuantile(beyond, yes + 1, known - yes, 'upper'),
  };
}
