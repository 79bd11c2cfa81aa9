import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Failure } from '../../../shared/contract/extracts.ts';
import type { HistoryItem } from '../../../shared/contract/workspace.ts';
import { toFailure } from '../connection/failure.ts';
import { useWorkspace, useWorkspaceActions } from './use-workspace.ts';

export type UndoStep = 'undo' | 'redo';

/** What came of the last step: the entry it was about, nothing to do, or why it failed. */
export type UndoOutcome =
  | { readonly kind: 'done'; readonly step: UndoStep; readonly item: HistoryItem }
  | { readonly kind: 'nothing'; readonly step: UndoStep }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type UndoRedo = {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly isRunning: boolean;
  /** `seq` null: the last that may be undone, the next that may be redone. */
  readonly take: (step: UndoStep, seq?: number | null) => Promise<void>;
  readonly outcome: UndoOutcome | null;
  readonly clear: () => void;
};

/** Undo and redo of the commands of the journal. */
export function useUndoRedo(): UndoRedo {
  const { data: status } = useWorkspace();
  const actions = useWorkspaceActions();
  const queries = useQueryClient();
  const [isRunning, setIsRunning] = useState(false);
  const [outcome, setOutcome] = useState<UndoOutcome | null>(null);
  const next = { undo: status?.undo?.seq ?? null, redo: status?.redo?.seq ?? null };
  const take = async (step: UndoStep, seq: number | null = null): Promise<void> => {
    const about = seq ?? next[step];
    if (isRunning || status?.state === 'locked') return;
    if (about === null) return setOutcome({ kind: 'nothing', step });
    setIsRunning(true);
    try {
      const { entry } = await actions[step](about);
      setOutcome(entry ? { kind: 'done', step, item: entry } : { kind: 'nothing', step });
    } catch (error) {
      setOutcome({ kind: 'failed', failure: toFailure(error) });
      await queries.invalidateQueries({ queryKey: ['workspace'] });
    } finally {
      setIsRunning(false);
    }
  };
  const isWritable = status?.state !== 'locked' && !status?.isReadOnly;
  return {
    canUndo: isWritable && next.undo !== null,
    canRedo: isWritable && next.redo !== null,
    isRunning,
    take,
    outcome,
    clear: useCallback(() => setOutcome(null), []),
  };
}
