import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alkireFoster } from '../../../electron/engine/statistics/alkire-foster.ts';
import type { AnswerProfile } from '../../../electron/engine/statistics/answer-profile.ts';
import { coOccurrence } from '../../../electron/engine/statistics/co-occurrence.ts';

const child = (answers: readonly (1 | 0 | null)[], group?: string): AnswerProfile =>
  group === undefined ? { answers } : { answers, group };

const childrenOf = (indicators: number): fc.Arbitrary<AnswerProfile[]> =>
  fc.array(
    fc.record({
      answers: fc.array(fc.constantFrom<1 | 0 | null>(1, 0, 0, 1, null), {
        minLength: indicators,
        maxLength: indicators,
      }),
      count: fc.integer({ min: 0, max: 9 }),
      group: fc.constantFrom('บางริ้น', 'ปากน้ำ', '__proto__', 'constructor'),
    }),
    { minLength: 1, maxLength: 40 },
  );

describe('stacked risk', () => {
  test('a worked example: two of four at the cut-off of two', () => {
    const result = alkireFoster(
      [child([1, 1, 0], 'ก'), child([1, 0, 0], 'ก'), child([1, 1, 1], 'ข'), child([0, 0, 0], 'ข')],
      { k: 2 },
    );
    expect(result.H).toBe(0.5);
    expect(result.A).toBeCloseTo((2 / 3 + 1) / 2, 12);
    expect(result.M0).toBeCloseTo(5 / 12, 12);
    expect(result.indicators.map(({ headcount }) => headcount)).toEqual([0.75, 0.5, 0.25]);
    expect(result.indicators.map(({ censoredHeadcount }) => censoredHeadcount)).toEqual([0.5, 0.5, 0.25]);
    expect(result.indicators.map(({ contributionShare }) => contributionShare)).toEqual([
      expect.closeTo(0.4, 12),
      expect.closeTo(0.4, 12),
      expect.closeTo(0.2, 12),
    ]);
    expect(result.groups.map(({ group, M0 }) => [group, M0])).toEqual([
      ['ก', expect.closeTo(1 / 3, 12)],
      ['ข', expect.closeTo(1 / 2, 12)],
    ]);
  });

  test('weights and a cut-off as a share: exactly at the cut-off is in, though thirds do not sum to one', () => {
    const thirds = [1 / 3, 1 / 3, 1 / 3];
    expect(alkireFoster([child([1, 1, 1])], { k: 1, weights: thirds }).H).toBe(1);
    expect(alkireFoster([child([1, 1, 0])], { k: 2 / 3, weights: thirds }).H).toBe(1);
    expect(alkireFoster([child([1, 0, 0])], { k: 2 / 3, weights: thirds }).H).toBe(0);
    expect(alkireFoster([child([1, 0, 0]), child([0, 1, 1])], { k: 3, weights: [4, 1, 1] }).H).toBe(0.5);
  });

  test('M0 = H × A, and its parts by indicator and by group sum to it, to 1e-12', () => {
    fc.assert(
      fc.property(
        childrenOf(6),
        fc.array(fc.double({ min: 0.05, max: 3, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (children, weights, share) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          const result = alkireFoster(children, { k: share * total, weights });
          const all = children.reduce((sum, { count = 1 }) => sum + count, 0);
          expect(result.counted + result.leftOut).toBe(all);
          expect(result.M0 === null).toBe(result.counted === 0);
          const sum = (parts: readonly { contribution: number | null }[]) =>
            parts.reduce((s, { contribution }) => s + (contribution ?? 0), 0);
          const M0 = result.M0 ?? 0;
          const H = result.H ?? 0;
          expect(Math.abs(M0 - H * (result.A ?? 0))).toBeLessThan(1e-12);
          expect(Math.abs(sum(result.indicators) - M0)).toBeLessThan(1e-12);
          expect(Math.abs(sum(result.groups) - M0)).toBeLessThan(1e-12);
          for (const group of result.groups) {
            expect(Math.abs(sum(group.indicators) - (group.M0 ?? 0))).toBeLessThan(1e-12);
          }
          expect(0 <= M0 && M0 <= H && H <= 1).toBe(true);
        },
      ),
    );
  });

  test('a higher cut-off never finds more children', () => {
    fc.assert(
      fc.property(childrenOf(5), (children) => {
        const headcounts = [1, 2, 3, 4, 5].map((k) => alkireFoster(children, { k, unknown: 'as-no' }).H ?? 0);
        expect(headcounts).toEqual([...headcounts].sort((a, b) => b - a));
      }),
    );
  });

  test('children in another order, or counted together, give the same figures', () => {
    fc.assert(
      fc.property(childrenOf(4), (children) => {
        const apart = children.flatMap(({ count = 1, ...profile }) => Array.from({ length: count }, () => profile));
        const { groups: _, ...one } = alkireFoster(children, { k: 2 });
        const { groups: __, ...other } = alkireFoster(apart.toReversed(), { k: 2, weights: [1, 1, 1, 1] });
        expect(other).toEqual(one);
      }),
    );
  });

  test('unknown is not no: the child is left out and counted, or taken as no when asked; weight 0 does not matter', () => {
    const children = [child([1, null, 1]), child([1, 1, 0])];
    expect(alkireFoster(children, { k: 2 })).toMatchObject({ counted: 1, leftOut: 1, H: 1 });
    expect(alkireFoster(children, { k: 2, unknown: 'as-no' })).toMatchObject({ counted: 2, leftOut: 0, H: 1 });
    expect(alkireFoster(children, { k: 1, weights: [1, 0, 1] })).toMatchObject({ counted: 2, leftOut: 0 });
    const groups = ['ก', 'ข'].map((group, i) => ({ ...children[i]!, group }));
    expect(alkireFoster(groups, { k: 2 }).groups).toMatchObject([
      { group: 'ก', counted: 0, populationShare: 0, H: null, A: null, M0: null, contribution: 0 },
      { group: 'ข', counted: 1, populationShare: 1, H: 1 },
    ]);
  });

  test('nobody counted, nobody at the cut-off, one child, impossible options', () => {
    expect(alkireFoster([child([null, null])], { k: 1 })).toMatchObject({
      counted: 0,
      leftOut: 1,
      H: null,
      A: null,
      M0: null,
    });
    expect(alkireFoster([child([0, 0])], { k: 1 })).toMatchObject({
      H: 0,
      A: null,
      M0: 0,
      indicators: [{ contributionShare: null }, {}],
    });
    expect(alkireFoster([child([1, 1])], { k: 2 })).toMatchObject({ H: 1, A: 1, M0: 1 });
    expect(alkireFoster([], { k: 1, weights: [1, 1] })).toMatchObject({ H: null, groups: [] });
    for (const options of [
      { k: 0 },
      { k: 3 },
      { k: 1, weights: [0, 0] },
      { k: 1, weights: [1] },
      { k: 1, weights: [1, -1] },
    ]) {
      expect(() => alkireFoster([child([1, 1])], options)).toThrow(RangeError);
    }
    expect(() => alkireFoster([], { k: 1 })).toThrow(RangeError);
    expect(() => alkireFoster([child([1, 1]), child([1])], { k: 1 })).toThrow(RangeError);
    expect(() => alkireFoster([{ answers: [2 as 1] }], { k: 1 })).toThrow(RangeError);
    expect(() => alkireFoster([{ answers: [1], count: -1 }], { k: 1 })).toThrow(RangeError);
  });
});

describe('co-occurrence', () => {
  test('a worked fourfold table', () => {
    const { pairs } = coOccurrence([
      { answers: [1, 1], count: 20 },
      { answers: [1, 0], count: 10 },
      { answers: [0, 1], count: 15 },
      { answers: [0, 0], count: 155 },
      { answers: [1, null], count: 50 },
    ]);
    expect(pairs).toEqual([
      {
        first: 0,
        second: 1,
        known: 200,
        both: 20,
        onlyFirst: 10,
        onlySecond: 15,
        neither: 155,
        expectedBoth: 5.25,
        lift: expect.closeTo(20 / 5.25, 12),
        oddsRatio: expect.closeTo((20 * 155) / 150, 12),
        oddsRatioInterval: { low: expect.closeTo(8.188455640001594, 9), high: expect.closeTo(52.160154477069135, 9) },
        phi: expect.closeTo((20 * 155 - 150) / Math.sqrt(30 * 35 * 170 * 165), 12),
      },
    ]);
  });

  test('an empty cell has no odds ratio, one answer for all no phi, nothing known no expectation', () => {
    expect(coOccurrence([child([1, 1]), child([0, 0])]).pairs[0]).toMatchObject({
      oddsRatio: null,
      oddsRatioInterval: null,
      phi: 1,
      lift: 2,
    });
    expect(coOccurrence([child([1, 0]), child([0, 1]), child([0, 0])]).pairs[0]).toMatchObject({
      oddsRatio: 0,
      oddsRatioInterval: null,
    });
    expect(coOccurrence([child([1, 1]), child([1, 0])]).pairs[0]).toMatchObject({ phi: null, lift: 1 });
    expect(coOccurrence([child([1, null])]).pairs[0]).toMatchObject({
      known: 0,
      expectedBoth: null,
      lift: null,
      phi: null,
    });
    expect(coOccurrence([])).toEqual({ children: 0, pairs: [], combinations: [] });
  });

  test('counts add up, phi lies in [-1, 1] and does not depend on the order of children', () => {
    fc.assert(
      fc.property(childrenOf(4), (children) => {
        const { pairs } = coOccurrence(children);
        expect(pairs.length).toBe(6);
        for (const pair of pairs) {
          expect(pair.both + pair.onlyFirst + pair.onlySecond + pair.neither).toBe(pair.known);
          expect(Math.abs(pair.phi ?? 0)).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(coOccurrence(children.toReversed())).toEqual(coOccurrence(children));
      }),
    );
  });

  test('the most frequent exact combinations of two or more', () => {
    const { combinations } = coOccurrence(
      [
        { answers: [1, 0, 1], count: 4 },
        { answers: [1, 1, 1], count: 2 },
        { answers: [1, null, 1], count: 3 },
        { answers: [0, 1, 1], count: 2 },
        { answers: [1, 0, 0], count: 90 },
      ],
      2,
    );
    expect(combinations).toEqual([
      { indicators: [0, 2], children: 7, withUnknown: 3 },
      { indicators: [0, 1, 2], children: 2, withUnknown: 0 },
    ]);
  });
});
