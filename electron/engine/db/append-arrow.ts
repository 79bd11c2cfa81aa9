import { DuckDBDataChunk, type DuckDBType } from '@duckdb/node-api';
import { tableFromIPC, type Data, type Vector } from 'apache-arrow';
import type { Database } from './database.ts';
import { itemsOf, numberTypes, type NumberColumn, type NumberType } from './stored-column.ts';

const rowsPerChunk = 2048;

/** A column that has the same number in every row. */
type SameNumber = { readonly type: Exclude<NumberType, 'uint64'>; readonly value: number };

/**
 * Appends an Arrow IPC stream of `arrowOf` to a table whose first columns have the same numbers in every row and whose
 * other columns are these, none of them text.
 * @throws TypeError when a column is missing or of another type
 */
export async function appendArrow(
  db: Database,
  table: string,
  first: readonly SameNumber[],
  columns: readonly NumberColumn[],
  arrow: Uint8Array,
): Promise<void> {
  const stored = tableFromIPC(arrow);
  const types: DuckDBType[] = [...first, ...columns].map(({ type }) => numberTypes[type].duckdb);
  await db.append(table, async (append) => {
    for (const batch of stored.batches) {
      const data = columns.map(({ name, type }) => columnData(batch.getChild(name), name, type));
      for (let start = 0; start < batch.numRows; start += rowsPerChunk) {
        append(chunkOf(types, first, data, start, Math.min(rowsPerChunk, batch.numRows - start)));
      }
    }
  });
}

function columnData(vector: Vector | null, name: string, type: NumberType): Data {
  const data = vector?.data[0] as Data | undefined;
  if (!data || !(data.values instanceof numberTypes[type].make(0).constructor))
    throw new TypeError(`The segment lacks the column ${name} of ${type}.`);
  return data;
}

function chunkOf(
  types: readonly DuckDBType[],
  first: readonly SameNumber[],
  data: readonly Data[],
  start: number,
  rows: number,
): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types, rows);
  for (const [i, { value }] of first.entries()) {
    const vector = chunk.getColumnVector(i);
    (itemsOf(vector) as Int32Array).fill(value);
    vector.flush();
  }
  for (const [i, column] of data.entries()) {
    const vector = chunk.getColumnVector(first.length + i);
    (itemsOf(vector) as Uint8Array).set((column.values as Uint8Array).subarray(start, start + rows));
    if (column.nullCount > 0) {
      for (let row = 0; row < rows; row++) if (!column.getValid(start + row)) vector.setItem(row, null);
    }
    vector.flush();
  }
  return chunk;
}
