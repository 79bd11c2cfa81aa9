import { formatCount } from '../../../shared/format/numbers.ts';
import { isCancelled } from '../../client/connection/failure.ts';
import { useAreaDirectory } from '../../client/questions/use-area-directory.ts';
import { useLinkingStatus, type LinkingWork } from '../../client/workspace/use-linking.ts';
import { Action } from '../../ui/action.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { ProgressBar, useIsSlow } from '../../ui/progress.tsx';
import { resultLines } from './result-lines.ts';

/** What the last search or decision came to, in sentences. */
function ResultWords(props: { readonly work: LinkingWork }) {
  const { linking } = useMessages();
  const { language } = useLanguage();
  const directory = useAreaDirectory();
  const { result } = props.work;
  if (!result) return null;
  const { found, limits } = resultLines(result, linking);
  const unstable = result.unstableChildIds.map((code) => directory.nameOf(code, language));
  return (
    <details className="linking-result" open={limits.length > 0 || undefined}>
      <summary>
        <span className="linking-result-title">{linking.result.title}</span> {found[0]}
      </summary>
      <ul>
        {[...found.slice(1), ...(limits.length > 0 ? limits : [linking.result.nothingElse])].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {unstable.length > 0 ? (
        <details className="linking-result-list">
          <summary>{linking.result.unstableList(formatCount(unstable.length))}</summary>
          <p>{unstable.join(', ')}</p>
        </details>
      ) : null}
    </details>
  );
}

/** Decisions that are kept and not followed yet, because looking anew takes long. */
export function WaitingDecisions(props: { readonly count: number; readonly onRun: () => void }) {
  const { linking } = useMessages();
  if (props.count === 0) return null;
  return (
    <Notice
      tone="caution"
      action={
        <Action size="small" onPress={props.onRun}>
          {linking.run.follow}
        </Action>
      }
    >
      {linking.run.waiting(formatCount(props.count))}
    </Notice>
  );
}

/** The first search of a visit, which may take seconds; leaving the screen stops it. */
export function Searching() {
  const { linking } = useMessages();
  const isSlow = useIsSlow(true);
  return isSlow ? (
    <div className="linking-running">
      <ProgressBar label={linking.run.working} fraction={null} />
    </div>
  ) : null;
}

/** Looking for links: begun, followed, stopped, and what it found. */
export function LinkingRun(props: { readonly work: LinkingWork }) {
  const { linking } = useMessages();
  const { run, stop } = props.work;
  const { data: status } = useLinkingStatus();
  const isSlow = useIsSlow(run.isRunning);
  const isNew = (status?.filesNotLinked.length ?? 0) > 0;
  if (run.isRunning && isSlow) {
    return (
      <div className="linking-running">
        <ProgressBar label={linking.run.working} fraction={null} />
        <Action onPress={stop}>{linking.run.stop}</Action>
      </div>
    );
  }
  return (
    <div className="linking-run">
      <Action icon="search" look={isNew ? 'primary' : 'secondary'} onPress={() => void run.run()}>
        {isNew ? linking.run.start : linking.run.again}
      </Action>
      <ResultWords work={props.work} />
      {run.failure && isCancelled(run.failure) ? <Notice tone="info">{linking.run.stopped}</Notice> : null}
      {run.failure && !isCancelled(run.failure) ? (
        <FailureNotice failure={run.failure} onRetry={() => void run.run()} />
      ) : null}
    </div>
  );
}
