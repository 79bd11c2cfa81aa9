declare module 'vitest' {
  interface TaskMeta {
    /** Why a test is skipped: the count at the end says it. */
    skipReason?: string;
  }
}

export type SkipOptions = { readonly skip: boolean; readonly meta: { readonly skipReason?: string } };

/** Options of a test or a group of tests that is skipped under a condition; the run counts it, with the reason. */
export function skippedWhere(condition: boolean, reason: string): SkipOptions {
  return condition ? { skip: true, meta: { skipReason: reason } } : { skip: false, meta: {} };
}
