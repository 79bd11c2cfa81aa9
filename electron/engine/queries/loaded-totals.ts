import { z } from 'zod';
import type { Reader } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const totals = z.object({ children: z.int(), households: z.int(), migrants: z.int() });

/** What is loaded, all years together. */
export async function loadedTotals(db: Reader, signal?: AbortSignal): Promise<Readonly<z.infer<typeof totals>>> {
  const [found] = await db.rows(
    totals,
    sql`SELECT coalesce(sum(children), 0)::INTEGER AS children, coalesce(sum(migrants), 0)::INTEGER AS migrants,
        (SELECT coalesce(sum(households), 0)::INTEGER FROM household_total) AS households FROM cell_total`,
    signal,
  );
  return found ?? { children: 0, households: 0, migrants: 0 };
}
