import { passphraseStrength } from '../../../shared/contract/passphrase-strength.ts';
import { useMessages } from '../../ui/locale.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { meterSteps, type ChosenPassphrase, type PassphraseState } from './passphrase-model.ts';
import './new-passphrase.css';

/** How hard a passphrase is to guess, and what would make it harder. */
function StrengthMeter(props: { readonly text: string }) {
  const { workspace } = useMessages();
  const strength = passphraseStrength(props.text);
  const steps = meterSteps(strength, props.text);
  if (steps === 0) return <p className="strength-hint muted">{workspace.hints.few_words}</p>;
  return (
    <div className="strength" data-level={strength.level}>
      <div className="strength-track" aria-hidden="true">
        {[1, 2, 3, 4, 5].map((step) => (
          <span key={step} className="strength-step" data-filled={step <= steps || undefined} />
        ))}
      </div>
      <p className="strength-word" role="status">
        {workspace.passphrase.strengthIs(workspace.strength[strength.level])}
        {steps < 3 ? <span className="muted"> · {workspace.passphrase.least}</span> : null}
      </p>
      {steps < 4 ? (
        <ul className="strength-hints">
          {strength.hints.map((hint) => (
            <li key={hint}>{workspace.hints[hint]}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** A passphrase to choose: the field, its strength in words, and the repetition where it is not shown. */
export function NewPassphrase(props: {
  readonly label: string;
  readonly note?: string | undefined;
  readonly value: ChosenPassphrase;
  readonly state: PassphraseState;
  readonly isShown: boolean;
  readonly isDisabled: boolean;
  readonly hasFocus?: boolean;
  readonly onChange: (value: ChosenPassphrase) => void;
}) {
  const { workspace } = useMessages();
  const { value, state, isShown, isDisabled } = props;
  return (
    <div className="new-passphrase">
      <TextField
        label={props.label}
        value={value.text}
        isSecret={!isShown}
        isDisabled={isDisabled}
        hasFocus={props.hasFocus ?? false}
        longest={1000}
        note={props.note}
        wrong={state === 'same' ? workspace.passphrase.mustDiffer : null}
        onChange={(text) => props.onChange({ ...value, text })}
      />
      <StrengthMeter text={value.text} />
      {isShown ? null : (
        <TextField
          label={workspace.passphrase.again}
          value={value.again}
          isSecret
          isDisabled={isDisabled}
          longest={1000}
          wrong={state === 'differs' && value.again !== '' ? workspace.passphrase.differs : null}
          onChange={(again) => props.onChange({ ...value, again })}
        />
      )}
    </div>
  );
}
