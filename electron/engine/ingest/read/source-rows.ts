import { cellText, type OpenedExtract, type OpenedTable } from '../open-extract.ts';
import { csvRecords } from './csv-records.ts';
import { jsonRecords } from './json-records.ts';
import { textLines } from './text-lines.ts';

/** A row for `records`: its line and the cells of the loaded fields, or a line that is none. */
export type SourceRow = { readonly line: number; readonly cells: readonly (string | null)[] | null };

/** The rows of a delimited file by the tolerant reader. */
export async function* csvRows(
  opened: OpenedExtract,
  table: OpenedTable,
  fields: readonly string[],
): AsyncGenerator<readonly SourceRow[]> {
  const columns = fields.map((field) => table.columns.get(field) ?? -1);
  const width = table.headers.length;
  const lines = textLines(opened.stored.path, opened.stored.name, opened.encoding ?? 'utf-8', opened.profile.isGzip);
  for await (const records of csvRecords(lines, opened.delimiter ?? ',', width)) {
    yield records.flatMap((record): SourceRow[] => {
      if (record.line <= table.headerIndex + 1) return [];
      if (record.kind === 'unparsable') return [{ line: record.line, cells: null }];
      if (record.cells.every((cell) => cell === '')) return [];
      const isRow = record.cells.length >= width && record.cells.slice(width).every((cell) => cell.trim() === '');
      return [{ line: record.line, cells: isRow ? columns.map((column) => record.cells[column] || null) : null }];
    });
  }
}

/** The objects of a JSON file as rows. */
export async function* jsonRows(
  opened: OpenedExtract,
  table: OpenedTable,
  fields: readonly string[],
): AsyncGenerator<readonly SourceRow[]> {
  const keys = fields.map((field) => table.headers[table.columns.get(field) ?? -1] ?? '');
  for await (const records of jsonRecords(
    opened.stored.path,
    opened.stored.name,
    opened.encoding ?? 'utf-8',
    opened.profile.isGzip,
  )) {
    yield records.map((record) => ({
      line: record.line,
      cells: record.kind === 'record' ? keys.map((key) => cellText(record.value[key])) : null,
    }));
  }
}

/** The rows of a sheet of a workbook, which is in memory. */
export async function* sheetRows(
  opened: OpenedExtract,
  table: OpenedTable,
  fields: readonly string[],
): AsyncGenerator<readonly SourceRow[]> {
  const columns = fields.map((field) => table.columns.get(field) ?? -1);
  const sheet = opened.workbook.find(({ name }) => name === table.sheet);
  const rows: SourceRow[] = [];
  sheet?.rows.forEach((row, index) => {
    if (index <= table.headerIndex || row.every((cell) => cell === '')) return;
    rows.push({ line: index + 1, cells: columns.map((column) => row[column] || null) });
  });
  yield rows;
}
