import type { ReactNode } from 'react';
import { Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import './text-field.css';

/** A line of text: its label above it, a remark and what is wrong with it below. */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isSecret?: boolean;
  readonly isCode?: boolean;
  readonly isDisabled?: boolean;
  readonly hasFocus?: boolean;
  readonly placeholder?: string;
  readonly longest?: number;
  readonly note?: ReactNode;
  readonly wrong?: string | null;
}) {
  return (
    <AriaTextField
      className="text-field"
      value={props.value}
      onChange={props.onChange}
      type={props.isSecret ? 'password' : 'text'}
      autoComplete="off"
      isDisabled={props.isDisabled ?? false}
      isInvalid={Boolean(props.wrong)}
      // The first field of a dialog or of the lock screen: where the keyboard is expected to be.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={props.hasFocus ?? false}
      {...(props.longest === undefined ? {} : { maxLength: props.longest })}
    >
      <Label className="text-field-label">{props.label}</Label>
      <Input
        className="text-input"
        data-code={props.isCode || undefined}
        placeholder={props.placeholder ?? ''}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
      />
      {props.note ? (
        <Text slot="description" className="text-field-note">
          {props.note}
        </Text>
      ) : null}
      {props.wrong ? (
        <Text slot="errorMessage" className="text-field-wrong">
          {props.wrong}
        </Text>
      ) : null}
    </AriaTextField>
  );
}
