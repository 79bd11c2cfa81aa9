import { useCallback, useEffect, useState } from 'react';
import { attemptDelayMs } from '../../../shared/contract/attempt-delay.ts';
import { toFailure } from '../../client/connection/failure.ts';
import { useTask, type Task } from '../../client/connection/use-task.ts';

/** Wrong passphrases by what they were for, since the page was opened: the engine counts the same. */
const wrongBefore = new Map<string, number>();

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
      const delay = attemptDelayMs(wrongBefore.get(key) ?? 0);
      setNow(Date.now());
      setEndsAt(delay > 0 ? Date.now() + delay : null);
      try {
        const result = await call(...values);
        wrongBefore.delete(key);
        return result;
      } catch (error) {
        if (toFailure(error).code === 'WORKSPACE_WRONG_PASSPHRASE')
          wrongBefore.set(key, (wrongBefore.get(key) ?? 0) + 1);
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
    nextWaitSeconds: Math.ceil(attemptDelayMs(wrongBefore.get(key) ?? 0) / 1000),
  };
}
