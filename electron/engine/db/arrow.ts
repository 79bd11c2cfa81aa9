import {
  BOOLEAN,
  DuckDBBlobVector,
  DuckDBBooleanVector,
  DuckDBDataChunk,
  INTEGER,
  SMALLINT,
  UBIGINT,
  UTINYINT,
  type DuckDBType,
} from '@duckdb/node-api';
import {
  BufferType,
  Data,
  Int16,
  Int32,
  Table,
  tableFromIPC,
  tableToIPC,
  Uint64,
  Uint8,
  Utf8,
  Vector,
} from 'apache-arrow';
import type { Database } from './database.ts';
import { identifier, integer, join, sql, type Sql } from './sql.ts';

/** A column of a stored table: its name and the type it has in the database and in Arrow. */
export type StoredColumn = { readonly name: string; readonly type: StoredType };

type Numbers = Uint8Array | Int16Array | Int32Array | BigUint64Array;

const numberTypes = {
  /** 0 and 1: readable everywhere, and the database's own layout. */
  bool: { make: (length: number): Numbers => new Uint8Array(length), arrow: () => new Uint8(), duckdb: BOOLEAN },
  uint8: { make: (length: number): Numbers => new Uint8Array(length), arrow: () => new Uint8(), duckdb: UTINYINT },
  int16: { make: (length: number): Numbers => new Int16Array(length), arrow: () => new Int16(), duckdb: SMALLINT },
  int32: { make: (length: number): Numbers => new Int32Array(length), arrow: () => new Int32(), duckdb: INTEGER },
  uint64: { make: (length: number): Numbers => new BigUint64Array(length), arrow: () => new Uint64(), duckdb: UBIGINT },
} as const satisfies Record<string, { make: unknown; arrow: unknown; duckdb: DuckDBType }>;

export type StoredType = keyof typeof numberTypes | 'text';

const rowsPerChunk = 2048;

/** Texts of so many rows are joined: long enough to be few, short enough to be small. */
const rowsPerText = 50_000;

/**
 * The rows of a query as an Arrow IPC stream. Numbers are copied from the database's own memory: values one by one
 * take ten times as long. So would texts: they come joined, many rows at once, with their lengths beside them.
 * @param from  what follows SELECT …: `FROM table WHERE …`
 */
export async function arrowOf(
  db: Database,
  columns: readonly StoredColumn[],
  from: Sql,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const texts = columns.filter(({ type }) => type === 'text');
  if (texts.length === 0) return ipcOf(columns, await numbersOf(db, columns, from, signal));
  const kept = columns.map(({ name, type }) =>
    type === 'text' ? sql`${identifier(name)}::VARCHAR AS ${identifier(name)}` : identifier(name),
  );
  // Both questions about it see the same rows in the same order.
  await db.run(sql`CREATE TABLE exported AS SELECT ${join(kept, ', ')} ${from}`, signal);
  try {
    const parts = await numbersOf(db, columns, sql`FROM exported ORDER BY rowid`, signal);
    const joined = texts.map(({ name }) => sql`encode(string_agg(${identifier(name)}, '' ORDER BY rowid))`);
    const ofText = columns.flatMap(({ type }, i) => (type === 'text' ? [parts[i] as TextParts] : []));
    await db.stream(
      sql`SELECT ${join(joined, ', ')} FROM exported GROUP BY rowid // ${integer(rowsPerText)} ORDER BY rowid // ${integer(rowsPerText)}`,
      (chunk) => {
        for (const [i, part] of ofText.entries()) part.addText(chunk.getColumnVector(i), chunk.rowCount);
      },
      signal,
    );
    return ipcOf(columns, parts);
  } finally {
    await db.run(sql`DROP TABLE exported`);
  }
}

type Part = NumberParts | TextParts;

/** Every column of numbers; of a column of texts the lengths in bytes. */
async function numbersOf(
  db: Database,
  columns: readonly StoredColumn[],
  from: Sql,
  signal?: AbortSignal,
): Promise<readonly Part[]> {
  const parts = columns.map(({ type }): Part => (type === 'text' ? new TextParts() : new NumberParts(type)));
  const asked = columns.map(({ name, type }) =>
    type === 'text'
      ? sql`strlen(${identifier(name)})::INTEGER`
      : sql`${identifier(name)}::${{ text: numberTypes[type].duckdb.toString(), values: [] }}`,
  );
  await db.stream(
    sql`SELECT ${join(asked, ', ')} ${from}`,
    (chunk) => {
      for (const [i, part] of parts.entries()) part.add(chunk.getColumnVector(i), chunk.rowCount);
    },
    signal,
  );
  return parts;
}

function ipcOf(columns: readonly StoredColumn[], parts: readonly Part[]): Uint8Array {
  const vectors = Object.fromEntries(columns.map(({ name }, i) => [name, new Vector([parts[i]?.data() as Data])]));
  return tableToIPC(new Table(vectors), 'stream');
}

/**
 * Appends an Arrow IPC stream of `arrowOf` to a table whose first column is the extract's number and whose other
 * columns are these, none of them text.
 * @throws TypeError when a column is missing or of another type
 */
export async function appendArrow(
  db: Database,
  table: string,
  extractNo: number,
  columns: readonly { readonly name: string; readonly type: keyof typeof numberTypes }[],
  arrow: Uint8Array,
): Promise<number> {
  const stored = tableFromIPC(arrow);
  const types: DuckDBType[] = [INTEGER, ...columns.map(({ type }) => numberTypes[type].duckdb)];
  await db.append(table, async (append) => {
    for (const batch of stored.batches) {
      const data = columns.map(({ name, type }) => columnData(batch.getChild(name), name, type));
      for (let start = 0; start < batch.numRows; start += rowsPerChunk) {
        append(chunkOf(types, extractNo, data, start, Math.min(rowsPerChunk, batch.numRows - start)));
      }
    }
  });
  return stored.numRows;
}

type RawVector = { validity: { data: BigUint64Array | null }; flush(): void };

/** A vector's memory as numbers. */
function itemsOf(vector: unknown): Numbers {
  if (vector instanceof DuckDBBooleanVector) {
    const { dataView } = vector as unknown as { dataView: DataView };
    return new Uint8Array(dataView.buffer, dataView.byteOffset, dataView.byteLength);
  }
  return (vector as { items: Numbers }).items;
}

function columnData(vector: Vector | null, name: string, type: keyof typeof numberTypes): Data {
  const data = vector?.data[0] as Data | undefined;
  if (!data || !(data.values instanceof numberTypes[type].make(0).constructor))
    throw new TypeError(`The segment lacks the column ${name} of ${type}.`);
  return data;
}

function chunkOf(
  types: readonly DuckDBType[],
  extractNo: number,
  data: readonly Data[],
  start: number,
  rows: number,
): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types, rows);
  const first = chunk.getColumnVector(0);
  (itemsOf(first) as Int32Array).fill(extractNo);
  first.flush();
  for (const [i, column] of data.entries()) {
    const vector = chunk.getColumnVector(i + 1);
    (itemsOf(vector) as Uint8Array).set((column.values as Uint8Array).subarray(start, start + rows));
    if (column.nullCount > 0) {
      for (let row = 0; row < rows; row++) if (!column.getValid(start + row)) vector.setItem(row, null);
    }
    vector.flush();
  }
  return chunk;
}

/** Whether the rows of a chunk are null, gathered into Arrow's bitmap. */
class Nulls {
  #bits: Uint8Array | null = null;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(validity: BigUint64Array | null, at: number, rows: number): void {
    if (!validity) return;
    for (let row = 0; row < rows; row++) {
      if (((validity[row >> 6] ?? 0n) >> BigInt(row & 63)) & 1n) continue;
      this.#clear(at + row);
    }
  }

  /** Arrow's bitmap for a length; empty when nothing is null. */
  bitmap(length: number): Uint8Array {
    if (!this.#bits) return new Uint8Array(0);
    const whole = new Uint8Array(Math.ceil(length / 8)).fill(255);
    for (const [i, missing] of this.#bits.subarray(0, whole.length).entries()) whole[i] = 255 & ~missing;
    return whole;
  }

  #clear(row: number): void {
    const byte = row >> 3;
    if (!this.#bits || byte >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(4096, byte * 2));
      if (this.#bits) grown.set(this.#bits);
      this.#bits = grown;
    }
    this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (row & 7));
    this.#count++;
  }
}

class NumberParts {
  readonly #type: keyof typeof numberTypes;
  readonly #parts: Numbers[] = [];
  readonly #nulls = new Nulls();
  #rows = 0;

  constructor(type: keyof typeof numberTypes) {
    this.#type = type;
  }

  add(vector: unknown, rows: number): void {
    const { validity } = vector as RawVector;
    this.#parts.push((itemsOf(vector) as Uint8Array).slice(0, rows));
    this.#nulls.add(validity.data, this.#rows, rows);
    this.#rows += rows;
  }

  data(): Data {
    const { make, arrow } = numberTypes[this.#type];
    const values = make(this.#rows);
    let at = 0;
    for (const part of this.#parts.splice(0)) {
      (values as Uint8Array).set(part as Uint8Array, at);
      at += part.length;
    }
    return new Data(arrow(), 0, this.#rows, this.#nulls.count, {
      [BufferType.DATA]: values,
      [BufferType.VALIDITY]: this.#nulls.bitmap(this.#rows),
    });
  }
}

class TextParts {
  readonly #lengths = new NumberParts('int32');
  readonly #texts: Uint8Array[] = [];

  /** Lengths of texts in bytes. */
  add(vector: unknown, rows: number): void {
    this.#lengths.add(vector, rows);
  }

  /** The texts of many rows, one after the other. */
  addText(vector: unknown, rows: number): void {
    if (!(vector instanceof DuckDBBlobVector)) throw new TypeError('Texts come as bytes.');
    for (let row = 0; row < rows; row++) {
      const bytes = vector.getItemBytes(row);
      if (bytes) this.#texts.push(bytes.slice());
    }
  }

  data(): Data {
    const lengths = this.#lengths.data();
    const offsets = new Int32Array(lengths.length + 1);
    for (let row = 0; row < lengths.length; row++)
      offsets[row + 1] = (offsets[row] ?? 0) + (lengths.getValid(row) ? ((lengths.values as Int32Array)[row] ?? 0) : 0);
    return new Data(new Utf8(), 0, lengths.length, lengths.nullCount, {
      [BufferType.OFFSET]: offsets,
      [BufferType.DATA]: Buffer.concat(this.#texts),
      [BufferType.VALIDITY]: lengths.nullBitmap,
    });
  }
}

/** A `persons` segment: the key of records, each by the place of its extract in the command, its sheet and its line. */
export function personRowsArrow(
  rows: readonly { readonly extract: number; readonly sheetNo: number; readonly line: number; readonly key: bigint }[],
): Uint8Array {
  const column = <T extends Int32 | Uint8 | Uint64>(type: T, values: T['TArray']): Vector =>
    new Vector([new Data<Int32 | Uint8 | Uint64>(type, 0, rows.length, 0, { [BufferType.DATA]: values })]);
  return tableToIPC(
    new Table({
      extract: column(
        new Int32(),
        Int32Array.from(rows, (row) => row.extract),
      ),
      sheet_no: column(
        new Uint8(),
        Uint8Array.from(rows, (row) => row.sheetNo),
      ),
      line: column(
        new Int32(),
        Int32Array.from(rows, (row) => row.line),
      ),
      person_key: column(
        new Uint64(),
        BigUint64Array.from(rows, (row) => row.key),
      ),
    }),
    'stream',
  );
}
