/** An interval of proportions, bounds in [0, 1]. */
export type ShareInterval = { readonly low: number; readonly high: number };

function plain(value: number, decimals: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A count with thousands grouped: `45,123`. The same in both languages. */
export function formatCount(count: number): string {
  return plain(count, 0);
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
export function formatPercentValue(share: number, interval: ShareInterval | null = null): string {
  return plain(share * 100, percentDecimals(interval));
}

/** A proportion as a percentage: `12.3%`. */
export function formatPercent(share: number, interval: ShareInterval | null = null): string {
  return `${formatPercentValue(share, interval)}%`;
}

/** An interval in percent, with the decimals it supports: `12.1–14.0%`. */
export function formatInterval(interval: ShareInterval): string {
  const decimals = percentDecimals(interval);
  return `${plain(interval.low * 100, decimals)}–${plain(interval.high * 100, decimals)}%`;
}
