import { useEffect, useRef } from 'react';
import type { HistoryItem } from '../../../shared/contract/workspace.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { toFailure } from '../../client/connection/failure.ts';
import { useUndoRedo, type UndoRedo } from '../../client/workspace/use-undo-redo.ts';
import { useJournal, useWorkspace } from '../../client/workspace/use-workspace.ts';
import { Action } from '../../ui/action.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { EmptyState, FailureNotice, Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Loading } from '../../ui/progress.tsx';
import { journalColumns } from './journal-columns.tsx';
import { VerifyPanel } from './verify-panel.tsx';
import './journal-page.css';

function JournalTable(props: {
  readonly items: readonly HistoryItem[];
  readonly undoRedo: UndoRedo;
  readonly isReadOnly: boolean;
}) {
  const texts = useMessages();
  const { language } = useLanguage();
  const { isRunning, take } = props.undoRedo;
  return (
    <DataTable
      region={{ label: texts.journal.title, className: 'journal-scroll' }}
      className="journal-table"
      columns={journalColumns(texts, language, {
        isBusy: isRunning || props.isReadOnly,
        onTake: (step, seq) => void take(step, seq),
      })}
      rows={props.items}
      rowKey={({ seq }) => seq}
      rowAttributes={({ state }) => ({ 'data-state': state })}
    />
  );
}

/** What came of an undo or redo of a row, when it failed; what went well is seen in the table. */
function RowFailure(props: { readonly undoRedo: UndoRedo }) {
  const { outcome } = props.undoRedo;
  return outcome?.kind === 'failed' ? <FailureNotice failure={outcome.failure} /> : null;
}

/** Every change in order, newest first, with undo and redo; and the check of the whole workspace. */
export function JournalPage() {
  const { journal } = useMessages();
  const { data: status } = useWorkspace();
  const found = useJournal(status !== undefined && status.state !== 'locked');
  const undoRedo = useUndoRedo();
  const items = found.data?.pages.flatMap((page) => page.items.toReversed());
  const isWorkspace = status?.state === 'open';
  const { refetch } = found;
  const seen = useRef({ undo: status?.undo, redo: status?.redo });
  useEffect(() => {
    // Undone or redone by a key or a button elsewhere.
    if (seen.current.undo?.seq === status?.undo?.seq && seen.current.redo?.seq === status?.redo?.seq) return;
    seen.current = { undo: status?.undo, redo: status?.redo };
    void refetch();
  }, [status, refetch]);
  return (
    <div>
      <PageHead
        title={journal.title}
        lead={journal.lead}
        actions={
          <>
            <Action
              icon="undo"
              isDisabled={!undoRedo.canUndo || undoRedo.isRunning}
              onPress={() => void undoRedo.take('undo')}
            >
              {journal.undo}
            </Action>
            <Action
              icon="redo"
              isDisabled={!undoRedo.canRedo || undoRedo.isRunning}
              onPress={() => void undoRedo.take('redo')}
            >
              {journal.redo}
            </Action>
          </>
        }
      />
      <div className="journal-content">
        {status?.state === 'none' ? <Notice tone="info">{journal.sessionNote}</Notice> : null}
        {isWorkspace ? <VerifyPanel /> : null}
        <RowFailure undoRedo={undoRedo} />
        {found.error ? <FailureNotice failure={toFailure(found.error)} onRetry={() => void found.refetch()} /> : null}
        {found.data === undefined && !found.error ? <Loading /> : null}
        {items?.length === 0 ? <EmptyState icon="journal" title={journal.empty} text={journal.emptyText} /> : null}
        {items && items.length > 0 ? (
          <JournalTable items={items} undoRedo={undoRedo} isReadOnly={status?.isReadOnly ?? false} />
        ) : null}
        {items && found.hasNextPage ? (
          <Action isDisabled={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
            {journal.older(formatCount((found.data?.pages[0]?.entries ?? 0) - items.length))}
          </Action>
        ) : null}
      </div>
    </div>
  );
}
