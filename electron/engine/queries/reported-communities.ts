import { z } from 'zod';
import type { Reader } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const reportedCommunity = z.object({ code: z.string(), name: z.string().nullable() });

/** Every community that reported in some loaded year, in order, with its name from the extract where it has one. */
export async function reportedCommunities(
  db: Reader,
  signal?: AbortSignal,
): Promise<readonly z.infer<typeof reportedCommunity>[]> {
  return db.rows(
    reportedCommunity,
    sql`SELECT community::VARCHAR AS code, any_value(name) AS name FROM cell_total LEFT JOIN community_name USING (community) GROUP BY 1 ORDER BY 1`,
    signal,
  );
}
