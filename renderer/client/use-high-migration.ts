import { queryOptions, skipToken, useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { HighMigrationAnswer, HighMigrationAsk } from '../../shared/contract/high-migration.ts';
import { useEngine } from './client-context.tsx';
import { useRevision } from './use-dataset.ts';
import type { HotSpotsState } from './use-hot-spots.ts';

export type HighMigrationState = Omit<HotSpotsState, 'answers'> & {
  /** In the order of the questions; null while not answered. */
  readonly answers: readonly (HighMigrationAnswer | null)[];
};

function combined(results: readonly UseQueryResult<HighMigrationAnswer>[]) {
  return {
    answers: results.map((result) => result.data ?? null),
    isCalculating: results.some((result) => result.isFetching),
    isCancelled: results.some((result) => result.isPending && result.fetchStatus === 'idle'),
    error: results.find((result) => result.error)?.error ?? null,
  };
}

/** High-migration areas for several questions (years). The same question is calculated once; leaving it ends it. */
export function useHighMigration(asks: readonly HighMigrationAsk[]): HighMigrationState {
  const engine = useEngine();
  const revision = useRevision();
  const queries = useQueryClient();
  const key = ['figures', revision, 'high-migration'];
  const found = useQueries({
    queries: asks.map((ask) =>
      queryOptions({
        queryKey: [...key, ask],
        queryFn:
          revision === null
            ? skipToken
            : ({ signal }: { signal: AbortSignal }): Promise<HighMigrationAnswer> =>
                engine.analysis.highMigration(ask, { signal }),
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
