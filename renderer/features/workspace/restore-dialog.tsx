import { useCallback, useState } from 'react';
import { useHost } from '../../client/connection/use-host.ts';
import { useWorkspaceActions } from '../../client/workspace/use-workspace.ts';
import { closeDialog, showDialog } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AttemptLines } from './attempt-lines.tsx';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { isWorkspaceName } from './passphrase-model.ts';
import { useAttempt } from './use-attempt.ts';
import { WorkspaceModal } from './workspace-modal.tsx';

type Backup = { readonly path: string } | { readonly file: File };

const nameOf = (backup: Backup): string => ('path' in backup ? backup.path.replace(/^.*[\\/]/, '') : backup.file.name);

/** The workspace's name as a backup's file name begins with it: `ระนอง-2026-11-21-….natpro-backup`. */
const workspaceNameOf = (file: string): string => file.replace(/(-\d{4}-\d{2}-\d{2}[-\d]*)?\.natpro-backup$/, '');

function chooseFile(onChosen: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.natpro-backup';
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) onChosen(file);
  });
  input.click();
}

/** Unpacks a backup into a new workspace; its own passphrase then opens it. */
export function RestoreDialog() {
  const { workspace } = useMessages();
  const host = useHost();
  const { restore } = useWorkspaceActions();
  const [backup, setBackup] = useState<Backup | null>(null);
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const isNamed = isWorkspaceName(name);
  const take = (chosen: Backup) => {
    setBackup(chosen);
    setName((former) => (former === '' ? workspaceNameOf(nameOf(chosen)) : former));
  };
  const choose = async () => {
    if (!host) return chooseFile((file) => take({ file }));
    const { path } = await host.dialogs.chooseBackup();
    if (path !== null) take({ path });
  };
  const attempt = useAttempt(
    'restore',
    useCallback(
      async (chosen: Backup, text: string, called: string) => {
        await restore(chosen, text, { name: called });
        closeDialog();
        showDialog({ kind: 'open', place: { name: called }, name: called });
        return true;
      },
      [restore],
    ),
  );
  return (
    <WorkspaceModal
      title={workspace.restore.title}
      lead={workspace.restore.lead}
      isBusy={attempt.isRunning}
      onClose={closeDialog}
      submit={{
        label: workspace.restore.start,
        isReady: backup !== null && isNamed && passphrase !== '',
        onSubmit: () => {
          if (backup) void attempt.run(backup, passphrase, name.trim());
        },
      }}
    >
      <div className="workspace-place">
        <Action icon="file" isDisabled={attempt.isRunning} onPress={() => void choose()}>
          {workspace.restore.choose}
        </Action>
        {backup ? <span>{nameOf(backup)}</span> : null}
      </div>
      <TextField
        label={workspace.restore.name}
        value={name}
        longest={80}
        isDisabled={attempt.isRunning}
        onChange={setName}
        wrong={name.trim() !== '' && !isNamed ? workspace.create.nameInvalid : null}
      />
      <PassphraseEntry
        label={workspace.backup.passphrase}
        value={passphrase}
        isDisabled={attempt.isRunning}
        onChange={setPassphrase}
      />
      <AttemptLines attempt={attempt} working={workspace.restore.working} />
    </WorkspaceModal>
  );
}
