import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

/**
 * `starting` until the engine answers; `restarting` after a crash, with the wait before the next start;
 * `stopped` when it crashed three times within a minute and is not started again.
 */
export const engineStates = ['starting', 'running', 'restarting', 'stopped'] as const;

export const engineStatus = z.object({
  state: z.enum(engineStates),
  /** Crashes within the last minute. */
  crashes: z.int().nonnegative(),
  /** The file that says what happened; shown when the engine is stopped. */
  logPath: z.string(),
});
export type EngineStatus = Readonly<z.infer<typeof engineStatus>>;

/** What only the desktop window can do for the page. In the browser there is no such port. */
export const hostContract = {
  engine: {
    /** The present status, then every change. */
    status: oc.output(eventIterator(engineStatus)),
    /** Starts a stopped engine again; its crash count begins anew. */
    restart: oc.output(z.void()),
  },
  dialogs: {
    /** The native dialog for extract files; no paths when it was cancelled. */
    chooseExtracts: oc.output(z.object({ paths: z.array(z.string()) })),
    /** Asks where to save and writes the content; null when it was cancelled. */
    saveFile: oc
      .input(z.object({ suggestedName: z.string().min(1).max(200), content: z.instanceof(Blob) }))
      .errors({ SAVE_FAILED: { data: z.object({ th: z.string(), en: z.string() }) } })
      .output(z.object({ name: z.string().nullable() })),
  },
  /** The language of the menu and of native dialogs. */
  language: {
    set: oc.input(z.object({ language: z.enum(['th', 'en']) })).output(z.void()),
  },
};
export type HostContract = typeof hostContract;
