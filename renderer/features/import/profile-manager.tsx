import { useState, type FormEvent } from 'react';
import { Dialog, DialogTrigger, Form, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { MappingProfile } from '../../../shared/contract/commands/mapping-profile.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { useImport } from '../../client/import/import-context.tsx';
import { useMappingActions, useMappings } from '../../client/import/use-mappings.ts';
import { useTask } from '../../client/connection/use-task.ts';
import { Action, IconAction } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import './profile-manager.css';

function RenameForm(props: {
  readonly profile: MappingProfile;
  readonly names: readonly string[];
  readonly isRunning: boolean;
  readonly onRename: (to: string) => void;
  readonly onCancel: () => void;
}) {
  const { profile, names } = props;
  const { common, importing } = useMessages();
  const [name, setName] = useState(profile.name);
  const wanted = name.trim();
  const isTaken = wanted !== profile.name && names.includes(wanted);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === profile.name) props.onCancel();
    else if (wanted !== '' && !isTaken) props.onRename(wanted);
  };
  return (
    <Form className="profile-rename" onSubmit={submit}>
      <TextField
        label={importing.profile.name}
        value={name}
        onChange={setName}
        hasFocus
        longest={80}
        wrong={isTaken ? importing.profile.taken : null}
      />
      <Action isSubmit isDisabled={wanted === '' || isTaken || props.isRunning}>
        {importing.profile.renameAction}
      </Action>
      <Action look="quiet" onPress={props.onCancel}>
        {common.cancel}
      </Action>
    </Form>
  );
}

function ProfileRow(props: { readonly profile: MappingProfile; readonly names: readonly string[] }) {
  const { profile, names } = props;
  const { importing } = useMessages();
  const { profileRemoved, profileRenamed } = useImport();
  const { rename, remove } = useMappingActions();
  const [isRenaming, setIsRenaming] = useState(false);
  const renaming = useTask(async (to: string) => {
    await rename(profile, to);
    profileRenamed(profile.name, to);
  });
  const removal = useTask(async () => {
    await remove(profile.name);
    profileRemoved(profile.name);
  });
  const read = Object.values(profile.mapping).filter((header) => header !== '').length;
  const failure = renaming.failure ?? removal.failure;
  return (
    <li className="profile-row">
      {isRenaming ? (
        <RenameForm
          profile={profile}
          names={names}
          isRunning={renaming.isRunning}
          onRename={(to) => void renaming.run(to)}
          onCancel={() => setIsRenaming(false)}
        />
      ) : (
        <>
          <div className="profile-row-name">
            <strong>{profile.name}</strong>
            <span className="evidence-note">
              {importing.profile.facts(formatCount(read), importing.blankRules[profile.blank])}
            </span>
          </div>
          <Action
            look="quiet"
            size="small"
            label={importing.profile.rename(profile.name)}
            onPress={() => setIsRenaming(true)}
          >
            {importing.profile.renameAction}
          </Action>
          <IconAction
            label={importing.profile.delete(profile.name)}
            icon="trash"
            isDisabled={removal.isRunning}
            onPress={() => void removal.run()}
          />
        </>
      )}
      {failure ? <FailureNotice failure={failure} /> : null}
    </li>
  );
}

/** Saved mappings with their names: rename and delete. Nothing while none is saved. */
export function ProfileManager() {
  const { common, importing } = useMessages();
  const { data: profiles = [] } = useMappings();
  const [isOpen, setIsOpen] = useState(false);
  if (profiles.length === 0 && !isOpen) return null;
  const names = profiles.map(({ name }) => name);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
      <Action look="quiet" onPress={() => setIsOpen(true)}>
        {importing.profile.manage}
      </Action>
      <ModalOverlay className="modal-overlay" isDismissable>
        <Modal className="modal profile-manager">
          <Dialog className="dialog">
            <Heading slot="title" level={2}>
              {importing.profile.managerTitle}
            </Heading>
            <p className="muted">
              {profiles.length > 0 ? importing.profile.managerLead : importing.profile.managerEmpty}
            </p>
            <ul>
              {profiles.map((profile) => (
                <ProfileRow key={profile.name} profile={profile} names={names} />
              ))}
            </ul>
            <div className="dialog-actions">
              <Action onPress={() => setIsOpen(false)}>{common.close}</Action>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}
