import { useCallback, useState } from 'react';
import { useRemembered } from '../../client/workspace/use-remembered.ts';
import { useTask } from '../../client/connection/use-task.ts';
import { useWorkspaceActions } from '../../client/workspace/use-workspace.ts';
import { closeDialog, type NamedPlace } from '../../client/workspace/workspace-dialog.ts';
import { useMessages } from '../../ui/locale.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { codeState, type CodeState } from './passphrase-model.ts';
import { ShowPassphrases } from './show-passphrases.tsx';
import { TwoPassphrases, useTwoPassphrases } from './two-passphrases.tsx';
import { WorkingLine } from './working-line.tsx';
import { WorkspaceModal } from './workspace-modal.tsx';

function useCodeWords(): (state: CodeState) => { readonly note: string; readonly wrong: string | null } {
  const { recover } = useMessages().workspace;
  return (state) => {
    switch (state.kind) {
      case 'empty':
        return { note: recover.example, wrong: null };
      case 'incomplete':
        return { note: recover.incomplete(String(state.typed), String(state.all)), wrong: null };
      case 'complete':
        return { note: recover.complete, wrong: null };
      case 'strange':
        return { note: recover.example, wrong: recover.strange };
    }
  };
}

/** Opens a workspace with the code of its recovery sheet and gives it two new passphrases. */
export function RecoverDialog({ place, name }: NamedPlace) {
  const { workspace } = useMessages();
  const { recover } = useWorkspaceActions();
  const { forget } = useRemembered();
  const codeWords = useCodeWords();
  const [recoveryCode, setCode] = useState('');
  const passphrases = useTwoPassphrases();
  const code = codeState(recoveryCode);
  const { planning, case: casePhrase } = passphrases.chosen;
  const { run, isRunning, failure } = useTask(
    useCallback(async () => {
      await recover({ place, recoveryCode, planningPassphrase: planning.text, casePassphrase: casePhrase.text });
      await forget(place);
      closeDialog();
    }, [recover, forget, place, recoveryCode, planning, casePhrase]),
  );
  return (
    <WorkspaceModal
      title={workspace.recover.title(name)}
      lead={workspace.recover.lead}
      width="wide"
      isBusy={isRunning}
      onClose={closeDialog}
      submit={{
        label: workspace.recover.start,
        isReady: code.kind === 'complete' && passphrases.isReady,
        onSubmit: () => void run(),
      }}
      aside={<ShowPassphrases isShown={passphrases.isShown} onChange={passphrases.show} />}
    >
      <TextField
        label={workspace.recovery.code}
        value={recoveryCode}
        isCode
        hasFocus
        isDisabled={isRunning}
        longest={300}
        onChange={setCode}
        {...codeWords(code)}
      />
      <TwoPassphrases of={passphrases} isDisabled={isRunning} />
      <WorkingLine isShown={isRunning}>{workspace.open.working}</WorkingLine>
      {failure ? <FailureNotice failure={failure} /> : null}
    </WorkspaceModal>
  );
}
