import { useCallback, useEffect, useRef, useState } from 'react';
import { useDataset } from '../../client/questions/use-dataset.ts';
import { useRemembered } from '../../client/workspace/use-remembered.ts';
import { useWorkspace, useWorkspaceActions } from '../../client/workspace/use-workspace.ts';
import { closeDialog, showDialog, type NamedPlace } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AttemptLines } from './attempt-lines.tsx';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { RememberChoice } from './remember-choice.tsx';
import { useAttempt } from './use-attempt.ts';
import { WorkspaceModal } from './workspace-modal.tsx';

type How = { readonly isReadOnly?: boolean; readonly isTakenOver?: boolean };

/** What can be done where somebody else has the workspace, or its folder cannot be written to. */
function OtherWays(props: { readonly code: string; readonly onOpen: (how: How) => void }) {
  const { workspace } = useMessages();
  const { code, onOpen } = props;
  if (code !== 'WORKSPACE_IN_USE' && code !== 'WORKSPACE_READ_ONLY') return null;
  return (
    <div>
      <div className="workspace-choices">
        <Action onPress={() => onOpen({ isReadOnly: true })}>{workspace.open.readOnly}</Action>
        {code === 'WORKSPACE_IN_USE' ? (
          <Action onPress={() => onOpen({ isTakenOver: true })}>{workspace.open.takeOver}</Action>
        ) : null}
      </div>
      {code === 'WORKSPACE_IN_USE' ? <p className="evidence-note">{workspace.open.inUseNote}</p> : null}
    </div>
  );
}

/** What is open without a workspace does not come along. */
function WhatGoes() {
  const { workspace } = useMessages();
  const { data: status } = useWorkspace();
  const { data: dataset } = useDataset();
  if (status?.state !== 'none' || !dataset || dataset.isEmpty || dataset.isSynthetic) return null;
  return <Notice tone="caution">{workspace.open.dropsSession}</Notice>;
}

/** Opens a workspace with its planning passphrase, or with the one that this computer remembers. */
export function OpenDialog({ place, name }: NamedPlace) {
  const { workspace } = useMessages();
  const { open } = useWorkspaceActions();
  const { recall, remember, forget } = useRemembered();
  const [passphrase, setPassphrase] = useState('');
  const [isKept, setIsKept] = useState(false);
  // A remembered passphrase is tried and never put into the field, where it could be shown.
  const tried = useRef('');
  const attempt = useAttempt(
    JSON.stringify(place),
    useCallback(
      async (text: string, how: How) => {
        tried.current = text;
        const status = await open({ place, passphrase: text, ...how });
        // A computer that cannot keep it has said so beside the choice; the workspace is open all the same.
        if (isKept) await remember(place, text).catch(() => undefined);
        closeDialog();
        if (status.findings.length + status.missingFiles.length > 0) showDialog({ kind: 'problems' });
        return true;
      },
      [open, place, isKept, remember],
    ),
  );
  const { run } = attempt;
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    void recall(place).then((remembered) => (remembered === null ? null : run(remembered, {})));
  }, [recall, place, run]);
  const { failure } = attempt;
  useEffect(() => {
    // A passphrase that was changed elsewhere is not remembered any longer.
    if (failure?.code === 'WORKSPACE_WRONG_PASSPHRASE') void forget(place);
  }, [failure, forget, place]);
  return (
    <WorkspaceModal
      title={workspace.open.title(name)}
      isBusy={attempt.isRunning}
      onClose={closeDialog}
      submit={{
        label: workspace.open.start,
        isReady: passphrase !== '',
        onSubmit: () => void run(passphrase, {}),
      }}
      aside={
        <Action
          look="quiet"
          isDisabled={attempt.isRunning}
          onPress={() => showDialog({ kind: 'recover', place, name })}
        >
          {workspace.open.forgot}
        </Action>
      }
    >
      <WhatGoes />
      <PassphraseEntry
        label={workspace.keys.planning}
        value={passphrase}
        isDisabled={attempt.isRunning}
        hasFocus
        onChange={setPassphrase}
      />
      <RememberChoice isChosen={isKept} isDisabled={attempt.isRunning} onChange={setIsKept} />
      <AttemptLines attempt={attempt} working={workspace.open.working} />
      {failure && !attempt.isRunning ? (
        <OtherWays code={failure.code} onOpen={(how) => void run(tried.current, how)} />
      ) : null}
    </WorkspaceModal>
  );
}
