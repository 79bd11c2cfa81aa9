import type { EngineStatus } from '../../shared/contract/host.ts';

/** How the engine is, as far as the page knows. `logPath` is null where the host has no log to show. */
export type EngineHealth = {
  readonly state: EngineStatus['state'];
  readonly logPath: string | null;
  /** Grows each time a fresh engine was connected: what an older one held is gone. */
  readonly generation: number;
};

/** A value that can be watched. */
export type Watched<Value> = {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function watched<Value>(initial: Value): Watched<Value> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (value) => {
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
