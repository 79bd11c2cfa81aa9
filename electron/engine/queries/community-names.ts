import { z } from 'zod';
import type { Reader } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const communityName = z.object({ code: z.string(), name: z.string() });

/** Names of communities by code, from the extracts. */
export async function communityNames(db: Reader): Promise<ReadonlyMap<string, string>> {
  const rows = await db.rows(
    communityName,
    sql`SELECT community::VARCHAR AS code, name FROM community_name WHERE name IS NOT NULL`,
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
