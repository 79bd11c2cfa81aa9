import type { EngineStatus } from '../../../shared/contract/host.ts';

/** How the engine is, as far as the page knows. `logPath` is null where the host has no log to show. */
export type EngineHealth = {
  readonly state: EngineStatus['state'];
  readonly logPath: string | null;
  /** Grows each time a fresh engine was connected: what an older one held is gone. */
  readonly generation: number;
};
