import type { HistoryItem } from '../../../shared/contract/workspace.ts';
import type { VerifyReport } from '../../../shared/contract/workspace.ts';
import type { UndoStep } from '../../client/workspace/use-undo-redo.ts';

/** What can be done with an entry; null for a fact, and for an undo that had nothing to do. */
export function rowStep(item: Pick<HistoryItem, 'isUndoable' | 'state'>): UndoStep | null {
  if (!item.isUndoable || item.state === 'void') return null;
  return item.state === 'effective' ? 'undo' : 'redo';
}

/** How many data segments a check looked at, opened or not. */
export function checkedSegments({ segments }: Pick<VerifyReport, 'segments'>): number {
  return segments.opened + segments.hashed;
}
