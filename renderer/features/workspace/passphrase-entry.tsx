import { useState } from 'react';
import { CheckField } from '../../ui/check-field.tsx';
import { useMessages } from '../../ui/locale.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** A passphrase that exists: its field, and a way to see what is typed. */
export function PassphraseEntry(props: {
  readonly label: string;
  readonly value: string;
  readonly isDisabled: boolean;
  readonly hasFocus?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { workspace } = useMessages();
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="passphrase-entry">
      <TextField
        label={props.label}
        value={props.value}
        isSecret={!isShown}
        isDisabled={props.isDisabled}
        hasFocus={props.hasFocus ?? false}
        longest={1000}
        onChange={props.onChange}
      />
      <CheckField isChosen={isShown} onChange={setIsShown}>
        {workspace.passphrase.show}
      </CheckField>
    </div>
  );
}
