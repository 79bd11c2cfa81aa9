import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';
import './action.css';

/** A button. One `primary` on a screen; `quiet` for what stands in a row of others. */
export function Action(props: {
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large' | 'small';
  readonly icon?: IconName;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Button
      className={`action action-${props.look ?? 'secondary'} action-${props.size ?? 'normal'}`}
      onPress={props.onPress}
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
