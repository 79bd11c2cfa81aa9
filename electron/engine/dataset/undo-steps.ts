import { isUndoable } from '../../../shared/contract/commands.ts';
import type { WorkspaceStatus } from '../../../shared/contract/workspace-session.ts';
import type { JournalEntry } from '../../../shared/contract/workspace.ts';
import { journalHistory, nextRedo, nextUndo, type Undo } from '../vault/journal-history.ts';

/**
 * The command that takes a command out of the state, or puts it back: the one that is named, or else the one whose turn
 * it is. Null where there is nothing to do.
 */
export function undoStep(journal: readonly JournalEntry[], type: Undo['type'], seq: number | null): Undo | null {
  const asked = seq ?? nextOf[type](journal, isUndoneInTurn);
  const item = journalHistory(journal, isUndoable).find((each) => each.seq === asked);
  return item?.isUndoable && item.state === stateBefore[type] ? { type, seq: item.seq } : null;
}

/** What undo and redo would do next. */
export function nextSteps(journal: readonly JournalEntry[]): Pick<WorkspaceStatus, 'undo' | 'redo'> {
  const next = (type: Undo['type']): WorkspaceStatus['undo'] => {
    const seq = nextOf[type](journal, isUndoneInTurn);
    const entry = journal.find((each) => each.seq === seq);
    return entry ? { seq: entry.seq, type: entry.command.type } : null;
  };
  return { undo: next('undo'), redo: next('redo') };
}

const nextOf = { undo: nextUndo, redo: nextRedo };
const stateBefore = { undo: 'effective', redo: 'undone' };

/** Keys of linked children follow from what was decided: nobody undoes them by turn. */
function isUndoneInTurn(command: { readonly type: string }): boolean {
  return command.type !== 'link' && isUndoable(command);
}
