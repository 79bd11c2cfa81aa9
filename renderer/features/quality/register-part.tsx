import { useState } from 'react';
import type { CoverageAnswer } from '../../../shared/contract/quality.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { useChooseRegister, useReadRegister, useSaveRegister } from '../../client/import/use-register.ts';
import { toFailure } from '../../client/connection/failure.ts';
import { Action } from '../../ui/action.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { FailureNotice, Notice } from '../../ui/notice.tsx';
import { RegisterDialog } from './register-dialog.tsx';

/** The register of expected communities: what stands, and the way to another. */
export function RegisterPart(props: { readonly register: CoverageAnswer['register'] }) {
  const { register } = props;
  const { quality } = useMessages();
  const choose = useChooseRegister();
  const read = useReadRegister();
  const save = useSaveRegister();
  const [isSaved, setSaved] = useState(false);
  const found = read.data;
  return (
    <section className="register-part">
      <h3>{quality.registerTitle}</h3>
      {register ? (
        <p>
          {register.file} · {quality.registerStands(formatCount(register.communities))}
          {' · '}
          {register.children === null
            ? quality.registerNoChildren
            : quality.registerChildren(formatCount(register.children))}
        </p>
      ) : (
        <p>{quality.registerNone}</p>
      )}
      <p className="small muted">{quality.registerFormat}</p>
      {isSaved ? (
        <Notice tone="good" isAnnounced>
          {quality.registerSaved} {quality.registerUndo}
        </Notice>
      ) : null}
      {found && 'failure' in found ? <FailureNotice failure={found.failure} /> : null}
      {save.error ? <FailureNotice failure={toFailure(save.error)} /> : null}
      <Action
        icon="file"
        isDisabled={read.isPending}
        onPress={() =>
          choose((chosen) => {
            setSaved(false);
            save.reset();
            read.mutate(chosen);
          })
        }
      >
        {register ? quality.registerReplace : quality.registerChoose}
      </Action>
      {found && 'reading' in found ? (
        <RegisterDialog
          reading={found.reading}
          isSaving={save.isPending}
          onClose={() => read.reset()}
          onSave={() =>
            save.mutate(found.fileId, {
              onSuccess: () => setSaved(true),
              onSettled: () => read.reset(),
            })
          }
        />
      ) : null}
    </section>
  );
}
