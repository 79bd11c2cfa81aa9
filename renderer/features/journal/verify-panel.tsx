import { useCallback, useRef, useState } from 'react';
import type { VerifyReport } from '../../../shared/contract/workspace.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { isCancelled } from '../../client/connection/failure.ts';
import { useTask } from '../../client/connection/use-task.ts';
import { useWorkspaceActions } from '../../client/workspace/use-workspace.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress.tsx';
import { WorkspaceFindings } from '../../ui/workspace-findings.tsx';
import { checkedSegments } from './journal-model.ts';

function Report(props: { readonly report: VerifyReport }) {
  const { journal, workspace } = useMessages();
  const { report } = props;
  const { hashed, unused } = report.segments;
  return (
    <>
      <Notice tone={report.isSound ? 'good' : 'caution'} isAnnounced>
        <p>
          {report.isSound
            ? workspace.sound(report.entries, checkedSegments(report))
            : workspace.notSound(report.findings.length)}
        </p>
        {hashed > 0 ? <p className="muted">{workspace.hashedOnly(hashed)}</p> : null}
        {unused.length > 0 ? <p className="muted">{journal.unused(formatCount(unused.length))}</p> : null}
        {report.clockSetBackAt.length > 0 ? <p>{journal.clockBackAt(report.clockSetBackAt.join(', '))}</p> : null}
      </Notice>
      {report.findings.length > 0 ? <WorkspaceFindings findings={report.findings} /> : null}
    </>
  );
}

/** Checks the journal's chain and every segment, and says in words what it found. */
export function VerifyPanel() {
  const { common, journal } = useMessages();
  const { verify } = useWorkspaceActions();
  const [report, setReport] = useState<VerifyReport | null>(null);
  const running = useRef<AbortController | null>(null);
  const { run, isRunning, failure } = useTask(
    useCallback(async () => {
      running.current = new AbortController();
      setReport(null);
      setReport(await verify(running.current.signal));
    }, [verify]),
  );
  if (isRunning) {
    return (
      <div className="verify-running">
        <ProgressBar label={journal.verifying} fraction={null} />
        <Action size="small" onPress={() => running.current?.abort()}>
          {common.cancel}
        </Action>
      </div>
    );
  }
  return (
    <section className="verify-panel" aria-label={journal.verify}>
      {report ? <Report report={report} /> : null}
      {failure && !isCancelled(failure) ? <FailureNotice failure={failure} /> : null}
      <div>
        <Action icon="check" onPress={() => void run()}>
          {journal.verify}
        </Action>
      </div>
    </section>
  );
}
