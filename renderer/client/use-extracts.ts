import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useConnection, useEngine } from './client-context.tsx';
import type { HostClient } from './clients.ts';
import { refreshDataset } from './use-dataset.ts';

/** What this installation can do: its version, its host, whether it brought the sample. */
export function useAppInfo() {
  const engine = useEngine();
  return useQuery({ queryKey: ['app-info'], queryFn: ({ signal }) => engine.app.info(undefined, { signal }) });
}

/** Takes one extract out of what is loaded. */
export function useRemoveExtract(): UseMutationResult<void, Error, string> {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (extractId: string) => engine.extracts.remove({ extractId }),
    onSuccess: () => refreshDataset(queries),
  });
}

/** Closes everything that is loaded. */
export function useClearExtracts(): UseMutationResult<void, Error, void> {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMutation({ mutationFn: () => engine.extracts.clear(), onSuccess: () => refreshDataset(queries) });
}

/** The desktop host; null in a browser. */
export function useHost(): HostClient | null {
  return useConnection().host;
}
