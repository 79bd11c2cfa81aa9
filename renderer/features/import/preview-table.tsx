import type { Inspection } from '../../../shared/contract/extracts.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { ScrollRegion } from '../../ui/scroll-region.tsx';
import type { Mapping } from '../../client/import/import-mapping.ts';
import { fieldName } from './evidence.ts';
import './preview-table.css';

type Column = Inspection['columns'][number];

/** The columns of each sheet; of a file without sheets all of them. */
function bySheet(columns: readonly Column[]): readonly { readonly sheet: string | null; readonly columns: Column[] }[] {
  const sheets = [...new Set(columns.map((column) => column.sheet ?? null))];
  return sheets.map((sheet) => ({ sheet, columns: columns.filter((column) => (column.sheet ?? null) === sheet) }));
}

/** The first rows of a file as they stand, under each header the field that it is read as. */
export function PreviewTable(props: { readonly columns: readonly Column[]; readonly mapping: Mapping }) {
  const { language } = useLanguage();
  const { importing } = useMessages();
  const fieldOf = new Map(Object.entries(props.mapping).map(([field, header]) => [header, field]));
  return (
    <div className="preview">
      {bySheet(props.columns).map(({ sheet, columns }) => {
        const rows = Math.max(0, ...columns.map(({ samples }) => samples.length));
        const label = sheet === null ? importing.preview : importing.previewOfSheet(sheet);
        return (
          <ScrollRegion key={sheet ?? ''} label={label} className="preview-scroll">
            <table className="data-table preview-table">
              {sheet === null ? null : <caption>{label}</caption>}
              <thead>
                <tr>
                  {columns.map(({ header }, index) => {
                    const field = fieldOf.get(header) ?? null;
                    return (
                      <th key={`${index}:${header}`} scope="col" data-unread={field === null || undefined}>
                        <span className="preview-header">{header}</span>
                        <span className="preview-field">
                          {field === null ? importing.notRead : fieldName(field, language)}
                        </span>
                      </th>
                    );
                  })}
                </tr>
              </thead>
              <tbody>
                {Array.from({ length: rows }, (_, row) => (
                  <tr key={row}>
                    {columns.map(({ header, samples }, index) => (
                      <td key={`${index}:${header}`} data-unread={!fieldOf.has(header) || undefined}>
                        {samples[row] || <span className="preview-blank">{importing.previewBlank}</span>}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        );
      })}
      <p className="small muted">{importing.masked}</p>
    </div>
  );
}
