import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import './action.css';

/** A button. One `primary` on a screen; `quiet` for what stands in a row of others. */
export function Action(props: {
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large' | 'small';
  readonly icon?: IconName;
  /** Absent for a button that submits its form. */
  readonly onPress?: () => void;
  readonly isSubmit?: boolean;
  /** Read out instead of the text, where the text alone does not say what it is about. */
  readonly label?: string;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Button
      className={`action action-${props.look ?? 'secondary'} action-${props.size ?? 'normal'}`}
      type={props.isSubmit ? 'submit' : 'button'}
      {...(props.onPress ? { onPress: props.onPress } : {})}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      isDisabled={props.isDisabled ?? false}
    >
      {props.icon ? <Icon name={props.icon} size={props.size === 'small' ? 16 : 20} /> : null}
      <span>{props.children}</span>
    </Button>
  );
}

/** A button that shows an icon only; its label is read out and shown as a title. */
export function IconAction(props: {
  readonly label: string;
  readonly icon: IconName;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
}) {
  return (
    <Button
      className="icon-action"
      aria-label={props.label}
      onPress={props.onPress}
      isDisabled={props.isDisabled ?? false}
    >
      <Icon name={props.icon} />
    </Button>
  );
}
