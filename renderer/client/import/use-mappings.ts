import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MappingProfile } from '../../../shared/contract/commands/mapping-profile.ts';
import { useEngine } from '../connection/connection-context.tsx';
import { refreshDataset } from '../questions/use-dataset.ts';
import { workspaceKey } from '../questions/query-keys.ts';

/** Saved mappings of the workspace, or of the session where there is none; by name. */
export function useMappings(): UseQueryResult<readonly MappingProfile[]> {
  const engine = useEngine();
  return useQuery({
    queryKey: [...workspaceKey, 'mappings'],
    queryFn: ({ signal }): Promise<readonly MappingProfile[]> => engine.extracts.mappings(undefined, { signal }),
  });
}

type MappingActions = {
  /** One of this name is replaced. */
  readonly save: (profile: MappingProfile) => Promise<void>;
  readonly rename: (profile: MappingProfile, to: string) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
};

/** What can be done with saved mappings; each is an entry of the journal, so it can be undone. */
export function useMappingActions(): MappingActions {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMemo(() => {
    const { extracts } = engine;
    async function changed(work: Promise<void>): Promise<void> {
      try {
        await work;
      } finally {
        await refreshDataset(queries);
      }
    }
    return {
      save: (profile) => changed(extracts.saveMapping(profile)),
      // Under the new name first: should the second step fail, nothing is lost.
      rename: (profile, to) =>
        changed(
          extracts.saveMapping({ ...profile, name: to }).then(() => extracts.removeMapping({ name: profile.name })),
        ),
      remove: (name) => changed(extracts.removeMapping({ name })),
    };
  }, [engine, queries]);
}
