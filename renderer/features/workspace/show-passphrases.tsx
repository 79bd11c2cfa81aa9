import { CheckField } from '../../ui/check-field.tsx';
import { useMessages } from '../../ui/locale.tsx';

/** Whether passphrases are seen while they are typed. */
export function ShowPassphrases(props: { readonly isShown: boolean; readonly onChange: (isShown: boolean) => void }) {
  const { workspace } = useMessages();
  return (
    <CheckField isChosen={props.isShown} onChange={props.onChange}>
      {workspace.passphrase.show}
    </CheckField>
  );
}
