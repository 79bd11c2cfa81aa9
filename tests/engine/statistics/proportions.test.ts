import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clopperPearsonInterval } from '../../../electron/engine/statistics/clopper-pearson-interval.ts';
import { differencesFromRest } from '../../../electron/engine/statistics/difference-from-rest.ts';
import { binomialCdf } from '../../../electron/engine/statistics/distributions/binomial-distribution.ts';
import { fisherExactP } from '../../../electron/engine/statistics/fisher-exact.ts';
import { inequalityGap } from '../../../electron/engine/statistics/inequality-gap.ts';
import { newcombeDifference } from '../../../electron/engine/statistics/newcombe-difference.ts';
import { pooled, shareOf } from '../../../electron/engine/statistics/proportion.ts';
import { reliabilityGrade } from '../../../electron/engine/statistics/reliability-grade.ts';
import { wilsonInterval } from '../../../electron/engine/statistics/wilson-interval.ts';
import { proportions } from './arbitraries.ts';
import { referenceTable } from './reference-table.ts';

const of = (yes: number, known: number) => ({ yes, known });

describe('interval of a proportion', () => {
  test('Wilson and Clopper-Pearson agree with R on the reference data', () => {
    for (const row of referenceTable('binomial-intervals.csv')) {
      const [x, n] = [row['x']!, row['n']!];
      expect(wilsonInterval(x, n)?.low).toBeCloseTo(row['wilson_lo']!, 9);
      expect(wilsonInterval(x, n)?.high).toBeCloseTo(row['wilson_hi']!, 9);
      expect(clopperPearsonInterval(x, n)?.low).toBeCloseTo(row['cp_lo']!, 9);
      expect(clopperPearsonInterval(x, n)?.high).toBeCloseTo(row['cp_hi']!, 9);
    }
  });

  test('65 of 100 and 0 of 20 have the published Wilson interval', () => {
    const interval = wilsonInterval(65, 100);
    expect(interval?.low).toBeCloseTo(0.552544432969, 12);
    expect(interval?.high).toBeCloseTo(0.736357517569, 12);
    expect(wilsonInterval(0, 20)?.low).toBe(0);
    expect(wilsonInterval(0, 20)?.high).toBeCloseTo(0.1611, 4);
  });

  test('Clopper-Pearson: no denominator gives null, none and all touch the ends, impossible counts are refused', () => {
    expect(clopperPearsonInterval(0, 0)).toBeNull();
    expect(clopperPearsonInterval(0, 1)).toEqual({ low: 0, high: expect.closeTo(0.975, 12) });
    expect(clopperPearsonInterval(1, 1)).toEqual({ low: expect.closeTo(0.025, 12), high: 1 });
    for (const [yes, known] of [
      [2, 1],
      [-1, 3],
      [0.5, 3],
      [Number.NaN, 3],
    ] as const) {
      expect(() => clopperPearsonInterval(yes, known)).toThrow(RangeError);
    }
    expect(() => clopperPearsonInterval(1, 2, 1)).toThrow(RangeError);
  });

  test('Clopper-Pearson: each bound leaves half of the error beyond the count, and holds the Wilson centre', () => {
    fc.assert(
      fc.property(proportions(3000, 1), fc.constantFrom(0.5, 0.9, 0.95, 0.998), ({ yes, known }, confidence) => {
        const interval = clopperPearsonInterval(yes, known, confidence)!;
        expect(
          0 <= interval.low && interval.low <= yes / known && yes / known <= interval.high && interval.high <= 1,
        ).toBe(true);
        const beyond = (1 - confidence) / 2;
        const [below, above] = [1 - binomialCdf(yes - 1, known, interval.low), binomialCdf(yes, known, interval.high)];
        expect(below).toBeCloseTo(yes === 0 ? 1 : beyond, 9);
        expect(above).toBeCloseTo(yes === known ? 1 : beyond, 9);
      }),
    );
  });

  test('both intervals move up with the count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(), (known, pick) => {
        const yes = pick % known;
        for (const interval of [clopperPearsonInterval, wilsonInterval]) {
          const [lower, upper] = [interval(yes, known)!, interval(yes + 1, known)!];
          expect(upper.low).toBeGreaterThanOrEqual(lower.low);
          expect(upper.high).toBeGreaterThanOrEqual(lower.high);
        }
      }),
    );
  });

  test('shares and pooled counts', () => {
    expect(shareOf(of(0, 0))).toBeNull();
    expect(pooled([])).toEqual(of(0, 0));
    expect(pooled([of(1, 2), of(0, 0), of(3, 5)])).toEqual(of(4, 7));
    expect(() => pooled([of(3, 2)])).toThrow(RangeError);
  });
});

describe('reliability grade', () => {
  test.each([
    [3, 30, {}, 'D', 'interval-wide-for-the-figure'],
    [6, 60, {}, 'D', 'interval-wide-for-the-figure'],
    [12, 100, {}, 'B', 'interval-wider-than-5-points'],
    [12, 100, { completeness: 0.79 }, 'C', 'low-completeness'],
    [12, 100, { completeness: 0.8 }, 'B', 'interval-wider-than-5-points'],
    [12, 100, { hasCoverageDoubt: true }, 'C', 'coverage-doubt'],
    [500, 5000, {}, 'A', 'precise'],
    [500, 5000, { completeness: 0.4 }, 'C', 'low-completeness'],
    [29, 29, {}, 'D', 'fewer-than-30-known'],
    [15, 30, {}, 'D', 'interval-30-points-or-wider'],
    [0, 40, {}, 'D', 'interval-wide-for-the-figure'],
    [0, 71, {}, 'D', 'interval-wide-for-the-figure'],
    [0, 72, {}, 'A', 'precise'],
    [0, 0, {}, 'D', 'no-known-answers'],
  ] as const)('%i of %i with %o is %s: %s', (yes, known, context, grade, reason) => {
    expect(reliabilityGrade(yes, known, context)).toMatchObject({ grade, reason });
  });

  test('every denominator from 1 to 35 has a grade, under 30 always D', () => {
    for (let known = 1; known <= 35; known += 1) {
      for (let yes = 0; yes <= known; yes += 1) {
        const { grade } = reliabilityGrade(yes, known);
        expect(known < 30 ? ['D'] : ['A', 'B', 'C', 'D']).toContain(grade);
      }
    }
  });

  test('more of the same answers never makes the grade worse', () => {
    fc.assert(
      fc.property(proportions(300, 1), fc.integer({ min: 2, max: 6 }), ({ yes, known }, times) => {
        const [few, many] = [reliabilityGrade(yes, known), reliabilityGrade(yes * times, known * times)];
        expect(many.grade <= few.grade).toBe(true);
      }),
    );
  });

  test('impossible input is refused', () => {
    expect(() => reliabilityGrade(2, 1)).toThrow(RangeError);
    expect(() => reliabilityGrade(1, 100, { completeness: 1.1 })).toThrow(RangeError);
  });
});

describe('difference of two proportions', () => {
  // Newcombe 1998, Stat Med 17:873, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i/%i - %i/%i as published', (a, m, b, n, low, high) => {
    const interval = newcombeDifference(of(a, m), of(b, n));
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('56/70 - 48/80 to ten digits, by R from the bounds of prop.test', () => {
    const interval = newcombeDifference(of(56, 70), of(48, 80));
    expect(interval?.low).toBeCloseTo(0.0524314724024, 10);
    expect(interval?.high).toBeCloseTo(0.3338726540369, 10);
  });

  test('turns over when the groups change places, stays in [-1, 1] and holds the difference', () => {
    fc.assert(
      fc.property(proportions(200, 1), proportions(200, 1), (first, second) => {
        const [there, back] = [newcombeDifference(first, second)!, newcombeDifference(second, first)!];
        expect(back.low).toBeCloseTo(-there.high, 12);
        expect(back.high).toBeCloseTo(-there.low, 12);
        expect(
          -1 <= there.low && there.low <= there.difference && there.difference <= there.high && there.high <= 1,
        ).toBe(true);
      }),
    );
  });

  test('no known answers on either side gives null', () => {
    expect(newcombeDifference(of(0, 0), of(1, 2))).toBeNull();
    expect(newcombeDifference(of(1, 2), of(0, 0))).toBeNull();
    expect(() => newcombeDifference(of(3, 2), of(1, 2))).toThrow(RangeError);
  });

  test('Fisher: the tea tasting, and R on an uneven table', () => {
    expect(fisherExactP(of(3, 4), of(1, 4))).toBeCloseTo(0.485714285714, 11);
    expect(fisherExactP(of(3, 43), of(27, 457))).toBeCloseTo(0.735390796625, 11);
    expect(fisherExactP(of(0, 5), of(0, 9))).toBe(1);
    expect(fisherExactP(of(5, 5), of(9, 9))).toBe(1);
    expect(fisherExactP(of(0, 0), of(1, 2))).toBeNull();
  });

  test('Fisher: p is in (0, 1] and the same from either side, also for large counts', () => {
    fc.assert(
      fc.property(proportions(4000, 1), proportions(60_000, 1), (first, second) => {
        const p = fisherExactP(first, second)!;
        expect(p > 0 && p <= 1).toBe(true);
        expect(fisherExactP(second, first)).toBeCloseTo(p, 9);
      }),
    );
  });
});

describe('areas against the rest of the province', () => {
  const whole = of(90, 600);

  test('marks need the interval and the adjusted p', () => {
    const marks = differencesFromRest([
      { area: of(30, 90), whole },
      { area: of(2, 110), whole },
      { area: of(15, 100), whole },
      { area: of(0, 0), whole },
    ]);
    expect(marks.map(({ mark }) => mark)).toEqual(['much-higher', 'much-lower', 'similar', null]);
    expect(marks[3]).toEqual({ at95: null, at998: null, p: null, pAdjusted: null, mark: null });
  });

  test('one area only has no rest to differ from', () => {
    expect(differencesFromRest([{ area: whole, whole }])[0]?.mark).toBeNull();
    expect(differencesFromRest([])).toEqual([]);
  });

  test('all areas equal: nothing is marked', () => {
    const rows = differencesFromRest(Array.from({ length: 6 }, () => ({ area: of(10, 50), whole: of(60, 300) })));
    expect(rows.map(({ mark }) => mark)).toEqual(Array(6).fill('similar'));
  });

  test('a single yes among three children is no mark, though the score interval alone would say so', () => {
    const [row] = differencesFromRest([{ area: of(1, 3), whole: of(11, 1003) }]);
    expect(row?.at998?.low).toBeGreaterThan(0);
    expect(row?.mark).not.toBe('much-higher');
  });

  test('an area larger than its whole is refused', () => {
    expect(() => differencesFromRest([{ area: of(5, 700), whole }])).toThrow(RangeError);
  });
});

describe('gap between groups', () => {
  test('ratio and Katz interval as epitools', () => {
    const gap = inequalityGap(of(30, 120), of(40, 400));
    expect(gap.ratio).toBeCloseTo(2.5, 12);
    expect(gap.ratioInterval?.low).toBeCloseTo(1.630891, 6);
    expect(gap.ratioInterval?.high).toBeCloseTo(3.832261, 6);
    expect(gap.difference?.difference).toBeCloseTo(0.15, 12);
  });

  test('zero counts: no ratio to a reference of 0, no interval without events, all yes is exactly 1', () => {
    expect(inequalityGap(of(3, 10), of(0, 10))).toMatchObject({ ratio: null, ratioInterval: null });
    expect(inequalityGap(of(0, 10), of(3, 10))).toMatchObject({ ratio: 0, ratioInterval: null });
    expect(inequalityGap(of(4, 4), of(9, 9))).toMatchObject({ ratio: 1, ratioInterval: { low: 1, high: 1 } });
    expect(inequalityGap(of(0, 0), of(3, 10))).toEqual({ difference: null, ratio: null, ratioInterval: null });
  });

  test('the interval holds the ratio', () => {
    fc.assert(
      fc.property(proportions(300, 1), proportions(300, 1), (group, reference) => {
        const { ratio, ratioInterval } = inequalityGap(group, reference);
        if (ratio === null || ratioInterval === null) return;
        expect(ratioInterval.low <= ratio && ratio <= ratioInterval.high).toBe(true);
      }),
    );
  });
});
