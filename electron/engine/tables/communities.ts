import type { Database } from '../db/database.ts';
import { integer, join, sql, type Sql } from '../db/sql.ts';

/** A statement for many rows: one each takes longer than all else where there are thousands. */
function inserts(table: Sql, rows: readonly Sql[]): readonly Sql[] {
  return Array.from(
    { length: Math.ceil(rows.length / 500) },
    (_, i) => sql`INSERT INTO ${table} VALUES ${join(rows.slice(i * 500, (i + 1) * 500), ', ')}`,
  );
}

/** The names that communities have in the extracts. */
export async function nameCommunities(db: Database, names: ReadonlyMap<number, string>): Promise<void> {
  const rows = [...names].map(([code, name]) => sql`(${integer(code)}, ${name})`);
  await db.transaction([sql`DELETE FROM community_name`, ...inserts(sql`community_name`, rows)]);
}
