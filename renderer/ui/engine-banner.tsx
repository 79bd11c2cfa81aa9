import { useHost } from '../client/use-extracts.ts';
import { useEngineHealth } from '../client/use-engine-health.ts';
import { Action } from './action.tsx';
import { useMessages } from './locale.tsx';
import { Notice } from './notice.tsx';
import './engine-banner.css';

/** Says when the engine is not there, and what to do. Nothing while it runs or has only just been asked to start. */
export function EngineBanner() {
  const { state, logPath } = useEngineHealth();
  const host = useHost();
  const { shell } = useMessages();
  if (state === 'running' || state === 'starting') return null;
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
