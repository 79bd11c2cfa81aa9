import { Int32, Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { allFields } from '../../../shared/cpms/layout.ts';
import type { RejectedRow } from '../../../shared/contract/extracts.ts';
import type { RowCells } from './personal-rows.ts';

/** A rejected row as it stands in the file, and why. */
type KeptReject = {
  readonly sheet: string;
  readonly line: number;
  readonly reason: RejectedRow['reason'];
  readonly field: string;
  /** A cell per field of the table. */
  readonly cells: readonly string[];
};

/** Rejected rows with their cells: enough to correct them and to read them again. */
export type RejectTable = { readonly fields: readonly string[]; readonly rows: readonly KeptReject[] };

/** A file of rejected rows holds so many; beyond, the extract itself is what has to be mended. */
export const mostKeptRejects = 100_000;

/** Joins rejects with their cells. The year stands in every row: the title or the name of the file are gone. */
export function rejectTable(
  rejected: readonly RejectedRow[],
  sheet: string,
  { fields, cells }: RowCells,
  surveyYearBE: number | null,
): RejectTable {
  const hasYear = fields.includes('survey_year');
  const shown = hasYear ? fields : ['survey_year', ...fields];
  const year = surveyYearBE === null ? '' : String(surveyYearBE);
  const rows = rejected.slice(0, mostKeptRejects).map(({ line, reason, field }): KeptReject => {
    const found = cells.get(line)?.map((cell) => cell ?? '') ?? fields.map(() => '');
    return { sheet, line, reason, field, cells: hasYear ? found : [year, ...found] };
  });
  return { fields: shown, rows };
}

/** Tables of the sheets of one file as one; a field that a sheet lacks is blank. */
export function joinRejectTables(tables: readonly RejectTable[]): RejectTable {
  const fields = allFields.map(({ key }) => key).filter((key) => tables.some((table) => table.fields.includes(key)));
  const rows = tables.flatMap((table) =>
    table.rows.map((row) => ({
      ...row,
      cells: fields.map((field) => row.cells[table.fields.indexOf(field)] ?? ''),
    })),
  );
  return { fields, rows };
}

/** The table as an Arrow IPC stream: sheet, line, reason, field, then a column of text per field. */
export function rejectArrow({ fields, rows }: RejectTable): Uint8Array {
  const text = (values: readonly string[]) => vectorFromArray([...values], new Utf8());
  return tableToIPC(
    new Table({
      'reject.sheet': text(rows.map(({ sheet }) => sheet)),
      'reject.line': vectorFromArray(
        rows.map(({ line }) => line),
        new Int32(),
      ),
      'reject.reason': text(rows.map(({ reason }) => reason)),
      'reject.field': text(rows.map(({ field }) => field)),
      ...Object.fromEntries(fields.map((field, i) => [field, text(rows.map(({ cells }) => cells[i] ?? ''))])),
    }),
    'stream',
  );
}

/** The table out of `rejectArrow`. */
export function rejectTableOf(arrow: Uint8Array): RejectTable {
  const table = tableFromIPC(arrow);
  const fields = table.schema.fields.map(({ name }) => name).filter((name) => !name.startsWith('reject.'));
  const text = (name: string, row: number): string => table.getChild(name)?.get(row) as string;
  return {
    fields,
    rows: Array.from({ length: table.numRows }, (_, row) => ({
      sheet: text('reject.sheet', row),
      line: table.getChild('reject.line')?.get(row) as number,
      reason: text('reject.reason', row) as KeptReject['reason'],
      field: text('reject.field', row),
      cells: fields.map((field) => text(field, row)),
    })),
  };
}
