const longestDelayMs = 30_000;

/** How long a passphrase waits before it is tried, after so many wrong ones: 0, 0.5, 1, 2, 4 … at most 30 s. */
export function attemptDelayMs(wrongBefore: number): number {
  return wrongBefore === 0 ? 0 : Math.min(longestDelayMs, 250 * 2 ** Math.min(wrongBefore, 20));
}
