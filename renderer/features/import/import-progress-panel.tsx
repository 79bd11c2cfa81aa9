import { formatCount } from '../../../shared/format/numbers.ts';
import { useImport } from '../../client/import/import-context.tsx';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { ProgressBar } from '../../ui/progress.tsx';

/** An import under way: which file, what is being done, how many rows and how fast, and Cancel. */
export function ImportProgressPanel() {
  const { session, cancel } = useImport();
  const { common, importing, start } = useMessages();
  const { progress } = session;
  const title = session.kind === 'sample' ? start.openingSample : importing.progressTitle;
  return (
    <section className="import-progress">
      <ProgressBar label={progress ? `${title} · ${progress.file}` : title} fraction={progress?.fraction ?? null} />
      <div className="import-progress-line">
        <p className="muted">
          {progress ? importing.phases[progress.phase] : null}
          {progress ? <span className="import-rows">{importing.progressRows(formatCount(progress.rows))}</span> : null}
          {progress?.rowsPerSecond ? (
            <span>{importing.progressSpeed(formatCount(Math.round(progress.rowsPerSecond)))}</span>
          ) : null}
        </p>
        <Action onPress={cancel}>{common.cancel}</Action>
      </div>
    </section>
  );
}
