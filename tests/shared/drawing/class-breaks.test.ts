import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  classBreaks,
  classCounts,
  classMethods,
  classOf,
  rampColours,
  type ClassMethod,
} from '../../../shared/drawing/class-breaks.ts';

const oneToTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('classBreaks', () => {
  test.each([
    ['quantile', oneToTen, 4, [1, 3.25, 5.5, 7.75, 10]],
    ['equal', [0, 2, 10], 5, [0, 2, 4, 6, 8, 10]],
    ['natural', [1, 2, 3, 50, 51, 52, 100, 101], 3, [1, 26.5, 76, 101]],
    ['pretty', [0.013, 0.117, 0.38], 4, [0, 0.1, 0.2, 0.3, 0.4]],
    ['standard-deviation', [2, 4, 4, 4, 5, 5, 7, 9], 2, [2, 5, 9]],
  ] as const)('%s', (method, values, count, limits) => {
    expect(classBreaks(values, { method, count })).toEqual(limits);
  });

  test('an odd number of standard-deviation classes has the mean in the middle of one', () => {
    const limits = classBreaks([0, 5, 10], { method: 'standard-deviation', count: 3 });
    expect(limits).toEqual([0, 2.5, 7.5, 10]);
  });

  test('natural breaks are no worse than any other division (Fisher)', () => {
    const within = (values: readonly number[], limits: readonly number[]): number => {
      const groups = Map.groupBy(values, (value) => classOf(value, limits));
      return [...groups.values()].reduce((total, group) => {
        const mean = group.reduce((sum, value) => sum + value, 0) / group.length;
        return total + group.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      }, 0);
    };
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 14 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 2 }),
        (values, cuts) => {
          const natural = classBreaks(values, { method: 'natural', count: 3 });
          const other = classBreaks(values, { method: 'manual', count: 3, manual: cuts });
          expect(within(values, natural)).toBeLessThanOrEqual(within(values, other) + 1e-9);
        },
      ),
    );
  });

  test('repeated values collapse breaks that fall together', () => {
    const mostlyZero = [0, 0, 0, 0, 0, 0, 0, 0.2, 0.4];
    expect(classBreaks(mostlyZero, { method: 'quantile', count: 5 })).toEqual([0, 0.08, 0.4]);
    expect(classBreaks([1, 1, 2, 2], { method: 'natural', count: 5 })).toEqual([1, 1.5, 2]);
  });

  test.each(classMethods)('%s: no value, one value, all equal', (method) => {
    expect(classBreaks([], { method, count: 5 })).toEqual([]);
    expect(classBreaks([Number.NaN], { method, count: 5 })).toEqual([]);
    expect(classBreaks([0.25], { method, count: 5 })).toEqual([0.25, 0.25]);
    expect(classBreaks([3, 3, 3], { method, count: 5 })).toEqual([3, 3]);
    expect(classCounts([3, 3, 3], [3, 3])).toEqual([3]);
  });

  test('manual breaks outside the values and repeated ones are dropped, and they are sorted', () => {
    expect(classBreaks([2, 8], { method: 'manual', count: 9, manual: [5, 3, 3, 1, 20, 8] })).toEqual([2, 3, 5, 8]);
  });

  test('rounded limits are exact multiples and still hold every value', () => {
    const values = [0.01234, 0.0567, 0.1239, 0.12391, 0.4449];
    expect(classBreaks(values, { method: 'quantile', count: 2, step: 0.001 })).toEqual([0.012, 0.124, 0.445]);
    expect(classBreaks([0.1234, 0.1234], { method: 'equal', count: 4, step: 0.001 })).toEqual([0.123, 0.124]);
  });

  test('rounding a natural break keeps the values on the side they were on', () => {
    const values = [0.1004, 0.1005, 0.3006, 0.3007];
    const limits = classBreaks(values, { method: 'natural', count: 2, step: 0.001 });
    expect(limits).toEqual([0.1, 0.201, 0.301]);
    expect(values.map((value) => classOf(value, limits))).toEqual([0, 0, 1, 1]);
  });

  test('round numbers near the least number there is are still limits', () => {
    const limits = classBreaks([0, 5e-324], { method: 'pretty', count: 2, step: 0 });
    expect(limits).toEqual(limits.toSorted((p, q) => p - q));
    expect(limits.length).toBeGreaterThan(0);
  });

  test('whatever the values: limits ascend, every value has a class, counts add up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.constantFrom<ClassMethod>(...classMethods),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(0, 0.001),
        (values, method, count, step) => {
          const limits = classBreaks(values, { method, count, step, manual: [0.2, 0.5] });
          const ascending = limits.slice(1).every((limit, i) => limit > (limits[i] ?? Infinity));
          expect(ascending || limits.length === 2).toBe(true);
          expect(classCounts(values, limits).reduce((sum, n) => sum + n, 0)).toBe(values.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('classOf', () => {
  test('a value on a break belongs to the class above, the greatest to the last', () => {
    expect([0, 9.99, 10, 20, 30].map((value) => classOf(value, [0, 10, 20, 30]))).toEqual([0, 0, 1, 2, 2]);
  });

  test('missing values and values outside have no class', () => {
    expect([null, -1, 31].map((value) => classOf(value, [0, 10, 20, 30]))).toEqual([null, null, null]);
    expect(classOf(1, [])).toBeNull();
  });

  test('counts leave missing values out', () => {
    expect(classCounts([1, null, 15, 10, 30], [0, 10, 20, 30])).toEqual([1, 2, 1]);
    expect(classCounts([1, 2], [])).toEqual([]);
  });
});

test('ramp colours keep both ends and never repeat', () => {
  const ramp = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect([0, 1, 2, 3, 5, 7].map((count) => rampColours(ramp, count).join(''))).toEqual([
    '',
    'd',
    'ag',
    'adg',
    'acdfg',
    'abcdefg',
  ]);
});
