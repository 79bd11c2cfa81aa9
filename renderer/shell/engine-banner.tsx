import { useHost } from '../client/connection/use-host.ts';
import { useEngineHealth } from '../client/connection/use-engine-health.ts';
import { Action } from '../ui/action.tsx';
import { useMessages } from '../ui/locale.tsx';
import { Notice } from '../ui/notice.tsx';
import { useIsSlow } from '../ui/progress.tsx';
import './engine-banner.css';

/** Says when the engine is not there, and what to do. Nothing while it runs. */
export function EngineBanner() {
  const { state, logPath } = useEngineHealth();
  const host = useHost();
  const { shell } = useMessages();
  const isSlow = useIsSlow(state === 'starting');
  if (state === 'running' || (state === 'starting' && !isSlow)) return null;
  if (state === 'starting') {
    return (
      <div className="engine-banner">
        <Notice tone="info" isAnnounced>
          {shell.engineStarting}
        </Notice>
      </div>
    );
  }
  if (state === 'restarting') {
    return (
      <div className="engine-banner">
        <Notice tone="caution" isAnnounced>
          {host ? shell.engineRestarting : shell.engineLost}
        </Notice>
      </div>
    );
  }
  return (
    <div className="engine-banner">
      <Notice
        tone="error"
        isAnnounced
        title={shell.engineStopped}
        action={host ? <Action onPress={() => void host.engine.restart()}>{shell.engineRestart}</Action> : null}
      >
        {logPath ? shell.engineStoppedLog(logPath) : null}
      </Notice>
    </div>
  );
}
