import { useCallback, useState } from 'react';
import { keyNames } from '../../../shared/contract/workspace.ts';
import { useWorkspace, useWorkspaceActions } from '../../client/workspace/use-workspace.ts';
import { closeDialog, showDialog } from '../../client/workspace/workspace-dialog.ts';
import { useMessages } from '../../ui/locale.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { AttemptLines } from './attempt-lines.tsx';
import { ShowPassphrases } from './show-passphrases.tsx';
import { useAttempt } from './use-attempt.ts';
import { WorkspaceModal } from './workspace-modal.tsx';

/** A new recovery sheet for one that is lost: both passphrases, because the sheet opens what both open. */
export function RenewRecoveryDialog() {
  const { workspace } = useMessages();
  const { data: status } = useWorkspace();
  const { renewRecovery } = useWorkspaceActions();
  const [passphrases, setPassphrases] = useState({ planning: '', case: '' });
  const [isShown, setIsShown] = useState(false);
  const name = status?.name ?? '';
  const attempt = useAttempt(
    'renew-recovery',
    useCallback(
      async (planning: string, casePhrase: string) => {
        const code = await renewRecovery(planning, casePhrase);
        const issuedAt = new Date().toISOString();
        showDialog({ kind: 'sheet', sheet: { name, issuedAt, code, isRenewed: true } });
      },
      [renewRecovery, name],
    ),
  );
  return (
    <WorkspaceModal
      title={workspace.renewRecovery.title}
      lead={workspace.renewRecovery.lead}
      isBusy={attempt.isRunning}
      onClose={closeDialog}
      submit={{
        label: workspace.renewRecovery.start,
        isReady: passphrases.planning !== '' && passphrases.case !== '',
        onSubmit: () => void attempt.run(passphrases.planning, passphrases.case),
      }}
      aside={<ShowPassphrases isShown={isShown} onChange={setIsShown} />}
    >
      {keyNames.map((key, i) => (
        <TextField
          key={key}
          label={workspace.keys[key]}
          value={passphrases[key]}
          isSecret={!isShown}
          hasFocus={i === 0}
          isDisabled={attempt.isRunning}
          longest={1000}
          onChange={(text) => setPassphrases((before) => ({ ...before, [key]: text }))}
        />
      ))}
      <p className="muted">{workspace.renewRecovery.copies}</p>
      <AttemptLines attempt={attempt} working={workspace.renewRecovery.working} />
    </WorkspaceModal>
  );
}
