import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binomialCdf,
  binomialQuantile,
} from '../../../electron/engine/statistics/distributions/binomial-distribution.ts';
import { betaQuantile, betaTails } from '../../../electron/engine/statistics/distributions/incomplete-beta.ts';
import { gammaQuantile, gammaTails } from '../../../electron/engine/statistics/distributions/incomplete-gamma.ts';
import {
  normalTails,
  standardNormalQuantile,
} from '../../../electron/engine/statistics/distributions/normal-distribution.ts';
import { randomBeta, randomNormal } from '../../../electron/engine/statistics/distributions/random-beta.ts';
import {
  binomialMass,
  poissonMass,
  stirlingError,
} from '../../../electron/engine/statistics/distributions/saddle-point.ts';
import { seededRandom, xoshiro128StarStar } from '../../../electron/engine/statistics/seeded-random.ts';

describe('distributions', () => {
  test('agree with R to twelve digits', () => {
    expect(betaQuantile(0.025, 12.5, 30.25)).toBeCloseTo(0.167722604377, 12);
    expect(betaQuantile(0.975, 0.3, 4)).toBeCloseTo(0.403727528268, 12);
    expect(gammaQuantile(0.025, 42)).toBeCloseTo(30.2699057325, 10);
    expect(gammaQuantile(0.975, 43)).toBeCloseTo(56.7717987785, 10);
    expect(normalTails(-8).lower / 6.22096057427178e-16).toBeCloseTo(1, 12);
    expect(standardNormalQuantile(0.8)).toBeCloseTo(0.841621233572914, 14);
    expect(standardNormalQuantile(0.025)).toBeCloseTo(-1.959963984540054, 14);
  });

  test('masses are the textbook ones where these can be computed', () => {
    expect(binomialMass(3, 10, 0.2, 0.8)).toBeCloseTo(120 * 0.2 ** 3 * 0.8 ** 7, 13);
    expect(poissonMass(4, 2.5)).toBeCloseTo((Math.exp(-2.5) * 2.5 ** 4) / 24, 13);
    expect(stirlingError(1)).toBeCloseTo(1 - 0.5 * Math.log(2 * Math.PI), 13);
    expect(binomialMass(0, 5, 0, 1)).toBe(1);
    expect(binomialMass(5, 5, 1, 0)).toBe(1);
    expect(poissonMass(0, 0)).toBe(1);
  });

  test('a quantile is the inverse of its distribution function, in both tails', () => {
    const shape = fc.double({ min: 1, max: 3000, noNaN: true });
    const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    fc.assert(
      fc.property(shape, shape, probability, (a, b, p) => {
        expect(betaTails(betaQuantile(p, a, b), a, b).lower).toBeCloseTo(p, 9);
        expect(betaTails(betaQuantile(p, a, b, 'upper'), a, b).upper).toBeCloseTo(p, 9);
        expect(gammaTails(a, gammaQuantile(p, a)).lower).toBeCloseTo(p, 9);
        expect(gammaTails(a, gammaQuantile(p, a, 'upper')).upper).toBeCloseTo(p, 9);
      }),
    );
  });

  test('the binomial function sums its masses, and its quantile is the first count that reaches a level', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (n, p) => {
        let sum = 0;
        for (let k = 0; k <= n; k += 1) {
          sum += binomialMass(k, n, p, 1 - p);
          expect(binomialCdf(k, n, p)).toBeCloseTo(sum, 12);
        }
        const median = binomialQuantile(0.5, n, p);
        expect(binomialCdf(median, n, p)).toBeGreaterThanOrEqual(0.5);
        expect(binomialCdf(median - 1, n, p)).toBeLessThan(0.5);
      }),
    );
  });

  test('impossible parameters are refused', () => {
    expect(() => betaTails(1.2, 1, 1)).toThrow(RangeError);
    expect(() => betaQuantile(0.5, 0, 1)).toThrow(RangeError);
    expect(() => gammaTails(0, 1)).toThrow(RangeError);
    expect(() => gammaQuantile(1, 1)).toThrow(RangeError);
    expect(() => standardNormalQuantile(1)).toThrow(RangeError);
    expect(() => normalTails(Number.NaN)).toThrow(RangeError);
  });
});

describe('seeded random numbers', () => {
  test('the generator is xoshiro128** (reference sequence of its state 1, 2, 3, 4)', () => {
    const random = xoshiro128StarStar([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, () => random.uint32())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
    expect(() => xoshiro128StarStar([0, 0, 0, 0])).toThrow(RangeError);
  });

  test('a seed gives its sequence, another seed another', () => {
    const draw = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 6 }, () => random.uint32());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(() => seededRandom(-1)).toThrow(RangeError);
    expect(() => seededRandom(1.5)).toThrow(RangeError);
    expect(() => seededRandom(2 ** 32)).toThrow(RangeError);
  });

  test('whole numbers below a bound are even, unit numbers in [0, 1)', () => {
    const random = seededRandom(7);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 70_000; i += 1) counts[random.below(7)]! += 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(gammaTails(3, chiSquare / 2).upper).toBeGreaterThan(0.0001);
    for (let i = 0; i < 1000; i += 1) {
      const u = random.unit();
      expect(u >= 0 && u < 1).toBe(true);
    }
  });

  test('normal and beta deviates have their mean and variance', () => {
    const random = seededRandom(11);
    const draws = 40_000;
    const moments = (draw: () => number) => {
      const values = Array.from({ length: draws }, draw);
      const mean = values.reduce((sum, value) => sum + value, 0) / draws;
      return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws };
    };
    const normal = moments(() => randomNormal(random));
    expect(Math.abs(normal.mean)).toBeLessThan(4 / Math.sqrt(draws));
    expect(Math.abs(normal.variance - 1)).toBeLessThan(4 * Math.sqrt(2 / draws));
    for (const [a, b] of [
      [3, 9],
      [0.3, 0.6],
      [400, 2],
    ] as const) {
      const { mean, variance } = moments(() => randomBeta(random, a, b));
      const expected = (a * b) / ((a + b) ** 2 * (a + b + 1));
      expect(Math.abs(mean - a / (a + b))).toBeLessThan(4 * Math.sqrt(expected / draws));
      expect(Math.abs(variance / expected - 1)).toBeLessThan(0.1);
    }
    expect(randomBeta(seededRandom(1), 1e-4, 1e-4)).not.toBeNaN();
  });
});
