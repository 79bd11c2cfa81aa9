import { useMemo } from 'react';
import type { Inspection } from '../../../shared/contract/extracts.ts';
import { useImport } from '../../client/import-context.tsx';
import { mappingOf, remap, type ImportItem } from '../../client/import-session.ts';
import { Action } from '../../ui/action.tsx';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { fieldChoices, isIdentifier } from './evidence.ts';

const notRead = 'none';

/** Every column of a file with sample values and the field it is read as, which can be changed. */
export function ColumnTable(props: { readonly item: ImportItem; readonly columns: Inspection['columns'] }) {
  const { item, columns } = props;
  const { setMapping } = useImport();
  const { language } = useLanguage();
  const { importing } = useMessages();
  const mapping = mappingOf(item);
  const fieldOf = new Map(Object.entries(mapping).map(([field, header]) => [header, field]));
  const groups = useMemo(() => {
    const choices = fieldChoices(language);
    return [
      {
        title: importing.fieldGroups.record,
        options: [{ value: notRead, label: importing.notRead }, ...choices.record],
      },
      { title: importing.fieldGroups.child, options: choices.child },
      { title: importing.fieldGroups.household, options: choices.household },
    ];
  }, [language, importing]);
  return (
    <div className="column-table">
      {item.mapping ? (
        <Action look="quiet" size="small" icon="undo" onPress={() => setMapping(item.key, null)}>
          {importing.mappingReset}
        </Action>
      ) : null}
      <ScrollRegion label={importing.showColumns} className="column-scroll">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{importing.columnHeader}</th>
              <th scope="col">{importing.columnSamples}</th>
              <th scope="col">{importing.columnField}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, index) => {
              const field = fieldOf.get(column.header) ?? null;
              return (
                <tr key={`${index}:${column.header}`} data-unread={field === null || undefined}>
                  <th scope="row">{column.header}</th>
                  <td className="column-samples">
                    {[...new Set(column.samples)].join(' · ')}
                    {isIdentifier(field) ? <span className="evidence-note">{importing.identifierHidden}</span> : null}
                  </td>
                  <td className="column-field">
                    <SelectField
                      label={importing.columnFieldFor(column.header)}
                      width="fill"
                      value={field ?? notRead}
                      groups={groups}
                      onChange={(next) =>
                        setMapping(item.key, remap(mapping, column.header, next === notRead ? null : next))
                      }
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}
