import { memo, useDeferredValue, useMemo } from 'react';
import type { ColumnFound, Inspection } from '../../../shared/contract/extracts.ts';
import { useImportActions } from '../../client/import/import-context.tsx';
import { isEdited, mappingOf, type ImportItem } from '../../client/import/import-item.ts';
import { Action } from '../../ui/action.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Messages } from '../../ui/messages.ts';
import type { Column } from '../../ui/table-model.ts';
import { SelectField, type SelectGroup } from '../../ui/select-field.tsx';
import { fieldChoices, isIdentifier } from './evidence.ts';

const notRead = 'none';

/** Fields that a file needs, in the order in which they are offered where its columns are not recognised. */
const neededFields = ['community_code', 'survey_year'];

/** The fields that a column can be read as; all of them where the layout is not known. */
function useFieldGroups(layout: Inspection['layout'] | null): readonly SelectGroup[] {
  const { language } = useLanguage();
  const { importing } = useMessages();
  return useMemo(() => {
    const choices = fieldChoices(language);
    const { fieldGroups } = importing;
    const none = { value: notRead, label: importing.notRead };
    const counts = { title: fieldGroups.counts, options: choices.counts };
    const answers = [
      { title: fieldGroups.child, options: choices.child },
      { title: fieldGroups.household, options: choices.household },
    ];
    if (layout === null) {
      const needed = neededFields.flatMap((field) => choices.record.filter(({ value }) => value === field));
      const others = choices.record.filter(({ value }) => !neededFields.includes(value));
      return [
        { title: fieldGroups.needed, options: [none, ...needed] },
        ...answers,
        { title: fieldGroups.record, options: others },
        counts,
      ];
    }
    const record = { title: fieldGroups.record, options: [none, ...choices.record] };
    return layout === 'counts' ? [record, counts] : [record, ...answers];
  }, [language, importing, layout]);
}

/** Made anew only when it is read as something else: a file may have a hundred of them, each with its list. */
const FieldChoice = memo(function FieldChoice(props: {
  readonly itemKey: string;
  readonly header: string;
  readonly field: string | null;
  readonly groups: readonly SelectGroup[];
}) {
  const { field, header } = props;
  const { readAs } = useImportActions();
  const { importing } = useMessages();
  return (
    <SelectField
      label={importing.columnFieldFor(header)}
      width="fill"
      value={field ?? notRead}
      groups={props.groups}
      onChange={(next) => readAs(props.itemKey, header, next === notRead ? null : next)}
    />
  );
});

const samplesOf = ({ samples }: ColumnFound): string =>
  [...new Set(samples.filter((sample) => sample !== ''))].join(' · ');

type Choice = {
  readonly itemKey: string;
  readonly groups: readonly SelectGroup[];
  readonly fieldOf: ReadonlyMap<string, string>;
};

function columnsOf(
  importing: Messages['importing'],
  hasSheets: boolean,
  { fieldOf, groups, itemKey }: Choice,
): readonly Column<ColumnFound>[] {
  return [
    {
      key: 'header',
      heading: importing.columnHeader,
      isRowHeader: true,
      cell: ({ header, sheet }) => (
        <>
          {header}
          {hasSheets ? <span className="evidence-note">{sheet}</span> : null}
        </>
      ),
    },
    {
      key: 'samples',
      heading: importing.columnSamples,
      attributes: () => ({ className: 'column-samples' }),
      cell: (column) => (
        <>
          {samplesOf(column)}
          {column.field !== null && isIdentifier(column.field) ? (
            <span className="evidence-note">{importing.identifierHidden}</span>
          ) : null}
        </>
      ),
    },
    {
      key: 'field',
      heading: importing.columnField,
      attributes: () => ({ className: 'column-field' }),
      cell: ({ header }) => (
        <FieldChoice itemKey={itemKey} header={header} field={fieldOf.get(header) ?? null} groups={groups} />
      ),
    },
  ];
}

/** Rows that are there at once; the rest follow when the first can be seen. */
const rowsAtOnce = 12;

/** Every column of a file with sample values and the field it is read as, which can be changed. */
export function ColumnTable(props: {
  readonly item: ImportItem;
  readonly columns: readonly ColumnFound[];
  readonly layout: Inspection['layout'] | null;
}) {
  const { item, columns } = props;
  const { setMapping } = useImportActions();
  const { importing } = useMessages();
  const groups = useFieldGroups(props.layout);
  const fieldOf = new Map(Object.entries(mappingOf(item)).map(([field, header]) => [header, field]));
  const hasSheets = new Set(columns.map(({ sheet }) => sheet)).size > 1;
  const rows = useDeferredValue(columns.length, rowsAtOnce);
  const { profile } = item;
  return (
    <div className="column-table">
      {isEdited(item) ? (
        <Action look="quiet" size="small" icon="undo" onPress={() => setMapping(item.key, profile?.mapping ?? null)}>
          {profile ? importing.mappingResetTo(profile.name) : importing.mappingReset}
        </Action>
      ) : null}
      <DataTable
        region={{ label: importing.showColumns, className: 'column-scroll' }}
        isSticky
        columns={columnsOf(importing, hasSheets, { itemKey: item.key, groups, fieldOf })}
        rows={columns.slice(0, rows)}
        rowKey={(column) => `${columns.indexOf(column)}:${column.header}`}
        rowAttributes={({ header }) => ({ 'data-unread': !fieldOf.has(header) || undefined })}
      />
    </div>
  );
}
