import { useDataset } from '../../client/questions/use-dataset.ts';
import { useImport } from '../../client/import/import-context.tsx';
import { useKnownWorkspaces, useWorkspace } from '../../client/workspace/use-workspace.ts';
import { toFailure } from '../../client/connection/failure.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { HeatMotif } from './heat-motif.tsx';
import { LoadedData } from './loaded-data.tsx';
import { OpenWorkspace } from './open-workspace.tsx';
import { StartActions } from './start-actions.tsx';
import { otherWorkspaces, startMode } from './start-model.ts';
import { WorkspaceList } from './workspace-list.tsx';
import './start-page.css';

function SampleProgress() {
  const { session, cancel } = useImport();
  const { common, importing, start } = useMessages();
  const { progress } = session;
  return (
    <div className="start-progress">
      <ProgressBar label={start.openingSample} fraction={progress?.fraction ?? null} />
      <div className="start-progress-line">
        <span className="muted">{progress ? importing.progressRows(formatCount(progress.rows)) : null}</span>
        <Action look="secondary" size="small" onPress={cancel}>
          {common.cancel}
        </Action>
      </div>
    </div>
  );
}

function Privacy() {
  const { start } = useMessages();
  return (
    <section className="start-privacy">
      <Icon name="lock" size={24} />
      <div>
        <h2>{start.privacyTitle}</h2>
        <p className="muted">{start.privacyText}</p>
        <dl className="start-privacy-list">
          <dt>{start.privacyWithout}</dt>
          <dd>{start.privacyWithoutText}</dd>
          <dt>{start.privacyWith}</dt>
          <dd>{start.privacyWithText}</dd>
        </dl>
      </div>
    </section>
  );
}

/** What this is, the user's workspaces, the sample, the user's own files, and what is open. */
export function StartPage() {
  const { start } = useMessages();
  const dataset = useDataset();
  const { data: status } = useWorkspace();
  const known = useKnownWorkspaces();
  const { session } = useImport();
  const hasData = dataset.data !== undefined && dataset.data.years.length > 0;
  const isOpeningSample = session.phase === 'running' && session.kind === 'sample';
  const others = otherWorkspaces(known.data ?? [], status ?? null);
  const mode = startMode({ isOpen: status?.state === 'open', hasData, workspaces: others.length });
  const list = known.data ? (
    <WorkspaceList
      workspaces={others}
      mode={mode}
      onLookAgain={() => void known.refetch()}
      isLooking={known.isFetching}
    />
  ) : null;
  return (
    <div className="start-page" data-loaded={hasData || undefined}>
      {status?.state === 'open' ? (
        <OpenWorkspace status={status} hasData={hasData} />
      ) : (
        <section className="start-hero">
          <div className="start-words">
            <h1 className="start-title">{start.title}</h1>
            <p className="start-lead">{start.lead}</p>
            {mode === 'choose' ? list : null}
            {isOpeningSample ? (
              <SampleProgress />
            ) : (
              <StartActions mode={mode} isSample={dataset.data?.isSynthetic ?? false} />
            )}
            {session.failure && session.kind === 'sample' ? <FailureNotice failure={session.failure} /> : null}
          </div>
          <HeatMotif />
        </section>
      )}
      {dataset.error ? (
        <FailureNotice failure={toFailure(dataset.error)} onRetry={() => void dataset.refetch()} />
      ) : null}
      {dataset.data && hasData ? (
        <LoadedData
          dataset={dataset.data}
          isWorkspace={status?.state === 'open'}
          isReadOnly={status?.isReadOnly ?? false}
        />
      ) : null}
      {mode === 'choose' ? null : list}
      {known.error ? <FailureNotice failure={toFailure(known.error)} onRetry={() => void known.refetch()} /> : null}
      <Privacy />
    </div>
  );
}
