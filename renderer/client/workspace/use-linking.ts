import {
  keepPreviousData,
  skipToken,
  useQuery,
  useQueryClient,
  type QueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type {
  LinkingResult,
  LinkingStatus,
  PairDecision,
  PairKind,
  PairsAnswer,
} from '../../../shared/contract/linking.ts';
import type { CaseOpening } from '../../../shared/contract/workspace-session.ts';
import { useEngine } from '../connection/connection-context.tsx';
import { toFailure } from '../connection/failure.ts';
import { refreshDataset, useDataset } from '../questions/use-dataset.ts';
import { useTask, type Task } from '../connection/use-task.ts';
import { useWorkspace, useWorkspaceActions } from './use-workspace.ts';
import { workspaceStatusKey } from '../questions/query-keys.ts';

const pairsKey = ['linking', 'pairs'] as const;

/** What every answer about links hangs on: the data, and what was done and undone. */
function useStamp(): readonly unknown[] | null {
  const { data: status } = useWorkspace();
  const { data: dataset } = useDataset();
  if (!status || !dataset || status.state === 'locked') return null;
  return [status.workspaceId, dataset.revision, status.undo?.seq ?? null, status.redo?.seq ?? null];
}

/** How far linking has come, while the case data are open. */
export function useLinkingStatus(): UseQueryResult<LinkingStatus> {
  const engine = useEngine();
  const { data: status } = useWorkspace();
  const stamp = useStamp();
  return useQuery({
    queryKey: ['linking', 'status', stamp],
    queryFn:
      stamp === null || !status?.isCaseOpen
        ? skipToken
        : ({ signal }) => engine.case.linking.status(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** A page of pairs with the place of its first. */
export type PairsPage = PairsAnswer & { readonly offset: number };

/**
 * Pairs that a person has to look at. They name children: they are kept while they are on screen and no longer.
 */
export function usePairs(ask: {
  readonly kind: PairKind;
  readonly offset: number;
  readonly limit: number;
}): UseQueryResult<PairsPage> {
  const engine = useEngine();
  const queries = useQueryClient();
  const { data: status } = useWorkspace();
  const stamp = useStamp();
  const isOpen = status?.isCaseOpen ?? false;
  useEffect(() => {
    if (isOpen) return;
    void queries.cancelQueries({ queryKey: pairsKey });
    queries.removeQueries({ queryKey: pairsKey });
  }, [isOpen, queries]);
  const found = useQuery({
    queryKey: [...pairsKey, stamp, ask],
    queryFn:
      stamp === null || !isOpen
        ? skipToken
        : async ({ signal }): Promise<PairsPage> => ({
            ...(await engine.case.linking.pairs(ask, { signal })),
            offset: ask.offset,
          }),
    gcTime: 0,
    // Of the same kind only: a pair of another kind under a new heading would be decided by mistake.
    placeholderData: (former, query) =>
      (query?.queryKey.at(-1) as { kind?: PairKind } | undefined)?.kind === ask.kind ? former : undefined,
  });
  const isLockedElsewhere = found.error !== null && toFailure(found.error).code === 'WORKSPACE_CASE_LOCKED';
  useEffect(() => {
    if (isLockedElsewhere) void queries.invalidateQueries({ queryKey: workspaceStatusKey });
  }, [isLockedElsewhere, queries]);
  return found;
}

/** Who opened the case data, when, and what for; null while they are locked. */
export function useCaseOpening(): CaseOpening | null {
  const { data: status } = useWorkspace();
  return status?.isCaseOpen ? status.lastCaseOpening : null;
}

export type LinkingWork = {
  readonly run: Task<[], LinkingResult>;
  readonly stop: () => void;
  readonly decide: Task<[readonly PairDecision[]], LinkingResult>;
  readonly undo: Task<[], boolean>;
  readonly canUndo: boolean;
  /** Of the last search or decision of this visit; null before there was one. */
  readonly result: LinkingResult | null;
};

/** Also after a failure: the decision may have been kept and only the search have failed. */
async function thenRefresh<Answer>(queries: QueryClient, work: Promise<Answer>): Promise<Answer> {
  try {
    return await work;
  } finally {
    await refreshDataset(queries);
  }
}

/** Looking for links, deciding, and taking the last decision back; afterwards everything shown is asked anew. */
export function useLinkingWork(): LinkingWork {
  const engine = useEngine();
  const queries = useQueryClient();
  const { undo } = useWorkspaceActions();
  const { data: linking } = useLinkingStatus();
  const [result, setResult] = useState<LinkingResult | null>(null);
  const running = useRef<AbortController | null>(null);
  const steps = useMemo(() => linking?.lastDecision ?? [], [linking]);

  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const run = useTask(
    useCallback(async () => {
      running.current = new AbortController();
      const answer = await thenRefresh(queries, engine.case.linking.run(undefined, { signal: running.current.signal }));
      setResult(answer);
      return answer;
    }, [engine, queries]),
  );
  const decide = useTask(
    useCallback(
      async (decisions: readonly PairDecision[]) => {
        const answer = await thenRefresh(queries, engine.case.linking.decide({ decisions: [...decisions] }));
        setResult(answer);
        return answer;
      },
      [engine, queries],
    ),
  );
  const undoTask = useTask(
    useCallback(async () => {
      for (const seq of steps) await undo(seq);
      setResult(null);
      return steps.length > 0;
    }, [steps, undo]),
  );
  return { run, stop, decide, undo: undoTask, canUndo: steps.length > 0, result };
}
