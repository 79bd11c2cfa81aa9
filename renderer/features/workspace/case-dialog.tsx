import { useCallback, useState } from 'react';
import { useWorkspaceActions } from '../../client/workspace/use-workspace.ts';
import { closeDialog } from '../../client/workspace/workspace-dialog.ts';
import { useMessages } from '../../ui/locale.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AttemptLines } from './attempt-lines.tsx';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { useAttempt } from './use-attempt.ts';
import { WorkspaceModal } from './workspace-modal.tsx';

/** Opens the case data: the case passphrase and the purpose, which goes into the journal. */
export function CaseDialog() {
  const { workspace } = useMessages();
  const { openCase } = useWorkspaceActions();
  const [purpose, setPurpose] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const attempt = useAttempt(
    'case',
    useCallback(
      async (text: string, why: string) => {
        await openCase(text, why);
        closeDialog();
        return true;
      },
      [openCase],
    ),
  );
  return (
    <WorkspaceModal
      title={workspace.openCase.title}
      lead={workspace.openCase.lead}
      isBusy={attempt.isRunning}
      onClose={closeDialog}
      submit={{
        label: workspace.openCase.start,
        isReady: passphrase !== '' && purpose.trim() !== '',
        onSubmit: () => void attempt.run(passphrase, purpose.trim()),
      }}
    >
      <TextField
        label={workspace.openCase.purpose}
        value={purpose}
        hasFocus
        isDisabled={attempt.isRunning}
        longest={300}
        placeholder={workspace.openCase.purposeExample}
        onChange={setPurpose}
      />
      <PassphraseEntry
        label={workspace.keys.case}
        value={passphrase}
        isDisabled={attempt.isRunning}
        onChange={setPassphrase}
      />
      <AttemptLines attempt={attempt} working={workspace.open.working} />
    </WorkspaceModal>
  );
}
