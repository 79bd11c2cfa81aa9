import { binomialMass } from './saddle-point.ts';
import { solveIncreasing } from './solve-increasing.ts';

/** Both tails of a distribution at a point, each kept to full relative precision; they sum to 1. */
export type Tails = { readonly lower: number; readonly upper: number };

const tiny = 1e-300;

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let fraction = d;
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = Math.abs(c) < tiny ? tiny : c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = Math.abs(c) < tiny ? tiny : c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}

/** xᵃ(1-x)ᵇ / B(a, b). */
function betaPower(x: number, a: number, b: number): number {
  return ((a * b) / (a + b)) * binomialMass(a, a + b, x, 1 - x);
}

/**
 * Regularised incomplete beta function Iₓ(a, b), both tails, by its continued fraction (DLMF 8.17.22).
 * @param x  in [0, 1]
 * @param a  first shape, > 0
 * @param b  second shape, > 0
 * @throws RangeError outside these ranges
 */
export function betaTails(x: number, a: number, b: number): Tails {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) throw new RangeError(`No incomplete beta at x ${x}, a ${a}, b ${b}.`);
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === 1) return { lower: 1, upper: 0 };
  const power = betaPower(x, a, b);
  if (x <= (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (power * continuedFraction(x, a, b)) / a);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (power * continuedFraction(1 - x, b, a)) / b);
  return { lower: 1 - upper, upper };
}

/**
 * Inverse of the regularised incomplete beta function, to double precision.
 * @param probability  of the tail, in [0, 1]
 * @param tail  which tail holds that probability
 * @returns x in [0, 1]
 * @throws RangeError outside these ranges
 */
export function betaQuantile(probability: number, a: number, b: number, tail: keyof Tails = 'lower'): number {
  if (!(probability >= 0 && probability <= 1 && a > 0 && b > 0)) {
    throw new RangeError(`No beta quantile of ${probability} with shapes ${a} and ${b}.`);
  }
  if (probability === 0) return tail === 'lower' ? 0 : 1;
  if (probability === 1) return tail === 'lower' ? 1 : 0;
  const sign = tail === 'lower' ? 1 : -1;
  const at = (x: number) => ({
    value: sign * (betaTails(x, a, b)[tail] - probability),
    slope: betaPower(x, a, b) / (x * (1 - x)),
  });
  return solveIncreasing(at, 0, 1, a / (a + b));
}
