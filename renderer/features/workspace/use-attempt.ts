import { ORPCError } from '@orpc/client';
import { useCallback, useEffect, useState } from 'react';
import { useTask, type Task } from '../../client/connection/use-task.ts';

/** How long the next try waits, by what it is for: as the engine said when it refused the last one, whoever made those before. */
const nextWaits = new Map<string, number>();

function waitIn(error: unknown): number | null {
  const data: unknown = error instanceof ORPCError ? error.data : null;
  if (typeof data !== 'object' || data === null || !('nextWaitMs' in data)) return null;
  return typeof data.nextWaitMs === 'number' ? data.nextWaitMs : null;
}

export type Attempt<Values extends readonly unknown[], Result> = Task<Values, Result> & {
  /** Seconds until the running attempt is looked at; 0 when it is being looked at. */
  readonly waitSeconds: number;
  /** Seconds that the next one will wait. */
  readonly nextWaitSeconds: number;
};

/** A try with a passphrase; after wrong ones the engine lets it wait, and this says how long. */
export function useAttempt<Values extends readonly unknown[], Result>(
  key: string,
  call: (...values: Values) => Promise<Result>,
): Attempt<Values, Result> {
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const [now, setNow] = useState(0);
  const tried = useCallback(
    async (...values: Values): Promise<Result> => {
      const delay = nextWaits.get(key) ?? 0;
      setNow(Date.now());
      setEndsAt(delay > 0 ? Date.now() + delay : null);
      try {
        const result = await call(...values);
        nextWaits.delete(key);
        return result;
      } catch (error) {
        const wait = waitIn(error);
        if (wait !== null) nextWaits.set(key, wait);
        throw error;
      } finally {
        setEndsAt(null);
      }
    },
    [key, call],
  );
  const task = useTask(tried);
  useEffect(() => {
    if (endsAt === null) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [endsAt]);
  return {
    ...task,
    waitSeconds: endsAt === null ? 0 : Math.max(0, Math.ceil((endsAt - now) / 1000)),
    nextWaitSeconds: Math.ceil((nextWaits.get(key) ?? 0) / 1000),
  };
}
