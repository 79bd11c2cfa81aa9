import { useState } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import { ShowPassphrases } from './show-passphrases.tsx';

/** A passphrase that exists: its field, and a way to see what is typed. */
export function PassphraseEntry(props: {
  readonly label: string;
  readonly value: string;
  readonly isDisabled: boolean;
  readonly hasFocus?: boolean;
  readonly onChange: (value: string) => void;
}) {
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
      <ShowPassphrases isShown={isShown} onChange={setIsShown} />
    </div>
  );
}
