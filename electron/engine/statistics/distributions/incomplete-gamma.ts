import type { Tails } from './incomplete-beta.ts';
import { poissonMass } from './saddle-point.ts';
import { solveIncreasing } from './solve-increasing.ts';

const tiny = 1e-300;

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let k = 1; k < 1_000_000 && term > sum * 1e-17; k += 1) {
    term *= x / (shape + k);
    sum += term;
  }
  return sum;
}

function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 1_000_000; k += 1) {
    const an = -k * (k - shape);
    b += 2;
    d = an * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + an / c;
    c = Math.abs(c) < tiny ? tiny : c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}

/**
 * Regularised incomplete gamma functions P and Q (DLMF 8.11.4 and 8.9.2): both tails of a gamma distribution
 * with scale 1, and so of the Poisson distribution: P(X ≥ k | mean m) is the lower tail at m with shape k.
 * @param shape  > 0
 * @param x  ≥ 0
 * @throws RangeError outside these ranges
 */
export function gammaTails(shape: number, x: number): Tails {
  if (!(shape > 0 && x >= 0)) throw new RangeError(`No incomplete gamma at ${x} with shape ${shape}.`);
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  const power = shape * poissonMass(shape, x);
  if (x < shape + 1) {
    const lower = Math.min(1, power * lowerSeries(shape, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, power * upperFraction(shape, x));
  return { lower: 1 - upper, upper };
}

/**
 * Inverse of the regularised incomplete gamma function, to double precision.
 * @param probability  of the tail, in (0, 1)
 * @param tail  which tail holds that probability
 * @returns x > 0
 * @throws RangeError outside these ranges
 */
export function gammaQuantile(probability: number, shape: number, tail: keyof Tails = 'lower'): number {
  if (!(probability > 0 && probability < 1 && shape > 0)) {
    throw new RangeError(`No gamma quantile of ${probability} with shape ${shape}.`);
  }
  const sign = tail === 'lower' ? 1 : -1;
  const at = (x: number) => ({
    value: sign * (gammaTails(shape, x)[tail] - probability),
    slope: x === 0 ? 0 : (shape / x) * poissonMass(shape, x),
  });
  let high = shape + 1;
  while (at(high).value < 0) high *= 2;
  return solveIncreasing(at, 0, high, Math.min(shape, high / 2));
}
