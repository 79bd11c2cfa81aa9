import { toThaiDigits } from '../calendar/thai-digits.ts';
import type { Language } from './language.ts';

export type Digits = 'arabic' | 'thai';

/** An interval of proportions, bounds in [0, 1]. */
export type ShareInterval = { readonly low: number; readonly high: number };

function inDigits(text: string, digits: Digits): string {
  return digits === 'thai' ? toThaiDigits(text) : text;
}

function plain(value: number, decimals: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A count with thousands grouped: `45,123`. The same in both languages. */
export function formatCount(count: number, digits: Digits = 'arabic'): string {
  return inDigits(plain(count, 0), digits);
}

/** A change of a count with its sign: `+1,024`, `−12`, `0`. */
export function formatChange(change: number, digits: Digits = 'arabic'): string {
  const size = formatCount(Math.abs(change), digits);
  if (change === 0) return size;
  return `${change > 0 ? '+' : '−'}${size}`;
}

/**
 * How many decimals of a percentage its interval supports: one where the interval is narrower than
 * 10 percentage points, else none.
 * @param interval null where there is none, as for shares of everything counted: one decimal
 */
export function percentDecimals(interval: ShareInterval | null): 0 | 1 {
  return interval === null || interval.high - interval.low < 0.1 ? 1 : 0;
}

/**
 * A proportion as a percentage without the sign: `12.3`, or `12` where the interval is wide.
 * @param share in [0, 1]
 */
export function formatPercentValue(
  share: number,
  interval: ShareInterval | null = null,
  digits: Digits = 'arabic',
): string {
  return inDigits(plain(share * 100, percentDecimals(interval)), digits);
}

/** A proportion as a percentage: `12.3%`. */
export function formatPercent(share: number, interval: ShareInterval | null = null, digits: Digits = 'arabic'): string {
  return `${formatPercentValue(share, interval, digits)}%`;
}

/** An interval in percent, with the decimals it supports: `12.1–14.0%`. */
export function formatInterval(interval: ShareInterval, digits: Digits = 'arabic'): string {
  const decimals = percentDecimals(interval);
  return inDigits(`${plain(interval.low * 100, decimals)}–${plain(interval.high * 100, decimals)}%`, digits);
}

/** Size of a file: `604 KB`, `2.1 MB` (1 KB = 1,000 bytes). */
export function formatBytes(bytes: number, language: Language): string {
  const units = language === 'th' ? ['ไบต์', 'KB', 'MB', 'GB'] : ['bytes', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${plain(value, unit === 0 || value >= 99.5 ? 0 : 1)} ${units[unit]}`;
}
