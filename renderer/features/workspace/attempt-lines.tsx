import type { Failure } from '../../../shared/contract/extracts.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import type { Attempt } from './use-attempt.ts';
import { WorkingLine } from './working-line.tsx';

/** What an attempt with a passphrase is doing, or why it failed: a wrong one always says the same. */
export function AttemptLines<Values extends readonly unknown[], Result>(props: {
  readonly attempt: Attempt<Values, Result>;
  readonly working: string;
}) {
  const { workspace } = useMessages();
  const { attempt } = props;
  return (
    <>
      <WorkingLine isShown={attempt.isRunning}>
        {attempt.waitSeconds > 0 ? workspace.open.waiting(String(attempt.waitSeconds)) : props.working}
      </WorkingLine>
      {attempt.failure ? <AttemptFailure failure={attempt.failure} nextWaitSeconds={attempt.nextWaitSeconds} /> : null}
    </>
  );
}

function AttemptFailure(props: { readonly failure: Failure; readonly nextWaitSeconds: number }) {
  const { language } = useLanguage();
  const { workspace } = useMessages();
  const { failure, nextWaitSeconds } = props;
  if (failure.code !== 'WORKSPACE_WRONG_PASSPHRASE') return <FailureNotice failure={failure} />;
  return (
    <Notice tone="error" isAnnounced>
      <p>{failure[language]}</p>
      {nextWaitSeconds > 1 ? <p>{workspace.open.nextWait(String(nextWaitSeconds))}</p> : null}
    </Notice>
  );
}
