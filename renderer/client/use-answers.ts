import { queryOptions, skipToken, useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEngine } from './client-context.tsx';
import type { EngineClient } from './clients.ts';
import { useRevision } from './use-dataset.ts';

/** How questions go that take a while: they can be stopped, and taken up again. */
export type Calculation = {
  readonly isCalculating: boolean;
  /** True where the calculation was stopped before its end. */
  readonly isCancelled: boolean;
  readonly error: unknown;
  readonly cancel: () => void;
  /** Calculates what is missing. */
  readonly again: () => void;
};

export type Answers<Answer> = Calculation & {
  /** In the order of the questions; null while not answered. */
  readonly answers: readonly (Answer | null)[];
};

function combined<Answer>(results: readonly UseQueryResult<Answer>[]) {
  return {
    answers: results.map((result) => result.data ?? null),
    isCalculating: results.some((result) => result.isFetching),
    isCancelled: results.some((result) => result.isPending && result.fetchStatus === 'idle'),
    error: results.find((result) => result.error)?.error ?? null,
  };
}

/** Several questions of one kind. The same question is answered once; leaving it ends the calculation. */
export function useAnswers<Ask, Answer>(
  name: string,
  asks: readonly Ask[],
  call: (engine: EngineClient, ask: Ask, signal: AbortSignal) => Promise<Answer>,
): Answers<Answer> {
  const engine = useEngine();
  const revision = useRevision();
  const queries = useQueryClient();
  const key = ['figures', revision, name];
  const found = useQueries({
    queries: asks.map((ask) =>
      queryOptions({
        queryKey: [...key, ask],
        queryFn:
          revision === null
            ? skipToken
            : ({ signal }: { signal: AbortSignal }): Promise<Answer> => call(engine, ask, signal),
      }),
    ),
    combine: combined<Answer>,
  });
  return {
    ...found,
    cancel: () => void queries.cancelQueries({ queryKey: key }),
    again: () =>
      void queries.refetchQueries({
        queryKey: key,
        type: 'active',
        predicate: (query) => query.state.data === undefined,
      }),
  };
}
