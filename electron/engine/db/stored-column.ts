import { BOOLEAN, DuckDBBooleanVector, INTEGER, SMALLINT, UBIGINT, UTINYINT, type DuckDBType } from '@duckdb/node-api';
import { Int16, Int32, Uint64, Uint8 } from 'apache-arrow';

/** A column of a stored table: its name and the type it has in the database and in Arrow. */
export type StoredColumn = { readonly name: string; readonly type: StoredType };

export type Numbers = Uint8Array | Int16Array | Int32Array | BigUint64Array;

export const numberTypes = {
  /** 0 and 1: readable everywhere, and the database's own layout. */
  bool: { make: (length: number): Numbers => new Uint8Array(length), arrow: () => new Uint8(), duckdb: BOOLEAN },
  uint8: { make: (length: number): Numbers => new Uint8Array(length), arrow: () => new Uint8(), duckdb: UTINYINT },
  int16: { make: (length: number): Numbers => new Int16Array(length), arrow: () => new Int16(), duckdb: SMALLINT },
  int32: { make: (length: number): Numbers => new Int32Array(length), arrow: () => new Int32(), duckdb: INTEGER },
  uint64: { make: (length: number): Numbers => new BigUint64Array(length), arrow: () => new Uint64(), duckdb: UBIGINT },
} as const satisfies Record<string, { make: unknown; arrow: unknown; duckdb: DuckDBType }>;

/** Types of numbers; a text is none. */
export type NumberType = keyof typeof numberTypes;

type StoredType = NumberType | 'text';

/** A column of a table that is loaded from a segment. */
export type NumberColumn = StoredColumn & { readonly type: NumberType };

/** A vector's memory as numbers. */
export function itemsOf(vector: unknown): Numbers {
  if (vector instanceof DuckDBBooleanVector) {
    const { dataView } = vector as unknown as { dataView: DataView };
    return new Uint8Array(dataView.buffer, dataView.byteOffset, dataView.byteLength);
  }
  return (vector as { items: Numbers }).items;
}
