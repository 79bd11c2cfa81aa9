import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from '../../../electron/engine/statistics/wilson-interval.ts';
import { referenceTable } from './reference-table.ts';

test.each([
  [65, 100, 0.552544432969, 0.736357517569],
  [81, 263, 0.255288519878274, 0.3662095769828],
  [15, 148, 0.0623863995307363, 0.160487241723308],
  [0, 20, 0, 0.161125158052819],
])('%i of %i', (yes, known, low, high) => {
  const interval = wilsonInterval(yes, known);
  expect(interval?.low).toBeCloseTo(low, 10);
  expect(interval?.high).toBeCloseTo(high, 10);
});

test('agrees with every row of the reference numbers to 1e-9', () => {
  const rows = referenceTable('binomial-intervals.csv');
  expect(rows).toHaveLength(13);
  for (const row of rows) {
    const interval = wilsonInterval(row['x'] ?? -1, row['n'] ?? -1);
    expect(Math.abs((interval?.low ?? 9) - (row['wilson_lo'] ?? -9))).toBeLessThan(1e-9);
    expect(Math.abs((interval?.high ?? 9) - (row['wilson_hi'] ?? -9))).toBeLessThan(1e-9);
  }
});

test('no denominator has no interval; impossible counts are refused', () => {
  expect(wilsonInterval(0, 0)).toBeNull();
  for (const [yes, known] of [
    [1, 0],
    [-1, 5],
    [6, 5],
    [1.5, 5],
    [Number.NaN, 5],
  ] as const)
    expect(() => wilsonInterval(yes, known)).toThrow(RangeError);
  for (const confidence of [0, 1, -0.5, Number.NaN]) expect(() => wilsonInterval(1, 5, confidence)).toThrow(RangeError);
});

test('holds the share, stays in [0, 1], widens with confidence and narrows with size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (known, share) => {
      const yes = Math.round(share * known);
      const at95 = wilsonInterval(yes, known) ?? { low: 9, high: -9 };
      const at99 = wilsonInterval(yes, known, 0.99) ?? { low: 9, high: -9 };
      const tenfold = wilsonInterval(yes * 10, known * 10) ?? { low: -9, high: 9 };
      expect(at95.low).toBeGreaterThanOrEqual(0);
      expect(at95.high).toBeLessThanOrEqual(1);
      expect(at95.low).toBeLessThanOrEqual(yes / known);
      expect(at95.high).toBeGreaterThanOrEqual(yes / known);
      expect(at99.high - at99.low).toBeGreaterThan(at95.high - at95.low);
      expect(tenfold.high - tenfold.low).toBeLessThan(at95.high - at95.low);
    }),
  );
});
