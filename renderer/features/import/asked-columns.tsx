import type { AskedColumn } from '../../../shared/contract/extracts.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import { useImportActions } from '../../client/import/import-context.tsx';
import { saidOf, type ImportItem } from '../../client/import/import-item.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { fieldName } from './evidence.ts';
import './asked-columns.css';

const notRead = 'none';

const valueOf = (said: { readonly field: string | null; readonly isContrary: boolean }): string =>
  said.field === null ? notRead : `${said.isContrary ? '!' : ''}${said.field}`;

function AskedColumnRow(props: { readonly item: ImportItem; readonly column: AskedColumn }) {
  const { item, column } = props;
  const { readAs } = useImportActions();
  const { language } = useLanguage();
  const { asked: words } = useMessages().importing;
  const said = saidOf(item, column);
  const readings = column.candidates.map((candidate) => ({ ...candidate, value: valueOf(candidate) }));
  const isAnother = said !== null && said.field !== null && readings.every(({ field }) => field !== said.field);
  const nameOf = (field: string, isContrary: boolean): string =>
    isContrary ? words.opposite(fieldName(field, language)) : fieldName(field, language);
  const options = [
    ...readings.map(({ field, isContrary, value, why }) => ({
      value,
      label: nameOf(field, isContrary),
      note: why[language],
    })),
    ...(isAnother && said.field !== null ? [{ value: valueOf(said), label: nameOf(said.field, said.isContrary) }] : []),
    { value: notRead, label: words.notRead },
  ];
  const choose = (value: string): void => {
    const field = value === notRead ? null : value.replace('!', '');
    readAs(item.key, column.header, field, value.startsWith('!'));
  };
  return (
    <li>
      <span className="asked-column">
        <strong>{column.header}</strong>
        {column.sheet === undefined ? null : <span className="evidence-note">{column.sheet}</span>}
        <span className="small muted">
          {[...new Set(column.samples)].filter((sample) => sample !== '').join(' · ')}
        </span>
      </span>
      <SelectField
        label={words.labelFor(column.header)}
        placeholder={words.choose}
        value={said === null ? null : valueOf(said)}
        tone={said === null ? 'asks' : 'normal'}
        options={options}
        onChange={choose}
      />
    </li>
  );
}

/** Columns that may be one of two fields, or ask the contrary of one: nothing is read from them until a person says what they are. */
export function AskedColumns(props: { readonly item: ImportItem }) {
  const { item } = props;
  const { asked: words } = useMessages().importing;
  if (item.asked.length === 0) return null;
  const open = item.asked.filter((column) => saidOf(item, column) === null).length;
  return (
    <section className="asked-columns" data-answered={open === 0 || undefined}>
      <h4>
        <Icon name={open === 0 ? 'check' : 'warning'} />
        {open === 0 ? words.answered : words.title(formatCount(open))}
      </h4>
      {open === 0 ? null : <p className="small muted">{words.lead}</p>}
      <ul>
        {item.asked.map((column) => (
          <AskedColumnRow key={`${column.sheet ?? ''} ${column.header}`} item={item} column={column} />
        ))}
      </ul>
    </section>
  );
}
