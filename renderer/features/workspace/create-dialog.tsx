import { useCallback, useState } from 'react';
import type { WorkspacePlace } from '../../../shared/contract/workspace-session.ts';
import { useDataset } from '../../client/questions/use-dataset.ts';
import { useHost } from '../../client/connection/use-host.ts';
import { useTask } from '../../client/connection/use-task.ts';
import { useWorkspace, useWorkspaceActions } from '../../client/workspace/use-workspace.ts';
import { closeDialog, showDialog } from '../../client/workspace/workspace-dialog.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { folderInside, isWorkspaceName } from './passphrase-model.ts';
import { ShowPassphrases } from './show-passphrases.tsx';
import { TwoPassphrases, useTwoPassphrases } from './two-passphrases.tsx';
import { WorkingLine } from './working-line.tsx';
import { WorkspaceModal } from './workspace-modal.tsx';

/** Where the workspace will lie: among the others, or inside a folder that was chosen (desktop). */
function PlaceChoice(props: {
  readonly parent: string | null;
  readonly name: string;
  readonly isDisabled: boolean;
  readonly onChoose: (parent: string) => void;
}) {
  const { workspace } = useMessages();
  const host = useHost();
  if (!host) return null;
  const choose = async () => {
    const { path } = await host.dialogs.chooseFolder({ purpose: 'create' });
    if (path !== null) props.onChoose(path);
  };
  return (
    <p className="workspace-place">
      <span>
        <span className="muted">{workspace.create.place} </span>
        {props.parent === null ? workspace.create.usualPlace : folderInside(props.parent, props.name)}
      </span>
      <Action size="small" icon="folder" isDisabled={props.isDisabled} onPress={() => void choose()}>
        {workspace.create.choosePlace}
      </Action>
    </p>
  );
}

/** What becomes of the data that are open now. */
function WhatComesAlong() {
  const { workspace } = useMessages();
  const { data: status } = useWorkspace();
  const { data: dataset } = useDataset();
  if (status?.state !== 'none' || !dataset || dataset.isEmpty) return null;
  return (
    <Notice tone="info">{dataset.isSynthetic ? workspace.create.sampleStays : workspace.create.comesAlong}</Notice>
  );
}

/** A new workspace: its name, its place, and two passphrases with what each opens. */
export function CreateDialog() {
  const { workspace } = useMessages();
  const { create } = useWorkspaceActions();
  const [name, setName] = useState('');
  const [parent, setParent] = useState<string | null>(null);
  const passphrases = useTwoPassphrases();
  const { planning, case: casePhrase } = passphrases.chosen;
  const isNamed = isWorkspaceName(name);
  const { run, isRunning, failure } = useTask(
    useCallback(async () => {
      const place: WorkspacePlace = parent === null ? { name: name.trim() } : { folder: folderInside(parent, name) };
      const { recoveryCode, status } = await create({
        place,
        planningPassphrase: planning.text,
        casePassphrase: casePhrase.text,
      });
      const issuedAt = status.createdAt ?? new Date().toISOString();
      const sheet = { name: status.name ?? name.trim(), issuedAt, code: recoveryCode, isRenewed: false };
      showDialog({ kind: 'sheet', sheet });
    }, [create, parent, name, planning, casePhrase]),
  );
  return (
    <WorkspaceModal
      title={workspace.create.title}
      lead={workspace.create.lead}
      width="wide"
      isBusy={isRunning}
      onClose={closeDialog}
      submit={{
        label: workspace.create.start,
        isReady: isNamed && passphrases.isReady,
        onSubmit: () => void run(),
      }}
      aside={<ShowPassphrases isShown={passphrases.isShown} onChange={passphrases.show} />}
    >
      <TextField
        label={workspace.create.name}
        value={name}
        onChange={setName}
        longest={80}
        hasFocus
        isDisabled={isRunning}
        placeholder={workspace.create.nameExample}
        wrong={name.trim() !== '' && !isNamed ? workspace.create.nameInvalid : null}
      />
      <PlaceChoice parent={parent} name={name} isDisabled={isRunning} onChoose={setParent} />
      <TwoPassphrases of={passphrases} notes={workspace.keyNotes} isDisabled={isRunning} />
      <WhatComesAlong />
      <WorkingLine isShown={isRunning}>{workspace.create.working}</WorkingLine>
      {failure ? <FailureNotice failure={failure} /> : null}
    </WorkspaceModal>
  );
}
