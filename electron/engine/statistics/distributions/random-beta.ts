import type { SeededRandom } from '../seeded-random.ts';

/** A standard normal deviate by the polar method (Marsaglia & Bray 1964); the second deviate is not kept. */
export function randomNormal(random: SeededRandom): number {
  for (;;) {
    const u = 2 * random.unit() - 1;
    const v = 2 * random.unit() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * Math.log(s)) / s);
  }
}

/** Logarithm of a gamma deviate with scale 1 (Marsaglia & Tsang, ACM Trans. Math. Softw. 26:363, 2000). */
function logRandomGamma(random: SeededRandom, shape: number): number {
  if (shape < 1) return logRandomGamma(random, shape + 1) + Math.log(1 - random.unit()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = randomNormal(random);
    const t = 1 + c * x;
    if (t <= 0) continue;
    const v = t * t * t;
    if (Math.log(1 - random.unit()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}

/**
 * A beta deviate in [0, 1] as a ratio of gamma deviates, taken in logarithms so that tiny shapes do not underflow.
 * @param a  first shape, > 0
 * @param b  second shape, > 0
 */
export function randomBeta(random: SeededRandom, a: number, b: number): number {
  const first = logRandomGamma(random, a);
  const second = logRandomGamma(random, b);
  return 1 / (1 + Math.exp(second - first));
}
