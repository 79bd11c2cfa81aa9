import type { ReactNode, SyntheticEvent } from 'react';
import { Input, Label, Text, TextField as AriaTextField } from 'react-aria-components';
import './text-field.css';

/**
 * Browsers offer to store what was typed into a field of the kind `password` and heed no `autocomplete` there (Chrome, Edge);
 * of a text field they heed `off`. So a secret is a text field that is masked by its style, where the browser knows that.
 */
const isMaskKnown = typeof CSS !== 'undefined' && CSS.supports('-webkit-text-security', 'disc');

/** As in a field of the kind `password`, nothing is taken out of a masked one. */
const keepSecret = (event: SyntheticEvent): void => event.preventDefault();

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
      type={props.isSecret && !isMaskKnown ? 'password' : 'text'}
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
        data-secret={props.isSecret || undefined}
        {...(props.isSecret ? { onCopy: keepSecret, onCut: keepSecret, onDragStart: keepSecret } : {})}
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
