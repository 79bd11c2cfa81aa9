import { useRelease, useReleaseActions } from '../client/workspace/use-release.ts';
import { Action } from '../ui/action.tsx';
import { useMessages } from '../ui/locale.tsx';
import { ProgressBar } from '../ui/progress.tsx';
import './release-wait.css';

/** While something is made of the figures for publication: how far these are, where they are being worked out first. */
export function ReleaseWait() {
  const { release } = useMessages();
  const { data: status } = useRelease(true);
  const { cancel } = useReleaseActions();
  if (status?.state !== 'running') return null;
  return (
    <div className="release-wait">
      <ProgressBar label={release.forPublication} fraction={status.progress} />
      <p className="small muted">{release.once}</p>
      <div>
        <Action size="small" onPress={() => void cancel()}>
          {release.cancel}
        </Action>
      </div>
    </div>
  );
}
