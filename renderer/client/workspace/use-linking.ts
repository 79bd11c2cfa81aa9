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
import { caseOpenedCommand } from '../../../shared/contract/commands.ts';
import type { HistoryItem } from '../../../shared/contract/workspace.ts';
import { useEngine } from '../connection/connection-context.tsx';
import { toFailure } from '../connection/failure.ts';
import { refreshDataset, useDataset } from '../questions/use-dataset.ts';
import { useTask, type Task } from '../connection/use-task.ts';
import { useJournal, useWorkspace, useWorkspaceActions } from './use-workspace.ts';
import { workspaceStatusKey } from '../questions/query-keys.ts';

const pairsKey = ['linking', 'pairs'] as const;

/** What every answer about links hangs on: the data, and what was done and undone. */
function useStamp(): readonly unknown[] | null {
  const { data: status } = useWorkspace();
  const { data: dataset } = useDataset();
  if (!status || !dataset || status.state === 'locked') return null;
  return [status.workspaceId, dataset.revision, status.undo?.seq ?? null, status.redo?.seq ?? null];
}

/** How far linking has come. */
export function useLinkingStatus(): UseQueryResult<LinkingStatus> {
  const engine = useEngine();
  const stamp = useStamp();
  return useQuery({
    queryKey: ['linking', 'status', stamp],
    queryFn: stamp === null ? skipToken : ({ signal }) => engine.linking.status(undefined, { signal }),
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
            ...(await engine.linking.pairs(ask, { signal })),
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

/** Who opened the case data, when, and what for; they are open at first where the workspace was made. */
type CaseOpening = { readonly actor: string; readonly time: string; readonly purpose: string | null };

export function useCaseOpening(): CaseOpening | null {
  const { data: status } = useWorkspace();
  const isOpen = status?.isCaseOpen ?? false;
  const createdAt = status?.createdAt ?? null;
  const { data: items } = useJournal(isOpen);
  return useMemo(() => (isOpen ? caseOpening(items ?? [], createdAt) : null), [isOpen, items, createdAt]);
}

/**
 * The last opening of the case data in a journal, newest entry first; without one, the making of the workspace.
 * @returns null where neither is known
 */
export function caseOpening(items: readonly HistoryItem[], createdAt: string | null): CaseOpening | null {
  const item = items.find(({ command }) => command.type === 'case-opened');
  const read = caseOpenedCommand.safeParse(item?.command);
  if (item && read.success) return { actor: item.actor, time: item.time, purpose: read.data.purpose };
  const actor = items.at(-1)?.actor;
  return actor === undefined || createdAt === null ? null : { actor, time: createdAt, purpose: null };
}

/**
 * What takes back the last decision, newest entry first: the keys that were given along with it, then the decision.
 * @returns numbers of commands in the order they are undone; none when there is no decision
 */
export function undoOfLastDecision(items: readonly HistoryItem[]): readonly number[] {
  const isEffective = ({ state }: HistoryItem): boolean => state === 'effective';
  const decision = items.find((item) => item.command.type === 'decide' && isEffective(item));
  if (!decision) return [];
  const keys = items.find(({ seq }) => seq === decision.seq + 1);
  return keys?.command.type === 'link' && isEffective(keys) ? [keys.seq, decision.seq] : [decision.seq];
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
  const { data: status } = useWorkspace();
  const { data: items } = useJournal(status?.isCaseOpen ?? false);
  const [result, setResult] = useState<LinkingResult | null>(null);
  const running = useRef<AbortController | null>(null);
  const steps = useMemo(() => undoOfLastDecision(items ?? []), [items]);

  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const run = useTask(
    useCallback(async () => {
      running.current = new AbortController();
      const answer = await thenRefresh(queries, engine.linking.run(undefined, { signal: running.current.signal }));
      setResult(answer);
      return answer;
    }, [engine, queries]),
  );
  const decide = useTask(
    useCallback(
      async (decisions: readonly PairDecision[]) => {
        const answer = await thenRefresh(queries, engine.linking.decide({ decisions: [...decisions] }));
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
