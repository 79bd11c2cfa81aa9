import { useCallback, useRef, useState } from 'react';
import type { Failure } from '../../../shared/contract/extracts.ts';
import { toFailure } from './failure.ts';

/** Something the user asked for: whether it is under way, and why it failed. */
export type Task<Values extends readonly unknown[], Result> = {
  /** Null when it failed. While one is under way another is not begun. */
  readonly run: (...values: Values) => Promise<Result | null>;
  readonly isRunning: boolean;
  readonly failure: Failure | null;
  readonly clear: () => void;
};

/**
 * Runs a call and follows it. Unlike a mutation of react-query it keeps no values: those of a workspace are passphrases.
 */
export function useTask<Values extends readonly unknown[], Result>(
  call: (...values: Values) => Promise<Result>,
): Task<Values, Result> {
  const [isRunning, setIsRunning] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isBusy = useRef(false);
  const run = useCallback(
    async (...values: Values): Promise<Result | null> => {
      if (isBusy.current) return null;
      isBusy.current = true;
      setIsRunning(true);
      setFailure(null);
      try {
        return await call(...values);
      } catch (error) {
        setFailure(toFailure(error));
        return null;
      } finally {
        isBusy.current = false;
        setIsRunning(false);
      }
    },
    [call],
  );
  return { run, isRunning, failure, clear: useCallback(() => setFailure(null), []) };
}
