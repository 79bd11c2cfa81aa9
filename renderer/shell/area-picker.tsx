import { useMemo, useState } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, ListLayout, Popover, Virtualizer } from 'react-aria-components';
import type { AreaDirectory } from '../client/questions/area-directory.ts';
import type { Language } from '../../shared/format/language.ts';
import { areaOptions } from './area-options.ts';
import { Icon } from '../ui/icon.tsx';
import { useLanguage, useMessages } from '../ui/locale.tsx';
import '../ui/list.css';
import './area-picker.css';

/** Amphoe, tambon and communities as a searchable tree in one list; null is every area. */
export function AreaPicker(props: {
  readonly directory: AreaDirectory;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
}) {
  const { language } = useLanguage();
  const { directory, value } = props;
  // A new key starts the text anew whenever the area or the language changes from outside.
  return <AreaComboBox key={`${value}:${language}:${directory.size}`} {...props} language={language} />;
}

function AreaComboBox(props: {
  readonly directory: AreaDirectory;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  readonly language: Language;
}) {
  const { filter, common } = useMessages();
  const { directory, language, value, onChange } = props;
  const chosen = value === null ? '' : directory.nameOf(value, language);
  const [text, setText] = useState(chosen);
  const options = useMemo(() => areaOptions(directory, language), [directory, language]);
  const asked = text.trim().toLowerCase();
  const shown = asked === '' || text === chosen ? options : options.filter((option) => option.searched.includes(asked));
  return (
    <ComboBox
      className="area-picker"
      aria-label={filter.area}
      items={shown}
      value={value}
      inputValue={text}
      onInputChange={setText}
      onChange={(key) => {
        if (key !== null && key !== value) onChange(String(key));
      }}
      onBlur={() => setText(chosen)}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <div className="area-field" data-active={value !== null || undefined}>
        <Input className="area-input" placeholder={filter.areaAll} onFocus={(event) => event.currentTarget.select()} />
        {value === null ? (
          <Button className="area-toggle">
            <Icon name="down" size={16} />
          </Button>
        ) : (
          <Button className="area-toggle" slot={null} aria-label={filter.areaClear} onPress={() => onChange(null)}>
            <Icon name="close" size={16} />
          </Button>
        )}
      </div>
      <Popover className="list-popover area-popover" offset={4}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 32 }}>
          <ListBox
            className="list-box area-list"
            renderEmptyState={() => <p className="area-none">{filter.areaNothing}</p>}
          >
            {(option: (typeof shown)[number]) => (
              <ListBoxItem
                id={option.id}
                textValue={option.name}
                className="list-item area-item"
                data-depth={option.depth}
              >
                <span className="list-item-text">{option.name}</span>
                <span className="list-item-note">{option.parent ?? common.levels[option.level]}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Popover>
    </ComboBox>
  );
}
