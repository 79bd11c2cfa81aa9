import { z } from 'zod';
import { DuckDBDataChunk, INTEGER } from '@duckdb/node-api';
import { allFields } from '../../../shared/cpms/layout.ts';
import { arrowOf } from '../db/arrow-of.ts';
import type { StoredColumn } from '../db/stored-column.ts';
import type { Database } from '../db/database.ts';
import { identifier, integer, join, sql, type Sql } from '../db/sql.ts';
import { cellAsText } from './read/thai-letters.ts';
import { identifierFields } from './read/load-records.ts';
import type { Loaded } from './read/loaded.ts';

/** Columns of an `identifiers` segment; a field that the file lacks is null. */
const identifierColumns: readonly StoredColumn[] = [
  { name: 'sheet_no', type: 'uint8' },
  { name: 'line', type: 'int32' },
  ...identifierFields.map((name) => ({ name, type: 'text' }) as const),
];

/** The identifiers of the rows that came in, of a reader that was loaded with everything, as an Arrow IPC stream. */
export async function identifierRows(
  reader: Database,
  loaded: Loaded,
  sheetNo: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const cells = identifierFields.map(
    (field) => sql`${loaded.fields.has(field) ? cellAsText(field, loaded) : sql`NULL`} AS ${identifier(field)}`,
  );
  return arrowOf(
    reader,
    identifierColumns,
    sql`FROM (SELECT ${integer(sheetNo)} AS sheet_no, line, ${join(cells, ', ')} FROM records SEMI JOIN typed USING (line))`,
    signal,
  );
}

/** Rows as they stand in the file, every mapped field as text; null where there is nothing or the row was unreadable. */
export type RowCells = {
  readonly fields: readonly string[];
  readonly cells: ReadonlyMap<number, readonly (string | null)[]>;
};

/** The rows of these lines, of a reader that was loaded with everything. */
export async function rowCells(
  reader: Database,
  loaded: Loaded,
  lines: readonly number[],
  signal?: AbortSignal,
): Promise<RowCells> {
  const fields = allFields.map(({ key }) => key).filter((key) => loaded.fields.has(key));
  await reader.run(sql`CREATE TABLE wanted (wanted_line INTEGER)`);
  await reader.append('wanted', async (append) => {
    for (let i = 0; i < lines.length; i += 2048) {
      const part = lines.slice(i, i + 2048);
      const chunk = DuckDBDataChunk.create([INTEGER], part.length);
      chunk.setColumns([part]);
      append(chunk);
    }
  });
  const cell = z.string().nullable();
  const shown = fields.map((field): Sql => sql`${cellAsText(field, loaded)} AS ${identifier(field)}`);
  const rows = await reader.rows(
    z.object({ line: z.int() }).catchall(cell),
    sql`SELECT line, ${join(shown, ', ')} FROM records SEMI JOIN wanted ON wanted_line = line`,
    signal,
  );
  return {
    fields,
    cells: new Map(rows.map((row) => [row.line, fields.map((field) => row[field] ?? null)])),
  };
}
