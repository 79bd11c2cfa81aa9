import { useCallback, useState } from 'react';
import { formatBytes } from '../../../shared/format/bytes.ts';
import { useHost } from '../../client/connection/use-host.ts';
import { useTask } from '../../client/connection/use-task.ts';
import { useWorkspace, useWorkspaceActions } from '../../client/workspace/use-workspace.ts';
import { closeDialog } from '../../client/workspace/workspace-dialog.ts';
import { useMessages } from '../../ui/locale.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { NewPassphrase } from './new-passphrase.tsx';
import { noPassphrase, passphraseState } from './passphrase-model.ts';
import { ShowPassphrases } from './show-passphrases.tsx';
import { WorkingLine } from './working-line.tsx';
import { WorkspaceModal } from './workspace-modal.tsx';

type BackedUp = { readonly file: string; readonly bytes: number; readonly damaged: number };

function Done(props: { readonly backup: BackedUp }) {
  const { workspace } = useMessages();
  const { file, bytes, damaged } = props.backup;
  return (
    <WorkspaceModal title={workspace.backup.title} onClose={closeDialog}>
      <Notice tone="good" isAnnounced>
        <p className="workspace-place">{workspace.backup.done(file, formatBytes(bytes))}</p>
        <p>{workspace.backup.copyAway}</p>
      </Notice>
      {damaged > 0 ? <Notice tone="caution">{workspace.backupDamaged(damaged)}</Notice> : null}
    </WorkspaceModal>
  );
}

/** Writes the workspace to one encrypted file with a passphrase of its own. */
export function BackupDialog() {
  const { workspace } = useMessages();
  const host = useHost();
  const { data: status } = useWorkspace();
  const { backup } = useWorkspaceActions();
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const [isShown, setIsShown] = useState(false);
  const [done, setDone] = useState<BackedUp | null>(null);
  const state = passphraseState(passphrase, { isShown });
  const name = status?.name ?? '';
  const { run, isRunning, failure } = useTask(
    useCallback(
      async (text: string) => {
        let file: string | null = null;
        if (host) {
          const today = new Date().toISOString().slice(0, 10);
          file = (await host.dialogs.chooseBackupTarget({ suggestedName: `${name}-${today}.natpro-backup` })).path;
          if (file === null) return;
        }
        setDone(await backup(text, file));
      },
      [host, name, backup],
    ),
  );
  if (done) return <Done backup={done} />;
  return (
    <WorkspaceModal
      title={workspace.backup.title}
      lead={workspace.backup.lead}
      isBusy={isRunning}
      onClose={closeDialog}
      submit={{
        label: host ? workspace.backup.chooseTarget : workspace.backup.start,
        isReady: state === 'ready',
        onSubmit: () => void run(passphrase.text),
      }}
      aside={<ShowPassphrases isShown={isShown} onChange={setIsShown} />}
    >
      <NewPassphrase
        label={workspace.backup.passphrase}
        note={workspace.backup.note}
        value={passphrase}
        state={state}
        isShown={isShown}
        isDisabled={isRunning}
        hasFocus
        onChange={setPassphrase}
      />
      <WorkingLine isShown={isRunning}>{workspace.backup.working}</WorkingLine>
      {failure ? <FailureNotice failure={failure} /> : null}
    </WorkspaceModal>
  );
}
