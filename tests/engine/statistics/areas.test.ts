import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg } from '../../../electron/engine/statistics/benjamini-hochberg.ts';
import { betaTails } from '../../../electron/engine/statistics/distributions/incomplete-beta.ts';
import { binomialMass } from '../../../electron/engine/statistics/distributions/saddle-point.ts';
import { empiricalBayes, empiricalBayesWithinGroups } from '../../../electron/engine/statistics/empirical-bayes.ts';
import { funnel, funnelLimitsAt, winsorisedPhi } from '../../../electron/engine/statistics/funnel-limits.ts';
import { indirectStandardisation } from '../../../electron/engine/statistics/indirect-standardisation.ts';
import { poissonInterval } from '../../../electron/engine/statistics/poisson-interval.ts';
import { priorityRanking } from '../../../electron/engine/statistics/priority-ranking.ts';
import { proportions, shuffled } from './arbitraries.ts';
import { near } from './near.ts';
import { referenceTable } from './reference-table.ts';

const of = (yes: number, known: number) => ({ yes, known });

describe('empirical Bayes', () => {
  test('agrees with EBest on the Huddersfield data', () => {
    const rows = referenceTable('huddersfield.csv');
    const fit = empiricalBayes(rows.map((row) => of(row['cases']!, row['total']!)));
    expect(fit.variance).toBeCloseTo(0.005310754155, 12);
    expect(fit.mean).toBeCloseTo(0.3004822814, 10);
    expect(fit.noMoreThanChance).toBe(false);
    for (const [i, row] of rows.entries()) {
      expect(fit.areas[i]?.raw).toBeCloseTo(row['raw']!, 12);
      expect(fit.areas[i]?.smoothed).toBeCloseTo(row['eb']!, 10);
    }
    expect(fit.areas[0]?.smoothed).toBeCloseTo(0.3443974, 7);
  });

  test('areas that differ no more than chance all get the mean, and it says so', () => {
    const fit = empiricalBayes([of(10, 50), of(11, 50), of(9, 50)]);
    expect(fit.noMoreThanChance).toBe(true);
    expect(fit.areas.map(({ shrinkage }) => shrinkage)).toEqual([0, 0, 0]);
    expect(fit.areas.map(({ smoothed }) => smoothed)).toEqual([0.2, 0.2, 0.2]);
    expect(fit.priorKnown).toBeNull();
  });

  test.each([
    ['all equal', [of(1, 3), of(2, 6), of(33, 99)]],
    ['nobody has it', [of(0, 10), of(0, 1)]],
    ['everybody has it', [of(10, 10), of(3, 3)]],
    ['one area', [of(4, 9)]],
    ['one child', [of(1, 1)]],
  ])('%s: no more variation than chance', (_, areas) => {
    const fit = empiricalBayes(areas);
    expect(fit.noMoreThanChance).toBe(true);
    for (const { smoothed } of fit.areas) expect(smoothed).toBe(fit.mean);
  });

  test('a missing denominator stays missing and changes nothing for the others', () => {
    const areas = [of(21, 49), of(22, 76), of(3, 14)];
    const fit = empiricalBayes([...areas, of(0, 0)]);
    expect(fit.areas[3]).toEqual({ raw: null, shrinkage: null, smoothed: null });
    expect(fit.areas.slice(0, 3)).toEqual(empiricalBayes(areas).areas);
    expect(empiricalBayes([])).toEqual({
      areas: [],
      mean: null,
      variance: null,
      priorKnown: null,
      noMoreThanChance: true,
    });
    expect(empiricalBayes([of(0, 0)]).mean).toBeNull();
    expect(() => empiricalBayes([of(3, 2)])).toThrow(RangeError);
  });

  test('the smoothed figure lies between raw and mean, shrinkage in [0, 1] is known / (known + priorKnown)', () => {
    fc.assert(
      fc.property(fc.array(proportions(), { minLength: 1, maxLength: 40 }), (areas) => {
        const fit = empiricalBayes(areas);
        for (const [i, { raw, shrinkage, smoothed }] of fit.areas.entries()) {
          if (raw === null || shrinkage === null || smoothed === null || fit.mean === null) continue;
          expect(shrinkage >= 0 && shrinkage <= 1).toBe(true);
          expect(smoothed).toBeGreaterThanOrEqual(Math.min(raw, fit.mean) - 1e-12);
          expect(smoothed).toBeLessThanOrEqual(Math.max(raw, fit.mean) + 1e-12);
          if (fit.priorKnown === null) continue;
          expect(shrinkage).toBeCloseTo(areas[i]!.known / (areas[i]!.known + fit.priorKnown), 6);
        }
      }),
    );
  });

  test('does not depend on the order of areas', () => {
    fc.assert(
      fc.property(shuffled(proportions()), ({ list, order }) => {
        const there = empiricalBayes(list);
        const back = empiricalBayes(order.map((i) => list[i]!));
        for (const [k, i] of order.entries()) {
          expect(back.areas[k]?.smoothed).toEqual(near(there.areas[i]?.smoothed));
        }
      }),
    );
  });

  test('within an amphoe of five communities or more, else within the province', () => {
    const big = [of(1, 40), of(30, 60), of(2, 50), of(25, 40), of(9, 30)].map((area) => ({ ...area, group: 'เมือง' }));
    const small = [of(5, 10), of(0, 0)].map((area) => ({ ...area, group: '__proto__' }));
    const rows = empiricalBayesWithinGroups([...big, ...small]);
    expect(rows.map(({ fittedWithin }) => fittedWithin)).toEqual([...Array(5).fill('group'), 'all', 'all']);
    expect(rows[0]?.smoothed).toBe(empiricalBayes(big).areas[0]?.smoothed);
    expect(rows[5]?.smoothed).toBe(empiricalBayes([...big, ...small]).areas[5]?.smoothed);
    expect(rows[6]?.smoothed).toBeNull();
  });
});

describe('Benjamini-Hochberg', () => {
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];

  test('the example of the paper', () => {
    const expected = [0.0015, 0.003, 0.0095, 0.035625, 0.0603];
    for (const adjusted of [benjaminiHochberg(published), benjaminiHochberg(published.slice(0, 5), 15)]) {
      for (const [i, value] of expected.entries()) expect(adjusted[i]).toBeCloseTo(value, 12);
    }
  });

  test('is bounded, keeps the order of p, and does not depend on the order given', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(shuffled(p), ({ list, order }) => {
        const adjusted = benjaminiHochberg(list);
        const back = benjaminiHochberg(order.map((i) => list[i]!));
        for (const [k, i] of order.entries()) expect(back[k]).toBe(adjusted[i]);
        for (const [i, value] of list.entries()) {
          expect(adjusted[i]!).toBeGreaterThanOrEqual(value);
          expect(adjusted[i]!).toBeLessThanOrEqual(1);
          const later = adjusted.filter((_, j) => list[j]! >= value);
          expect(later.every((other) => other! >= adjusted[i]!)).toBe(true);
        }
      }),
    );
  });

  test('none, one, all equal, and a test without a result', () => {
    expect(benjaminiHochberg([])).toEqual([]);
    expect(benjaminiHochberg([0.03])).toEqual([0.03]);
    expect(benjaminiHochberg([0.2, 0.2, 0.2])).toEqual([0.2, 0.2, 0.2]);
    expect(benjaminiHochberg([null, 0.03, null])).toEqual([null, 0.03, null]);
    expect(() => benjaminiHochberg([1.1])).toThrow(RangeError);
    expect(() => benjaminiHochberg([0.1, 0.2], 1)).toThrow(RangeError);
  });
});

describe('funnel', () => {
  test('exact limits join the binomial function by straight lines (Spiegelhalter 2005)', () => {
    const cumulative = (count: number) =>
      Array.from({ length: count + 1 }, (_, k) => binomialMass(k, 50, 0.2, 0.8)).reduce((a, b) => a + b, 0);
    const count = 5; // the first with a cumulative probability of 2.5 % is 5: F(4) = .0185, F(5) = .0480
    const expected = (count - (cumulative(5) - 0.025) / (cumulative(5) - cumulative(4))) / 50;
    expect(funnelLimitsAt(0.2, 50, 0.95, null).low).toBeCloseTo(expected, 12);
  });

  test('over-dispersed limits are normal with the spread times √phi', () => {
    const limits = funnelLimitsAt(0.2, 100, 0.95, 2.25);
    expect(limits.high - 0.2).toBeCloseTo(1.959963984540054 * 0.04 * 1.5, 12);
    expect(0.2 - limits.low).toBeCloseTo(1.959963984540054 * 0.04 * 1.5, 12);
  });

  test('phi takes the tenth and ninetieth percentile for what lies beyond', () => {
    const z = [-5, -1, -0.5, 0, 0, 0.2, 0.4, 0.6, 1, 9];
    const [low, high] = [-5 + 0.9 * 4, 1 + 0.1 * 8];
    const squares = z.map((value) => Math.min(high, Math.max(low, value)) ** 2);
    expect(winsorisedPhi(z)).toBeCloseTo(squares.reduce((a, b) => a + b, 0) / 10, 12);
    expect(winsorisedPhi([1])).toBeNull();
    expect(winsorisedPhi([2, 2, 2])).toBe(4);
    expect(() => winsorisedPhi([1, 2], 0.5)).toThrow(RangeError);
  });

  test('the correction is on when phi > 1 and can be switched', () => {
    const areas = [of(5, 100), of(40, 100), of(10, 100), of(30, 100)];
    const corrected = funnel(areas);
    expect(corrected).toMatchObject({ isOverdispersed: true, isAdjusted: true });
    const plain = funnel(areas, { adjust: false });
    expect(plain).toMatchObject({ isOverdispersed: true, isAdjusted: false });
    expect(plain.areas.map(({ position }) => position)).toEqual(['below-99.8', 'above-99.8', 'below-95', 'above-95']);
    expect(corrected.areas.every(({ position }) => position === 'within')).toBe(true);
    for (const options of [{}, { adjust: true }]) {
      const even = funnel([of(10, 50), of(11, 50), of(9, 50)], options);
      expect(even).toMatchObject({ isOverdispersed: false, isAdjusted: false });
      expect(even.areas[0]?.limits95).toEqual(funnelLimitsAt(0.2, 50, 0.95, null));
    }
  });

  test('none, one, all equal, nobody, everybody, missing denominator', () => {
    expect(funnel([])).toEqual({ target: null, phi: null, isOverdispersed: false, isAdjusted: false, areas: [] });
    expect(funnel([of(3, 12)])).toMatchObject({ target: 0.25, phi: null, areas: [{ position: 'within' }] });
    expect(funnel([of(5, 10), of(10, 20)])).toMatchObject({
      phi: 0,
      isAdjusted: false,
      areas: [{ position: 'within' }, { position: 'within' }],
    });
    for (const areas of [
      [of(0, 5), of(0, 9)],
      [of(5, 5), of(9, 9)],
    ]) {
      expect(funnel(areas)).toMatchObject({
        phi: null,
        areas: [
          { z: null, position: 'within' },
          { z: null, position: 'within' },
        ],
      });
    }
    expect(funnel([of(1, 4), of(0, 0)]).areas[1]).toEqual({
      share: null,
      z: null,
      limits95: null,
      limits998: null,
      position: null,
    });
    expect(() => funnel([of(1, 4)], { target: 2 })).toThrow(RangeError);
  });

  test('limits hold the target, stay in [0, 1], the outer around the inner, and draw in as known grows', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 35 }),
        fc.option(fc.double({ min: 0, max: 20, noNaN: true })),
        (target, known, phi) => {
          const [inner, outer] = [0.95, 0.998].map((confidence) => funnelLimitsAt(target, known, confidence, phi));
          expect(0 <= outer!.low && outer!.low <= inner!.low && inner!.high <= outer!.high && outer!.high <= 1).toBe(
            true,
          );
          expect(inner!.low <= target && target <= inner!.high).toBe(true);
          if (phi === null) return;
          const later = funnelLimitsAt(target, known * 4, 0.95, phi);
          expect(later.low >= inner!.low && later.high <= inner!.high).toBe(true);
        },
      ),
    );
  });
});

describe('standardised risk', () => {
  test('Poisson intervals: Garwood for 10, none observed, mid-P inside exact', () => {
    expect(poissonInterval(10).low).toBeCloseTo(4.79538869613, 10);
    expect(poissonInterval(10).high).toBeCloseTo(18.39035604202, 10);
    expect(poissonInterval(0)).toEqual({ low: 0, high: expect.closeTo(-Math.log(0.025), 12) });
    expect(poissonInterval(0, 'mid-p')).toEqual({ low: 0, high: expect.closeTo(-Math.log(0.05), 12) });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (count) => {
        const [exact, mid] = [poissonInterval(count), poissonInterval(count, 'mid-p')];
        expect(exact.low <= mid.low && mid.low <= count && count <= mid.high && mid.high <= exact.high).toBe(true);
      }),
    );
    expect(() => poissonInterval(-1)).toThrow(RangeError);
    expect(() => poissonInterval(1.5)).toThrow(RangeError);
    expect(() => poissonInterval(1, 'exact', 1)).toThrow(RangeError);
  });

  test('high because of who lives here, and high for everyone', () => {
    const mixed = indirectStandardisation([
      { area: of(12, 60), reference: of(50, 500) },
      { area: of(30, 90), reference: of(120, 400) },
    ]);
    expect(mixed).toMatchObject({ observed: 42, expected: 33, reading: 'high-because-of-who-lives-here' });
    expect(mixed.standardised?.ratio).toBeCloseTo(42 / 33, 12);
    expect(mixed.standardised?.low).toBeCloseTo(30.2699057325 / 33, 9);
    const high = indirectStandardisation([
      { area: of(40, 60), reference: of(50, 500) },
      { area: of(70, 90), reference: of(120, 400) },
    ]);
    expect(high.reading).toBe('high-for-everyone');
    const low = indirectStandardisation([{ area: of(2, 300), reference: of(50, 500) }]);
    expect(low.reading).toBe('low-for-everyone');
  });

  test('where both the mix and the rest raise a prevalence, both are told, and they multiply to the crude ratio', () => {
    const both = indirectStandardisation([
      { area: of(800, 1500), reference: of(450, 1000) },
      { area: of(60, 500), reference: of(900, 9000) },
    ]);
    expect(both.mix).toBeCloseTo(725 / (2000 * 0.135), 9);
    expect((both.mix ?? 0) * (both.standardised?.ratio ?? 0)).toBeCloseTo(both.crude?.ratio ?? 0, 12);
    expect([both.crude?.ratio, both.standardised?.ratio]).toEqual([near(860 / 270), near(860 / 725)]);
    expect(both.reading).toBe('high-for-both');
    const bothLow = indirectStandardisation([
      { area: of(60, 200), reference: of(450, 1000) },
      { area: of(100, 1800), reference: of(90, 1000) },
    ]);
    expect([bothLow.reading, (bothLow.mix ?? 9) < 1]).toEqual(['low-for-both', true]);
  });

  test('an area that is not above the rest is never high for everyone, whatever its mix', () => {
    const area = indirectStandardisation([
      { area: of(110, 200), reference: of(450, 1000) },
      { area: of(130, 800), reference: of(90, 1000) },
    ]);
    expect(area.standardised?.low).toBeGreaterThan(1);
    expect(area.crude?.ratio).toBeLessThan(1);
    expect(area.reading).toBe('high-but-for-who-lives-here');
    const other = indirectStandardisation([
      { area: of(270, 800), reference: of(450, 1000) },
      { area: of(15, 200), reference: of(90, 1000) },
    ]);
    expect([other.reading, (other.crude?.ratio ?? 0) > 1]).toEqual(['low-but-for-who-lives-here', true]);
  });

  test('the reference against itself is exactly expected', () => {
    fc.assert(
      fc.property(fc.array(proportions(300, 1), { minLength: 1, maxLength: 12 }), (strata) => {
        const own = indirectStandardisation(strata.map((stratum) => ({ area: stratum, reference: stratum })));
        const isEmpty = own.observed === 0;
        expect(own.standardised?.ratio ?? null).toEqual(near(isEmpty ? null : 1));
        expect(own.reading).toBe(isEmpty ? null : 'as-expected');
      }),
    );
  });

  test('none observed, no answers, a stratum without reference', () => {
    expect(indirectStandardisation([{ area: of(0, 50), reference: of(10, 100) }]).standardised).toMatchObject({
      ratio: 0,
      low: 0,
    });
    expect(indirectStandardisation([])).toMatchObject({
      observed: 0,
      expected: 0,
      standardised: null,
      crude: null,
      mix: null,
      reading: null,
    });
    const row = indirectStandardisation([
      { area: of(3, 7), reference: of(0, 0) },
      { area: of(1, 10), reference: of(20, 100) },
    ]);
    expect(row).toMatchObject({ observed: 1, expected: 2, knownWithoutReference: 7 });
    expect(() => indirectStandardisation([{ area: of(2, 1), reference: of(1, 1) }])).toThrow(RangeError);
  });
});

describe('priority', () => {
  const single = (...areas: { yes: number; known: number }[]) => areas.map((area) => [area]);

  test('the chance to be first is that of the beta posteriors', () => {
    const areas = [of(30, 100), of(20, 100), of(2, 100)];
    const draws = 20_000;
    const ranking = priorityRanking(single(...areas), { top: 1, draws, seed: 3 });
    const { mean, priorKnown } = empiricalBayes(areas);
    const shapes = areas.map(({ yes, known }) => ({
      a: yes + mean! * priorKnown!,
      b: known - yes + (1 - mean!) * priorKnown!,
    }));
    const steps = 20_000;
    let first = 0;
    for (let s = 0; s < steps; s += 1) {
      const [from, to] = [s / steps, (s + 1) / steps];
      const mass = betaTails(to, shapes[0]!.a, shapes[0]!.b).lower - betaTails(from, shapes[0]!.a, shapes[0]!.b).lower;
      const middle = (from + to) / 2;
      first +=
        mass *
        betaTails(middle, shapes[1]!.a, shapes[1]!.b).lower *
        betaTails(middle, shapes[2]!.a, shapes[2]!.b).lower;
    }
    expect(Math.abs(ranking.areas[0]!.topProbability - first)).toBeLessThan(
      4 * Math.sqrt((first * (1 - first)) / draws),
    );
  });

  test('the same seed gives the same ranking, bit by bit', () => {
    const areas = single(of(9, 30), of(3, 25), of(0, 4), of(14, 60));
    expect(priorityRanking(areas, { top: 2, seed: 5 })).toEqual(priorityRanking(areas, { top: 2, seed: 5 }));
    expect(priorityRanking(areas, { top: 2, seed: 5 })).not.toEqual(priorityRanking(areas, { top: 2, seed: 6 }));
  });

  test('areas that differ by chance only have the same chance, and no rank stands out', () => {
    const ranking = priorityRanking(single(...Array.from({ length: 5 }, () => of(10, 50))), { top: 2, draws: 4000 });
    for (const area of ranking.areas) {
      expect(area!.topProbability).toBeCloseTo(0.4, 1);
      expect([area!.rankLow, area!.rankHigh]).toEqual([1, 5]);
    }
  });

  test('top probabilities add up to the places, ranks lie in their intervals', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(proportions(60), proportions(60)), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 10 }),
        (areas, top) => {
          const ranking = priorityRanking(areas, { top, draws: 60 });
          const ranked = ranking.areas.filter((area) => area !== null);
          expect(ranked.length).toBe(areas.filter(([a, b]) => a.known + b.known > 0).length);
          expect(ranked.reduce((sum, area) => sum + area.topProbability, 0)).toBeCloseTo(
            Math.min(top, ranked.length),
            9,
          );
          for (const area of ranked) {
            expect(1 <= area.rankLow && area.rankLow <= area.medianRank && area.medianRank <= area.rankHigh).toBe(true);
            expect(area.rankHigh).toBeLessThanOrEqual(ranked.length);
            const { low, high } = area.topProbabilityUnderWeights!;
            expect(low <= area.topProbability && area.topProbability <= high).toBe(true);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('weights decide: what weighs nothing changes nothing', () => {
    const areas = [
      [of(30, 60), of(0, 60)],
      [of(10, 60), of(50, 60)],
      [of(5, 60), of(20, 60)],
    ];
    const first = priorityRanking(areas, { top: 1, weights: [1, 0] });
    const second = priorityRanking(areas, { top: 1, weights: [0, 1] });
    expect(first.areas.map((area) => area!.topProbability > 0.9)).toEqual([true, false, false]);
    expect(second.areas.map((area) => area!.topProbability > 0.9)).toEqual([false, true, false]);
    expect(first.areas[0]!.topProbabilityUnderWeights).toBeNull();
  });

  test('none, one, an area without answers, all or none with it, impossible options', () => {
    expect(priorityRanking([], { top: 3 }).areas).toEqual([]);
    const one = priorityRanking(single(of(1, 2)), { top: 1, draws: 10 }).areas[0];
    expect(one).toMatchObject({ topProbability: 1, medianRank: 1, rankLow: 1, rankHigh: 1, expectedRank: 1 });
    expect(priorityRanking(single(of(1, 2), of(0, 0)), { top: 1, draws: 10 }).areas[1]).toBeNull();
    const extreme = priorityRanking(single(of(5, 5), of(0, 5)), { top: 1, draws: 50 });
    expect(extreme.areas.map((area) => area!.topProbability)).toEqual([1, 0]);
    expect(() => priorityRanking(single(of(1, 2)), { top: 0 })).toThrow(RangeError);
    expect(() => priorityRanking(single(of(1, 2)), { top: 1, weights: [0] })).toThrow(RangeError);
    expect(() => priorityRanking(single(of(1, 2)), { top: 1, weights: [1, 1] })).toThrow(RangeError);
    expect(() => priorityRanking([[of(1, 2)], []], { top: 1 })).toThrow(RangeError);
    expect(() => priorityRanking(single(of(1, 2)), { top: 1, draws: 0 })).toThrow(RangeError);
  });
});
