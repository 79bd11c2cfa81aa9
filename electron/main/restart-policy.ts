/** What follows a crash: a start after a wait, or none because it would only crash again. */
type AfterCrash = { readonly kind: 'restart'; readonly afterMs: number } | { readonly kind: 'stop' };

const windowMs = 60_000;
const waitsMs = [250, 2000] as const;

/** The crashes that still count: those of the last minute. */
export function recentCrashes(crashTimesMs: readonly number[], nowMs: number): readonly number[] {
  return crashTimesMs.filter((time) => nowMs - time < windowMs);
}

/**
 * Restarts after the first and second crash within a minute, each time later; the third ends it.
 * @param recent  times of the crashes within the last minute, the present one included
 */
export function afterCrash(recent: readonly number[]): AfterCrash {
  const afterMs = waitsMs[recent.length - 1];
  return afterMs === undefined ? { kind: 'stop' } : { kind: 'restart', afterMs };
}
