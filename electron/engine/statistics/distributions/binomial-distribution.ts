import { betaTails } from './incomplete-beta.ts';

/** P(X ≤ count) for X binomial(trials, probability); 0 for a negative count, 1 from `trials` on. */
export function binomialCdf(count: number, trials: number, probability: number): number {
  if (count < 0) return 0;
  if (count >= trials) return 1;
  return betaTails(probability, count + 1, trials - count).upper;
}

/** The smallest count whose cumulative probability reaches `level`, in [0, trials]. */
export function binomialQuantile(level: number, trials: number, probability: number): number {
  let low = -1;
  let high = trials;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(middle, trials, probability) >= level) high = middle;
    else low = middle;
  }
  return high;
}
