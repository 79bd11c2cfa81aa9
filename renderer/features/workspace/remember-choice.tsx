import { useRemembered } from '../../client/workspace/use-remembered.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { secretsRefused } from './secrets-refused.ts';

/** Whether this computer keeps the planning passphrase; on the desktop only, and with the reason where it cannot. */
export function RememberChoice(props: {
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isChosen: boolean) => void;
}) {
  const { language } = useLanguage();
  const { workspace } = useMessages();
  const { isOffered, refusal } = useRemembered();
  if (!isOffered) return null;
  return (
    <CheckField
      isChosen={props.isChosen && refusal === null}
      isDisabled={props.isDisabled || refusal !== null}
      onChange={props.onChange}
      note={refusal === null ? workspace.open.rememberNote : secretsRefused(refusal, language)}
    >
      {workspace.open.remember}
    </CheckField>
  );
}
