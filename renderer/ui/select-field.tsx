import type { ReactNode } from 'react';
import {
  Button,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import './list.css';
import './select-field.css';

type SelectOption = { readonly value: string; readonly label: string; readonly note?: string };
export type SelectGroup = { readonly title: string; readonly options: readonly SelectOption[] };

function SelectItem(props: { readonly option: SelectOption }) {
  const { option } = props;
  return (
    <ListBoxItem id={option.value} textValue={option.label} className="list-item">
      <Icon name="check" size={16} className="list-item-check" />
      <span className="list-item-text">{option.label}</span>
      {option.note ? <span className="list-item-note">{option.note}</span> : null}
    </ListBoxItem>
  );
}

/** A drop-down list of one value; options stand alone or in titled groups. */
export function SelectField(props: {
  readonly label: string;
  readonly showLabel?: boolean;
  readonly value: string | null;
  readonly options?: readonly SelectOption[];
  readonly groups?: readonly SelectGroup[];
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
  readonly width?: 'fit' | 'fill';
  readonly tone?: 'normal' | 'asks';
}) {
  return (
    <Select
      className={`select-field select-${props.width ?? 'fit'}`}
      value={props.value}
      onChange={(key) => {
        if (key !== null) props.onChange(String(key));
      }}
      placeholder={props.placeholder ?? ''}
      {...(props.showLabel ? {} : { 'aria-label': props.label })}
    >
      {props.showLabel ? <Label className="field-label">{props.label}</Label> : null}
      <Button className="field-button" data-tone={props.tone ?? 'normal'}>
        <SelectValue className="field-value">{({ selectedText }) => selectedText || props.placeholder}</SelectValue>
        <Icon name="down" size={16} className="field-chevron" />
      </Button>
      <Popover className="list-popover" offset={4}>
        <ListBox className="list-box">
          {(props.options ?? []).map((option) => (
            <SelectItem key={option.value} option={option} />
          ))}
          {(props.groups ?? []).map((group) => (
            <ListBoxSection key={group.title} className="list-section">
              <Header className="list-header">{group.title}</Header>
              {group.options.map((option) => (
                <SelectItem key={option.value} option={option} />
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** A drop-down list of several values; none chosen means no restriction. */
export function MultiSelectField(props: {
  readonly label: string;
  readonly summary: ReactNode;
  readonly isRestricted: boolean;
  readonly values: readonly string[];
  readonly options: readonly SelectOption[];
  readonly onChange: (values: readonly string[]) => void;
}) {
  return (
    <Select
      className="select-field"
      aria-label={props.label}
      selectionMode="multiple"
      value={[...props.values]}
      onChange={(keys) => props.onChange(keys.map(String))}
    >
      <Button className="field-button" data-active={props.isRestricted || undefined}>
        <SelectValue className="field-value">{() => props.summary}</SelectValue>
        <Icon name="down" size={16} className="field-chevron" />
      </Button>
      <Popover className="list-popover" offset={4}>
        <ListBox className="list-box">
          {props.options.map((option) => (
            <SelectItem key={option.value} option={option} />
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
