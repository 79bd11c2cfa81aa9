import { useCallback, useState } from 'react';
import { keyNames, type KeyName } from '../../../shared/contract/workspace.ts';
import { placeOf } from '../../client/workspace/workspace-place.ts';
import { useRemembered } from '../../client/workspace/use-remembered.ts';
import { useWorkspace, useWorkspaceActions } from '../../client/workspace/use-workspace.ts';
import { closeDialog } from '../../client/workspace/workspace-dialog.ts';
import { useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AttemptLines } from './attempt-lines.tsx';
import { NewPassphrase } from './new-passphrase.tsx';
import { noPassphrase, passphraseState } from './passphrase-model.ts';
import { ShowPassphrases } from './show-passphrases.tsx';
import { useAttempt } from './use-attempt.ts';
import { WorkspaceModal } from './workspace-modal.tsx';

/** Gives one of the two keys a new passphrase. */
export function ChangeDialog() {
  const { workspace } = useMessages();
  const { data: status } = useWorkspace();
  const { changePassphrase } = useWorkspaceActions();
  const { forget } = useRemembered();
  const [key, setKey] = useState<KeyName>('planning');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(noPassphrase);
  const [isShown, setIsShown] = useState(false);
  const state = passphraseState(next, { isShown });
  const place = placeOf(status ?? null);
  const attempt = useAttempt(
    `change:${key}`,
    useCallback(
      async (which: KeyName, former: string, chosen: string) => {
        await changePassphrase(which, former, chosen);
        if (which === 'planning' && place) await forget(place);
        return true;
      },
      [changePassphrase, forget, place],
    ),
  );
  const [isDone, setIsDone] = useState(false);
  const submit = async () => {
    if (!(await attempt.run(key, current, next.text))) return;
    setIsDone(true);
    setCurrent('');
    setNext(noPassphrase);
  };
  if (isDone) {
    return (
      <WorkspaceModal title={workspace.change.title} onClose={closeDialog}>
        <Notice tone="good" isAnnounced>
          {workspace.changedPassphrase}
        </Notice>
      </WorkspaceModal>
    );
  }
  return (
    <WorkspaceModal
      title={workspace.change.title}
      isBusy={attempt.isRunning}
      onClose={closeDialog}
      submit={{
        label: workspace.change.start,
        isReady: current !== '' && state === 'ready',
        onSubmit: () => void submit(),
      }}
      aside={<ShowPassphrases isShown={isShown} onChange={setIsShown} />}
    >
      <Segmented
        label={workspace.change.which}
        value={key}
        options={keyNames.map((value) => ({ value, label: workspace.keys[value] }))}
        isDisabled={attempt.isRunning}
        onChange={setKey}
      />
      <p className="muted">{workspace.keyNotes[key]}</p>
      <TextField
        label={workspace.change.current}
        value={current}
        isSecret={!isShown}
        hasFocus
        isDisabled={attempt.isRunning}
        longest={1000}
        onChange={setCurrent}
      />
      <NewPassphrase
        label={workspace.change.next}
        value={next}
        state={state}
        isShown={isShown}
        isDisabled={attempt.isRunning}
        onChange={setNext}
      />
      <AttemptLines attempt={attempt} working={workspace.open.working} />
    </WorkspaceModal>
  );
}
