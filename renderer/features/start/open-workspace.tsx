import type { WorkspaceStatus } from '../../../shared/contract/workspace-session.ts';
import { formatDay, formatMoment } from '../../../shared/format/moments.ts';
import { goToScreen } from '../../client/address/use-address.ts';
import { showDialog } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';

/** The workspace one works in: what it is called, since when, its last backup, and the way on. */
export function OpenWorkspace(props: { readonly status: WorkspaceStatus; readonly hasData: boolean }) {
  const { language } = useLanguage();
  const { start, workspace } = useMessages();
  const { status, hasData } = props;
  const { createdAt, folder, lastBackupAt, missingFiles } = status;
  return (
    <section>
      <div className="start-words">
        <div className="open-workspace-names">
          <p className="muted">{start.openNow}</p>
          <h1 className="start-title">{status.name}</h1>
          <p className="muted">
            {createdAt ? `${start.createdOn(formatDay(createdAt, language))} · ` : null}
            {lastBackupAt ? start.backedUpOn(formatMoment(lastBackupAt, language)) : start.neverBackedUp}
          </p>
          {folder ? <p className="muted small open-workspace-folder">{folder}</p> : null}
        </div>
        {status.isReadOnly ? <Notice tone="info">{workspace.bar.readOnlyExplained}</Notice> : null}
        {missingFiles.length > 0 ? (
          <Notice
            tone="caution"
            title={workspace.problems.missing}
            action={<Action onPress={() => showDialog({ kind: 'problems' })}>{workspace.problems.show}</Action>}
          >
            {workspace.problems.missingText}
          </Notice>
        ) : null}
        {hasData || missingFiles.length > 0 ? null : <p className="start-lead">{start.emptyWorkspace}</p>}
        <div className="start-actions">
          {hasData ? (
            <Action look="primary" size="large" icon="overview" onPress={() => goToScreen('overview')}>
              {start.toOverview}
            </Action>
          ) : null}
          {status.isReadOnly ? null : (
            <Action
              look={hasData ? 'secondary' : 'primary'}
              size="large"
              icon="import"
              onPress={() => goToScreen('import')}
            >
              {start.importFiles}
            </Action>
          )}
          <Action size="large" icon="share" onPress={() => showDialog({ kind: 'backup' })}>
            {workspace.bar.backup}
          </Action>
        </div>
      </div>
    </section>
  );
}
