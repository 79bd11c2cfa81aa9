import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { ReleaseStatus } from '../../../shared/contract/release.ts';
import type { ThresholdSetting } from '../../../shared/contract/thresholds.ts';
import { useEngine } from '../connection/connection-context.tsx';
import { releaseKey } from '../questions/query-keys.ts';
import { refreshDataset } from '../questions/use-dataset.ts';

const askedWhileRunningMs = 1000;

/**
 * How far the figures for planning are; when they are ready, everything is asked anew.
 * @param isWaited  whether something is waited for that may have begun them
 */
export function useRelease(isWaited = false): UseQueryResult<ReleaseStatus> {
  const engine = useEngine();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: releaseKey,
    queryFn: ({ signal }) => engine.release.status(undefined, { signal }),
    refetchInterval: ({ state }) => (isWaited || state.data?.state === 'running' ? askedWhileRunningMs : false),
  });
  const releasedAt = query.data?.releasedAt;
  const former = useRef(releasedAt);
  useEffect(() => {
    if (former.current !== undefined && former.current !== releasedAt) void refreshDataset(queries);
    former.current = releasedAt;
  }, [releasedAt, queries]);
  return query;
}

type ReleaseActions = {
  readonly begin: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly letGo: () => Promise<void>;
  readonly saveThresholds: (setting: ThresholdSetting) => Promise<void>;
  readonly seePlanning: (isOn: boolean) => Promise<void>;
};

export function useReleaseActions(): ReleaseActions {
  const engine = useEngine();
  const queries = useQueryClient();
  return useMemo(() => {
    const { release } = engine;
    const keep = async (status: Promise<ReleaseStatus>): Promise<void> => {
      queries.setQueryData(releaseKey, await status);
    };
    return {
      begin: () => keep(release.begin()),
      cancel: () => keep(release.cancel()),
      letGo: () => keep(release.letGo()),
      saveThresholds: async (setting) => {
        await keep(release.saveThresholds(setting));
        await keep(release.begin());
        await refreshDataset(queries);
      },
      seePlanning: async (isOn) => {
        await keep(release.seePlanning({ isOn }));
        await refreshDataset(queries);
      },
    };
  }, [engine, queries]);
}
