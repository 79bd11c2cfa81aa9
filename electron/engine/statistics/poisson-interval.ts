import { gammaQuantile, gammaTails } from './distributions/incomplete-gamma.ts';
import { poissonMass } from './distributions/saddle-point.ts';
import { solveIncreasing } from './distributions/solve-increasing.ts';
import type { Interval } from './wilson-interval.ts';

export type PoissonMethod = 'exact' | 'mid-p';

/** P(X > count) + ½ P(X = count) for a Poisson mean, and its slope in the mean. */
function midUpperTail(count: number, mean: number): { readonly tail: number; readonly slope: number } {
  const mass = poissonMass(count, mean);
  const above = gammaTails(count + 1, mean).lower;
  const before = count === 0 ? 0 : poissonMass(count - 1, mean);
  return { tail: above + mass / 2, slope: (mass + before) / 2 };
}

/**
 * Interval for the mean of a Poisson count: exact (Garwood, Biometrika 28:437, 1936) or mid-P, which gives the
 * observed count half its weight in each tail and so is not conservative (Breslow & Day 1987, §2.3; Rothman & Boice).
 * @param count  observed, a whole number ≥ 0; at 0 the lower bound is 0
 * @param confidence  in (0, 1)
 * @returns bounds ≥ 0, high > low
 * @throws RangeError for no count or no confidence
 */
export function poissonInterval(count: number, method: PoissonMethod = 'exact', confidence = 0.95): Interval {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no count.`);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`${confidence} is no confidence in (0, 1).`);
  const beyond = (1 - confidence) / 2;
  const exact = {
    low: count === 0 ? 0 : gammaQuantile(beyond, count, 'lower'),
    high: gammaQuantile(beyond, count + 1, 'upper'),
  };
  if (method === 'exact') return exact;
  const solve = (level: number) =>
    solveIncreasing(
      (mean) => {
        const { tail, slope } = midUpperTail(count, mean);
        return { value: tail - level, slope };
      },
      exact.low,
      exact.high,
      Math.max(count, exact.high / 4),
    );
  return { low: count === 0 ? 0 : solve(beyond), high: solve(1 - beyond) };
}
