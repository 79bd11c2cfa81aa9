import { queryOptions, useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { DatasetSummary } from '../../../shared/contract/analysis.ts';
import { useEngine } from '../connection/connection-context.tsx';
import type { EngineClient } from '../connection/clients.ts';
import { datasetKey, workspaceKey } from './query-keys.ts';

/** What is loaded, asked again when the window is looked at: another page may have changed it. */
export const datasetOptions = (engine: EngineClient) =>
  queryOptions({
    queryKey: datasetKey,
    queryFn: ({ signal }): Promise<DatasetSummary> => engine.dataset.summary(undefined, { signal }),
    refetchOnWindowFocus: 'always',
  });

/** What is loaded. Its `revision` is part of the key of every figure. */
export function useDataset(): UseQueryResult<DatasetSummary> {
  return useQuery(datasetOptions(useEngine()));
}

/** The revision that figures are asked for; null while nothing is loaded. */
export function useRevision(): number | null {
  const { data } = useDataset();
  return data && data.years.length > 0 ? data.revision : null;
}

/** Asks anew what is loaded and what the workspace says of it; figures of older revisions are dropped. */
export async function refreshDataset(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: datasetKey }),
    queries.invalidateQueries({ queryKey: workspaceKey }),
  ]);
  const revision = queries.getQueryData<DatasetSummary>(datasetKey)?.revision;
  queries.removeQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'figures' && queryKey[1] !== revision,
    type: 'inactive',
  });
}
