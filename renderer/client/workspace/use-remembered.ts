import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SecretRefusal } from '../../../shared/contract/host.ts';
import type { WorkspacePlace } from '../../../shared/contract/workspace-session.ts';
import { useConnection } from '../connection/connection-context.tsx';

type Remembered = {
  /** False in a browser: it is not offered there. */
  readonly isOffered: boolean;
  /** Why this computer cannot; null where it can. */
  readonly refusal: SecretRefusal | null;
  readonly remember: (place: WorkspacePlace, passphrase: string) => Promise<void>;
  readonly recall: (place: WorkspacePlace) => Promise<string | null>;
  readonly forget: (place: WorkspacePlace) => Promise<void>;
};

/** What a place is called where passphrases are remembered: its folder, or its name among the workspaces. */
function keyOf(place: WorkspacePlace): string {
  return 'folder' in place ? place.folder : `name:${place.name}`;
}

/** Planning passphrases that this computer remembers; on the desktop only. */
export function useRemembered(): Remembered {
  const { host } = useConnection();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['app-info', 'secrets'],
    queryFn: async () => (host ? (await host.secrets.isAvailable()).refusal : null),
  });
  return useMemo(
    () => ({
      isOffered: host !== null,
      refusal: data ?? null,
      remember: async (place, passphrase) => {
        await host?.secrets.remember({ folder: keyOf(place), passphrase });
        await queries.invalidateQueries({ queryKey: ['app-info', 'remembered'] });
      },
      recall: async (place) => (host ? (await host.secrets.recall({ folder: keyOf(place) })).passphrase : null),
      forget: async (place) => {
        await host?.secrets.forget({ folder: keyOf(place) });
        await queries.invalidateQueries({ queryKey: ['app-info', 'remembered'] });
      },
    }),
    [host, data, queries],
  );
}

/** Whether the passphrase of a workspace is remembered on this computer. */
export function useIsRemembered(place: WorkspacePlace | null): boolean {
  const { host } = useConnection();
  const { data } = useQuery({
    queryKey: ['app-info', 'remembered', place],
    queryFn: async () =>
      host && place ? (await host.secrets.isRemembered({ folder: keyOf(place) })).isRemembered : false,
  });
  return data ?? false;
}
