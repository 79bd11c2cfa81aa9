import { useDataset } from '../../client/use-dataset.ts';
import { useAppInfo } from '../../client/use-extracts.ts';
import { useImport } from '../../client/import-context.tsx';
import { goToScreen } from '../../client/use-address.ts';
import { toFailure } from '../../client/failure.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { useChooseFiles } from '../../ui/use-choose-files.ts';
import { HeatMotif } from './heat-motif.tsx';
import { LoadedData } from './loaded-data.tsx';
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

function StartActions(props: { readonly hasData: boolean }) {
  const { start } = useMessages();
  const { data: info } = useAppInfo();
  const { openSample } = useImport();
  const chooseFiles = useChooseFiles();
  const look = async () => {
    if (await openSample()) goToScreen('overview');
  };
  const hasSample = info?.hasSample ?? true;
  return (
    <div className="start-actions">
      {props.hasData ? (
        <Action look="primary" size="large" icon="overview" onPress={() => goToScreen('overview')}>
          {start.toOverview}
        </Action>
      ) : null}
      <Action
        look={props.hasData ? 'secondary' : 'primary'}
        size="large"
        icon="flask"
        isDisabled={!hasSample}
        onPress={() => void look()}
      >
        {start.sample}
      </Action>
      <Action look="secondary" size="large" icon="file" onPress={chooseFiles}>
        {start.openFiles}
      </Action>
      <p className="start-action-notes muted">
        {hasSample ? start.sampleText : start.sampleMissing}
        <br />
        {start.openFilesText}
      </p>
    </div>
  );
}

/** What this is, the sample, the user's own files, and what is open. */
export function StartPage() {
  const { start } = useMessages();
  const dataset = useDataset();
  const { session } = useImport();
  const hasData = dataset.data !== undefined && dataset.data.years.length > 0;
  const isOpeningSample = session.phase === 'running' && session.kind === 'sample';
  return (
    <div className="start-page" data-loaded={hasData || undefined}>
      <section className="start-hero">
        <div className="start-words">
          <h1 className="start-title">{start.title}</h1>
          <p className="start-lead">{start.lead}</p>
          {isOpeningSample ? <SampleProgress /> : <StartActions hasData={hasData} />}
          {session.failure && session.kind === 'sample' ? <FailureNotice failure={session.failure} /> : null}
          {dataset.error ? (
            <FailureNotice failure={toFailure(dataset.error)} onRetry={() => void dataset.refetch()} />
          ) : null}
        </div>
        <HeatMotif />
      </section>
      {dataset.data && hasData ? <LoadedData dataset={dataset.data} /> : null}
      <section className="start-privacy">
        <Icon name="lock" size={24} />
        <div>
          <h2>{start.privacyTitle}</h2>
          <p className="muted">{start.privacyText}</p>
        </div>
      </section>
    </div>
  );
}
