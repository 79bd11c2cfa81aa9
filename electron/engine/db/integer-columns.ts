import { DuckDBIntegerVector, type DuckDBDataChunk } from '@duckdb/node-api';

/** Columns of whole numbers by name, each as long as the result. */
export type IntegerColumns = { readonly length: number; readonly column: (name: string) => Int32Array };

/**
 * Gathers INTEGER columns without nulls out of result chunks, straight from their memory: `getColumns()`
 * makes a JavaScript value of each cell, which takes about ten times as long.
 * @throws TypeError for a column that is no INTEGER: cast it in SQL
 */
export function integerColumns(names: readonly string[], chunks: readonly DuckDBDataChunk[]): IntegerColumns {
  const length = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = new Map(
    names.map((name, i): [string, Int32Array] => {
      const values = new Int32Array(length);
      let at = 0;
      for (const chunk of chunks) {
        const vector: unknown = chunk.getColumnVector(i);
        if (!(vector instanceof DuckDBIntegerVector)) throw new TypeError(`The column ${name} is no INTEGER.`);
        values.set((vector as unknown as { items: Int32Array }).items.subarray(0, chunk.rowCount), at);
        at += chunk.rowCount;
      }
      return [name, values];
    }),
  );
  return columnsByName(length, columns);
}

/** Columns that are asked for by name, each of the given length. */
function columnsByName(length: number, columns: ReadonlyMap<string, Int32Array>): IntegerColumns {
  return {
    length,
    column: (name) => {
      const values = columns.get(name);
      if (!values) throw new TypeError(`There is no column ${name}.`);
      return values;
    },
  };
}
