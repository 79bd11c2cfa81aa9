import { useEffect, useRef } from 'react';
import type { HistoryItem } from '../../../shared/contract/workspace.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { toFailure } from '../../client/failure.ts';
import { useUndoRedo, type UndoRedo } from '../../client/use-undo-redo.ts';
import { useJournal, useWorkspace } from '../../client/use-workspace.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { EmptyState, FailureNotice, Notice } from '../../ui/notice.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Loading } from '../../ui/progress.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { JournalRow } from './journal-row.tsx';
import { VerifyPanel } from './verify-panel.tsx';
import './journal-page.css';

function JournalTable(props: {
  readonly items: readonly HistoryItem[];
  readonly undoRedo: UndoRedo;
  readonly isReadOnly: boolean;
}) {
  const { journal } = useMessages();
  return (
    <ScrollRegion label={journal.title} className="journal-scroll">
      <table className="data-table journal-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              #
            </th>
            <th scope="col">{journal.when}</th>
            <th scope="col">{journal.who}</th>
            <th scope="col">{journal.what}</th>
            <th scope="col">{journal.why}</th>
            <th scope="col">{journal.state}</th>
            <th scope="col">
              <span className="visually-hidden">{journal.act}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((item) => (
            <JournalRow
              key={item.seq}
              item={item}
              isBusy={props.undoRedo.isRunning || props.isReadOnly}
              onTake={(step) => void props.undoRedo.take(step, item.seq)}
            />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
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
