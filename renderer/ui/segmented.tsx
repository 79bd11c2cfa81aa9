import { Label, Radio, RadioGroup } from 'react-aria-components';
import './segmented.css';

/** A choice of one among few, all in sight. */
export function Segmented<Value extends string>(props: {
  readonly label: string;
  /** Shows the label before the choices instead of only reading it out. */
  readonly showLabel?: boolean;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}) {
  const onChange = (text: string) => {
    const chosen = props.options.find((option) => option.value === text);
    if (chosen) props.onChange(chosen.value);
  };
  return (
    <RadioGroup
      className="segmented"
      orientation="horizontal"
      value={props.value}
      onChange={onChange}
      isDisabled={props.isDisabled ?? false}
      {...(props.showLabel ? {} : { 'aria-label': props.label })}
    >
      {props.showLabel ? <Label className="segmented-label">{props.label}</Label> : null}
      <div className="segmented-track">
        {props.options.map((option) => (
          <Radio key={option.value} value={option.value} className="segmented-option">
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
