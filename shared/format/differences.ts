import type { ShareInterval } from './numbers.ts';

function signed(value: number, decimals: number): string {
  const size = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  if (Number(size.replaceAll(',', '')) === 0) return size;
  return `${value > 0 ? '+' : '−'}${size}`;
}

/** One decimal where the interval is narrower than 10 percentage points, else none; as for prevalence. */
const decimalsOf = (interval: ShareInterval | null): 0 | 1 =>
  interval === null || interval.high - interval.low < 0.1 ? 1 : 0;

/**
 * A difference of two shares in percentage points, with its sign: `+3.2`, `−12`, `0.0`.
 * @param difference in [-1, 1]
 * @param interval its interval, which says how many decimals it supports
 */
export function formatPoints(difference: number, interval: ShareInterval | null = null): string {
  return signed(difference * 100, decimalsOf(interval));
}

/**
 * The interval of a difference, in percentage points: `+1.1 … +5.3`.
 * @param interval bounds in [-1, 1]
 */
export function formatPointsInterval(interval: ShareInterval): string {
  const decimals = decimalsOf(interval);
  return `${signed(interval.low * 100, decimals)} … ${signed(interval.high * 100, decimals)}`;
}

/** A ratio with two significant decimals below 10, one below 100, else none: `1.23`, `56.5`, `120`. */
export function formatRatio(ratio: number): string {
  const decimals = ratio < 10 ? 2 : ratio < 100 ? 1 : 0;
  return ratio.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** The interval of a ratio: `1.10–1.42`. */
export function formatRatioInterval(interval: ShareInterval): string {
  return `${formatRatio(interval.low)}–${formatRatio(interval.high)}`;
}
