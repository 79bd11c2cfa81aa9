import type { Tails } from './incomplete-beta.ts';
import { gammaTails } from './incomplete-gamma.ts';
import { solveIncreasing } from './solve-increasing.ts';

/**
 * Both tails of the standard normal distribution, by the incomplete gamma function (DLMF 7.11.2).
 * @returns probabilities in [0, 1] below and above z
 * @throws RangeError when z is no number
 */
export function normalTails(z: number): Tails {
  if (Number.isNaN(z)) throw new RangeError('No normal tail of a value that is no number.');
  const { upper } = gammaTails(0.5, (z * z) / 2);
  return z >= 0 ? { lower: 1 - upper / 2, upper: upper / 2 } : { lower: upper / 2, upper: 1 - upper / 2 };
}

/**
 * Two-sided p of a standard normal deviate, in [0, 1].
 * @throws RangeError when z is no number
 */
export function twoSidedNormalP(z: number): number {
  return 2 * normalTails(Math.abs(z)).upper;
}

/**
 * Quantile of the standard normal distribution, to double precision.
 * @param probability  of the lower tail, in (0, 1)
 * @throws RangeError outside (0, 1)
 */
export function standardNormalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`No normal quantile of ${probability}.`);
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  const at = (z: number) => ({
    value: tail - normalTails(z).upper,
    slope: Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI),
  });
  const magnitude = solveIncreasing(at, 0, 40, 1);
  return probability < 0.5 ? -magnitude : magnitude;
}
