import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { identifier, integer, sql, type Sql } from '../../db/sql.ts';
import type { DistinctCell } from '../map/value-plan.ts';
import { tis620Text, type Loaded } from './load-records.ts';

/** Rejected rows are all counted, however many. */
const everyLine = 2 ** 31 - 1;

const lineRow = z.object({ line: z.int() });
const distinctRow = z.object({ raw: z.string().nullable(), n: z.int() });

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

  /** Looks from now on only at records for which a condition holds: what is not taken need not be right. */
  onlyWhere(condition: Sql): void {
    this.#isLookedAt = condition;
  }

  has(field: string): boolean {
    return this.loaded.fields.has(field);
  }

  text(raw: string): string {
    return this.loaded.isLatin1 ? tis620Text(raw) : raw;
  }

  /** The start of a cell for a report; nothing of a column that names children. */
  quoted(field: string, raw: string | null): string {
    return raw === null || this.loaded.personalFields.has(field) ? '' : this.text(raw).slice(0, 20);
  }

  async distinct(field: string): Promise<readonly DistinctCell[]> {
    const rows = await this.reader.rows(
      distinctRow,
      sql`SELECT ${identifier(field)} AS raw, count(*)::INTEGER AS n FROM records WHERE ${this.#isLookedAt} GROUP BY 1 ORDER BY 2 DESC`,
      this.signal,
    );
    return rows.map(({ raw, n }) => ({ raw, text: raw === null ? '' : this.text(raw), count: n }));
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
