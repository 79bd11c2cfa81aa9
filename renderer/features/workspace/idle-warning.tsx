import { useIdleLock } from '../../client/workspace/use-idle-lock.ts';
import { Action } from '../../ui/action.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import './idle-warning.css';

/** Locks what nobody uses, and counts down the last 30 seconds in sight. */
export function IdleWarning() {
  const { workspace } = useMessages();
  const { answer, stay } = useIdleLock();
  if (answer.kind !== 'warn' && answer.kind !== 'warn-case') return null;
  const seconds = String(answer.secondsLeft);
  return (
    <section className="idle-warning" aria-label={workspace.idle.how}>
      <Icon name="clock" size={24} />
      <div>
        <p className="idle-warning-title" role="timer">
          {answer.kind === 'warn' ? workspace.idle.locking(seconds) : workspace.idle.lockingCase(seconds)}
        </p>
        <p role="alert">{workspace.idle.how}</p>
      </div>
      <Action onPress={stay}>{workspace.idle.stay}</Action>
    </section>
  );
}
