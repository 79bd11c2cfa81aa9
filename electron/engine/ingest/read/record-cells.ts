import { z } from 'zod';
import { quotableCell } from '../../../../shared/cpms/cell-shape.ts';
import type { Database } from '../../db/database.ts';
import { identifier, integer, join, sql, type Sql } from '../../db/sql.ts';
import type { DistinctCell } from '../map/distinct-cell.ts';
import type { Loaded } from './loaded.ts';
import { tis620Text } from './thai-letters.ts';

/** Rejected rows are all counted, however many. */
const everyLine = 2 ** 31 - 1;

const lineRow = z.object({ line: z.int() });
const distinctRow = z.object({ field: z.string(), raw: z.string().nullable(), n: z.int() });

/** The loaded `records` of one table: which fields there are, their distinct cells, the lines where something holds. */
export class RecordCells {
  readonly reader: Database;
  readonly loaded: Loaded;
  readonly signal: AbortSignal | undefined;
  #isLookedAt: Sql = sql`true`;

  constructor(reader: Database, loaded: Loaded, signal?: AbortSignal) {
    this.reader = reader;
    this.loaded = loaded;
    this.signal = signal;
  }

  /** Looks from now on only at records for which a condition holds as well: what is not taken need not be right. */
  onlyWhere(condition: Sql): void {
    this.#isLookedAt = sql`${this.#isLookedAt} AND (${condition})`;
  }

  /** The condition on `records` of those that are looked at. */
  get lookedAt(): Sql {
    return this.#isLookedAt;
  }

  has(field: string): boolean {
    return this.loaded.fields.has(field);
  }

  text(raw: string): string {
    return this.loaded.isLatin1 ? tis620Text(raw) : raw;
  }

  /** A cell as a report may name it. */
  quoted(field: string, raw: string | null): string {
    return raw === null ? '' : quotableCell(field, this.text(raw));
  }

  /** The distinct cells of each of these fields that there is, the most frequent first. */
  async distinct<Field extends string>(fields: readonly Field[]): Promise<ReadonlyMap<Field, readonly DistinctCell[]>> {
    const cells = new Map(fields.filter((field) => this.has(field)).map((field) => [field, [] as DistinctCell[]]));
    if (cells.size === 0) return cells;
    const counts = [...cells.keys()].map(
      (field) =>
        sql`SELECT ${field} AS field, ${identifier(field)} AS raw, count(*)::INTEGER AS n FROM records WHERE ${this.#isLookedAt} GROUP BY 2`,
    );
    const rows = await this.reader.rows(
      distinctRow,
      sql`FROM (${join(counts, ' UNION ALL ')}) ORDER BY field, n DESC, raw`,
      this.signal,
    );
    for (const { field, raw, n } of rows)
      cells.get(field as Field)?.push({ raw, text: raw === null ? '' : this.text(raw), count: n });
    return cells;
  }

  /** Lines of a table (`records` or one made of it) for which a condition holds. */
  async lines(table: 'records' | 'typed', condition: Sql, limit = everyLine): Promise<readonly number[]> {
    const isLookedAt = table === 'records' ? this.#isLookedAt : sql`true`;
    const rows = await this.reader.rows(
      lineRow,
      sql`SELECT line FROM ${identifier(table)} WHERE (${condition}) AND ${isLookedAt} ORDER BY line LIMIT ${integer(limit)}`,
      this.signal,
    );
    return rows.map(({ line }) => line);
  }
}
