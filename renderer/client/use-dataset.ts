import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { DatasetSummary } from '../../shared/contract/analysis.ts';
import { useEngine } from './client-context.tsx';
import { workspaceKey } from './workspace-keys.ts';

const datasetKey = ['dataset'] as const;

/** What is loaded. Its `revision` is part of the key of every figure. */
export function useDataset(): UseQueryResult<DatasetSummary> {
  const engine = useEngine();
  return useQuery({
    queryKey: datasetKey,
    queryFn: ({ signal }) => engine.dataset.summary(undefined, { signal }),
  });
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
