import { useImport } from '../../client/import/import-context.tsx';
import { isReady } from '../../client/import/import-item.ts';
import { isBlankDisputed } from '../../client/import/import-session.ts';
import { useWorkspace } from '../../client/workspace/use-workspace.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { useChooseFiles } from '../../client/import/use-choose-files.ts';
import { BlankChoice } from './blank-choice.tsx';
import { FileCard } from './file-card.tsx';
import { ImportProgressPanel } from './import-progress-panel.tsx';
import { ImportResult } from './import-result.tsx';
import { KeepingLines } from './keeping-lines.tsx';
import { ProfileManager } from './profile-manager.tsx';
import './import-page.css';

function DropTarget() {
  const { importing } = useMessages();
  const { session } = useImport();
  const chooseFiles = useChooseFiles();
  return (
    <div className="drop-target" data-busy={session.isReading || undefined}>
      <Icon name="import" size={24} className="drop-target-icon" />
      <p className="drop-target-title">{session.isReading ? importing.reading : importing.dropHere}</p>
      <p className="muted">{importing.dropFormats}</p>
      <Action look="primary" size="large" icon="file" isDisabled={session.isReading} onPress={chooseFiles}>
        {importing.choose}
      </Action>
    </div>
  );
}

function ChosenFiles() {
  const { importing } = useMessages();
  const { session, reset, start } = useImport();
  const chooseFiles = useChooseFiles();
  const { data: workspace } = useWorkspace();
  const ready = session.items.filter(isReady).length;
  const canStart = ready > 0 && !session.isReading && !workspace?.isReadOnly;
  return (
    <>
      <div className="import-head">
        <div>
          <h2>{importing.filesTitle}</h2>
          <p className="muted" role="status">
            {session.isReading
              ? importing.reading
              : importing.readyCount(formatCount(ready), formatCount(session.items.length))}
          </p>
        </div>
        <div className="import-head-actions">
          <ProfileManager />
          <Action look="quiet" onPress={reset}>
            {importing.clearFiles}
          </Action>
          <Action icon="plus" isDisabled={session.isReading} onPress={chooseFiles}>
            {importing.chooseMore}
          </Action>
        </div>
      </div>
      <ul className="file-cards">
        {session.items.map((item) => (
          <li key={item.key}>
            <FileCard item={item} hasOthers={session.items.length > 1} />
          </li>
        ))}
      </ul>
      {isBlankDisputed(session) ? <Notice tone="caution">{importing.profile.blankDisputed}</Notice> : null}
      <div className="import-foot">
        <BlankChoice />
        <div className="import-foot-action">
          {ready === 0 && !session.isReading ? <p className="muted">{importing.cannotStart}</p> : null}
          <Action look="primary" size="large" isDisabled={!canStart} onPress={() => void start()}>
            {ready > 0 ? importing.startCount(formatCount(ready)) : importing.start}
          </Action>
        </div>
      </div>
    </>
  );
}

function Stage() {
  const { session } = useImport();
  if (session.phase === 'running') return <ImportProgressPanel />;
  if (session.phase === 'done' && session.report) return <ImportResult report={session.report} />;
  return session.items.length === 0 ? <DropTarget /> : <ChosenFiles />;
}

/** Files in: what was recognised, what to correct, the import and its result. */
export function ImportPage() {
  const { importing } = useMessages();
  const { session } = useImport();
  return (
    <div className="import-page">
      <div>
        <h1>{importing.title}</h1>
        <p className="muted">{importing.lead}</p>
        {session.phase === 'running' ? null : <KeepingLines />}
      </div>
      {session.failure && session.kind === 'files' && session.phase !== 'done' ? (
        <FailureNotice failure={session.failure} />
      ) : null}
      {session.wasCancelled ? (
        <Notice tone="info" isAnnounced>
          {importing.cancelled}
        </Notice>
      ) : null}
      {session.wasUndone ? (
        <Notice tone="info" isAnnounced>
          {session.items.length > 0 ? importing.undone : importing.undoneEmpty}
        </Notice>
      ) : null}
      <Stage />
    </div>
  );
}
