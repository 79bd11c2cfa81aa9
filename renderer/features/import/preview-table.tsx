import type { Inspection } from '../../../shared/contract/extracts.ts';
import { useLanguage, useMessages } from '../../ui/locale.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column as TableColumn } from '../../ui/table-model.ts';
import type { Language } from '../../../shared/format/language.ts';
import type { Mapping } from '../../client/import/import-mapping.ts';
import { fieldName } from './evidence.ts';
import './preview-table.css';

type Column = Inspection['columns'][number];

/** The columns of each sheet; of a file without sheets all of them. */
function bySheet(columns: readonly Column[]): readonly { readonly sheet: string | null; readonly columns: Column[] }[] {
  const sheets = [...new Set(columns.map((column) => column.sheet ?? null))];
  return sheets.map((sheet) => ({ sheet, columns: columns.filter((column) => (column.sheet ?? null) === sheet) }));
}

/** A column of the file, under its header the field that it is read as; a row is its place among the first ones. */
function previewColumn(
  { header, samples }: Column,
  index: number,
  fieldOf: ReadonlyMap<string, string>,
  words: { readonly blank: string; readonly notRead: string; readonly language: Language },
): TableColumn<number> {
  const field = fieldOf.get(header) ?? null;
  const unread = { 'data-unread': field === null || undefined } as const;
  return {
    key: `${index}:${header}`,
    heading: header,
    head: (
      <>
        <span className="preview-header">{header}</span>
        <span className="preview-field">{field === null ? words.notRead : fieldName(field, words.language)}</span>
      </>
    ),
    headAttributes: unread,
    attributes: () => unread,
    cell: (row) => samples[row] || <span className="preview-blank">{words.blank}</span>,
  };
}

/** The first rows of a file as they stand, under each header the field that it is read as. */
export function PreviewTable(props: { readonly columns: readonly Column[]; readonly mapping: Mapping }) {
  const { language } = useLanguage();
  const { importing } = useMessages();
  const words = { blank: importing.previewBlank, notRead: importing.notRead, language };
  const fieldOf = new Map(Object.entries(props.mapping).map(([field, header]) => [header, field]));
  return (
    <div className="preview">
      {bySheet(props.columns).map(({ sheet, columns }) => {
        const rows = Math.max(0, ...columns.map(({ samples }) => samples.length));
        const label = sheet === null ? importing.preview : importing.previewOfSheet(sheet);
        return (
          <DataTable
            key={sheet ?? ''}
            region={{ label, className: 'preview-scroll' }}
            className="preview-table"
            {...(sheet === null ? {} : { caption: label })}
            columns={columns.map((column, index) => previewColumn(column, index, fieldOf, words))}
            rows={Array.from({ length: rows }, (_, row) => row)}
            rowKey={(row) => row}
          />
        );
      })}
      <p className="small muted">{importing.masked}</p>
    </div>
  );
}
