import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames } from '../../../shared/format/collation.ts';
import {
  formatCount,
  formatInterval,
  formatPercent,
  formatPercentValue,
  percentDecimals,
} from '../../../shared/format/numbers.ts';
import { formatYear, formatYears, formatYearShort } from '../../../shared/format/years.ts';

describe('percentages', () => {
  test('have one decimal, and none where the interval is 10 points wide or wider', () => {
    expect(formatPercent(0.123)).toBe('12.3%');
    expect(formatPercent(0.1234, { low: 0.08, high: 0.1799 })).toBe('12.3%');
    expect(formatPercent(0.1234, { low: 0.08, high: 0.19 })).toBe('12%');
    expect(formatPercentValue(1, { low: 0.96, high: 1 })).toBe('100.0');
  });

  test('an interval is printed with the decimals of its figure', () => {
    expect(formatInterval({ low: 0.1212, high: 0.14 })).toBe('12.1–14.0%');
    expect(formatInterval({ low: 0.552544, high: 0.736358 })).toBe('55–74%');
  });

  test('the figure lies within the printed interval', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (a, b, c) => {
        const [low = 0, own = 0, high = 0] = [a, b, c].toSorted((x, y) => x - y);
        const [from, to] = formatInterval({ low, high }).replace('%', '').split('–').map(Number);
        const printed = Number(formatPercentValue(own, { low, high }));
        expect(printed).toBeGreaterThanOrEqual(from ?? 101);
        expect(printed).toBeLessThanOrEqual(to ?? -1);
      }),
    );
  });

  test('a share without an interval is of everything counted: one decimal', () => {
    expect(percentDecimals(null)).toBe(1);
  });
});

describe('counts', () => {
  test('are grouped by thousands', () => {
    expect(formatCount(45_123)).toBe('45,123');
  });
});

describe('years', () => {
  test('are Buddhist in Thai, and both in English', () => {
    expect(formatYear(2568, 'th')).toBe('2568');
    expect(formatYear(2568, 'en')).toBe('2568 BE (2025)');
    expect(formatYearShort(2566, 'en')).toBe('2566 (2023)');
  });

  test('a run of years is printed as a range and a gap is named', () => {
    expect(formatYears([2568, 2566, 2567], 'th')).toBe('2566–2568');
    expect(formatYears([2564, 2566, 2567], 'en')).toBe('2564, 2566–2567 BE');
    expect(formatYears([], 'th')).toBe('');
  });
});

test('Thai names sort by their first consonant, whatever vowel is written before it, and numbers by value', () => {
  const names = ['หมู่ 10', 'เขานิเวศน์', 'กะเปอร์', 'หมู่ 9', 'ไร่ใน', 'บางริ้น', 'เกาะพยาม'];
  expect(names.toSorted(compareNames('th'))).toEqual([
    'กะเปอร์',
    'เกาะพยาม',
    'เขานิเวศน์',
    'บางริ้น',
    'ไร่ใน',
    'หมู่ 9',
    'หมู่ 10',
  ]);
});
