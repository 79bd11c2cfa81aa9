import { toThaiDigits } from '../../shared/calendar/thai-digits.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatBaht, formatBahtValue, readBaht } from '../../shared/format/money.ts';

test.each<[number, string, string]>([
  [0, '0 บาท', '0 baht'],
  [125_000_000, '1,250,000 บาท', '1,250,000 baht'],
  [125_050, '1,250.50 บาท', '1,250.50 baht'],
  [5, '0.05 บาท', '0.05 baht'],
  [-30_000, '−300 บาท', '−300 baht'],
])('%i satang is %s', (satang, th, en) => {
  expect([formatBaht(satang, 'th'), formatBaht(satang, 'en')]).toEqual([th, en]);
});

test('what is no whole number of satang is refused', () => {
  expect(() => formatBaht(0.5, 'th')).toThrow(RangeError);
  expect(() => formatBaht(2 ** 60, 'th')).toThrow(RangeError);
});

test.each<[string, number | null]>([
  ['1,250,000', 125_000_000],
  ['๑,๒๕๐,๐๐๐.๕๐ บาท', 125_000_050],
  ['1250000.5', 125_000_050],
  ['฿300', 30_000],
  ['300.- ', 30_000],
  ['1,200.- บาท', 120_000],
  ['๓๐๐ บาทถ้วน', 30_000],
  ['-', 0],
  ['–', 0],
  ['-300', -30_000],
  ['0', 0],
  ['-0', 0],
  ['0.29', 29],
  ['1.005', null],
  ['1.100', 110],
  ['1,25', null],
  ['12 คน', null],
  ['', null],
  ['99999999999999999', null],
])('%s is %s satang', (text, satang) => {
  expect(readBaht(text)).toBe(satang);
});

test('what is written is read back to the satang', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e15, max: 1e15 }),
      fc.constantFrom('arabic' as const, 'thai' as const),
      (satang, digits) => {
        const text = formatBahtValue(satang);
        expect(readBaht(digits === 'thai' ? toThaiDigits(text) : text)).toBe(satang);
      },
    ),
  );
});
