import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useEngine } from '../connection/connection-context.tsx';
import { refreshDataset } from '../questions/use-dataset.ts';

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
