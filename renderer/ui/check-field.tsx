import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { Icon } from './icon.tsx';
import './check-field.css';

/** A choice that is made or not. */
export function CheckField(props: {
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
  readonly isDisabled?: boolean;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Checkbox
      className="check-field"
      isSelected={props.isChosen}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
    >
      <span className="check-box" aria-hidden="true">
        <Icon name="check" size={16} />
      </span>
      <span>
        {props.children}
        {props.note ? <span className="evidence-note">{props.note}</span> : null}
      </span>
    </Checkbox>
  );
}
