import { DuckDBBlobVector } from '@duckdb/node-api';
import { BufferType, Data, Table, tableToIPC, Utf8, Vector } from 'apache-arrow';
import type { Database } from './database.ts';
import { identifier, integer, join, sql, type Sql } from './sql.ts';
import { itemsOf, numberTypes, type Numbers, type NumberType, type StoredColumn } from './stored-column.ts';

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

type RawVector = { validity: { data: BigUint64Array | null } };

class NumberParts {
  readonly #type: NumberType;
  readonly #parts: Numbers[] = [];
  readonly #nulls = new Nulls();
  #rows = 0;

  constructor(type: NumberType) {
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
