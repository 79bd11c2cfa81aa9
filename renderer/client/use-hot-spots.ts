import { queryOptions, skipToken, useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { HotSpotsAnswer, HotSpotsAsk } from '../../shared/contract/hot-spots.ts';
import { useEngine } from './client-context.tsx';
import { useRevision } from './use-dataset.ts';

export type HotSpotsState = {
  /** In the order of the questions; null while not answered. */
  readonly answers: readonly (HotSpotsAnswer | null)[];
  readonly isCalculating: boolean;
  /** True where the calculation was stopped before its end. */
  readonly isCancelled: boolean;
  readonly error: unknown;
  readonly cancel: () => void;
  /** Calculates what is missing. */
  readonly again: () => void;
};

function combined(results: readonly UseQueryResult<HotSpotsAnswer>[]) {
  return {
    answers: results.map((result) => result.data ?? null),
    isCalculating: results.some((result) => result.isFetching),
    isCancelled: results.some((result) => result.isPending && result.fetchStatus === 'idle'),
    error: results.find((result) => result.error)?.error ?? null,
  };
}

/** Hot spots for several questions (years). The same question is calculated once; leaving it ends the calculation. */
export function useHotSpots(asks: readonly HotSpotsAsk[]): HotSpotsState {
  const engine = useEngine();
  const revision = useRevision();
  const queries = useQueryClient();
  const key = ['figures', revision, 'hot-spots'];
  const found = useQueries({
    queries: asks.map((ask) =>
      queryOptions({
        queryKey: [...key, ask],
        queryFn:
          revision === null
            ? skipToken
            : ({ signal }: { signal: AbortSignal }): Promise<HotSpotsAnswer> =>
                engine.analysis.hotSpots(ask, { signal }),
      }),
    ),
    combine: combined,
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
