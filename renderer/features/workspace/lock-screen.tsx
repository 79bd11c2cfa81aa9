import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { Form } from 'react-aria-components';
import type { WorkspaceStatus } from '../../../shared/contract/workspace-session.ts';
import { goToScreen } from '../../client/address/use-address.ts';
import { useTask } from '../../client/connection/use-task.ts';
import { useWorkspaceActions } from '../../client/workspace/use-workspace.ts';
import { showDialog } from '../../client/workspace/workspace-dialog.ts';
import { placeOf } from '../../client/workspace/workspace-place.ts';
import { Action } from '../../ui/action.tsx';
import { EngineBanner } from '../../shell/engine-banner.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { Brand, LanguageChoice } from '../../shell/nav-rail.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { AttemptLines } from './attempt-lines.tsx';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { useAttempt } from './use-attempt.ts';
import './lock-screen.css';

/** A file dropped here would replace the page. */
function useNoDrops(): void {
  useEffect(() => {
    const refuse = (event: DragEvent) => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
}

/** All that is shown while the workspace is locked: its name, and how to go on. */
export function LockScreen(props: { readonly status: WorkspaceStatus }) {
  const { common, workspace } = useMessages();
  const { unlock, close } = useWorkspaceActions();
  const [passphrase, setPassphrase] = useState('');
  const name = props.status.name ?? '';
  const place = placeOf(props.status);
  const closing = useTask(
    useCallback(async () => {
      await close();
      goToScreen('start');
    }, [close]),
  );
  const attempt = useAttempt(
    place ? JSON.stringify(place) : name,
    useCallback(
      async (text: string) => {
        await unlock(text);
        return true;
      },
      [unlock],
    ),
  );
  useNoDrops();
  useEffect(() => {
    document.title = `${workspace.locked.title} · ${common.product}`;
  }, [workspace, common]);
  const isBusy = attempt.isRunning || closing.isRunning;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '' && !isBusy) void attempt.run(passphrase);
  };
  return (
    <div className="lock-screen">
      <header className="lock-head">
        <Brand name={common.product} />
        <LanguageChoice />
      </header>
      <EngineBanner />
      <main className="lock-main">
        <Form className="lock-card" onSubmit={send}>
          <Icon name="lock" size={24} className="lock-mark" />
          <h1>{workspace.locked.title}</h1>
          <p className="lock-name">{name}</p>
          <p className="muted">{workspace.locked.text}</p>
          <PassphraseEntry
            label={workspace.keys.planning}
            value={passphrase}
            isDisabled={isBusy}
            hasFocus
            onChange={setPassphrase}
          />
          <AttemptLines attempt={attempt} working={workspace.open.working} />
          {closing.failure ? <FailureNotice failure={closing.failure} /> : null}
          <Action look="primary" size="large" isSubmit isDisabled={passphrase === '' || isBusy}>
            {workspace.locked.unlock}
          </Action>
          <div className="lock-others">
            <Action
              look="quiet"
              isDisabled={isBusy || !place}
              onPress={() => place && showDialog({ kind: 'recover', place, name })}
            >
              {workspace.open.forgot}
            </Action>
            <Action look="quiet" isDisabled={isBusy} onPress={() => void closing.run()}>
              {workspace.locked.close}
            </Action>
          </div>
        </Form>
      </main>
    </div>
  );
}
