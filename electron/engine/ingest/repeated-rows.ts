import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { identifier, integer, join, sql, type Sql } from '../db/sql.ts';

/**
 * Takes out of the tables the rows of children and counts that an extract before has for the same year and community,
 * all of them or none.
 * @param extractNos the extracts in their order
 * @returns how many rows were taken out, by number of the extract
 */
export async function takeOutRepeated(
  db: Database,
  extractNos: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const taken = new Map<number, number>();
  const deletes: Sql[] = [];
  for (const table of ['child', 'counted'] as const) {
    const repeated = await db.rows(repeatedRow, repeatedRows(table, extractNos));
    for (const { extract_no } of repeated) taken.set(extract_no, (taken.get(extract_no) ?? 0) + 1);
    for (let i = 0; i < repeated.length; i += 5000) {
      const part = repeated.slice(i, i + 5000).map(({ row }) => integer(row));
      deletes.push(sql`DELETE FROM ${identifier(table)} WHERE rowid IN (${join(part, ', ')})`);
    }
  }
  if (deletes.length > 0) await db.transaction(deletes);
  return taken;
}

const repeatedRow = z.object({ extract_no: z.int(), row: z.int() });

/** Rows that an extract before has too, in the order of the extracts; a child that a person took out counts as there. */
function repeatedRows(table: 'child' | 'counted', extractNos: readonly number[]): Sql {
  const key: Sql = { text: table === 'child' ? 'child_key' : 'indicator', values: [] };
  const retired =
    table === 'child'
      ? sql`UNION ALL SELECT extract_no, survey_year, community, child_key, NULL FROM retired_child`
      : sql``;
  const order = join(
    extractNos.map((extractNo) => integer(extractNo)),
    ', ',
  );
  return sql`WITH there AS (
      SELECT extract_no, survey_year, community, ${key} AS key, rowid AS row FROM ${identifier(table)} ${retired}
    ), twice AS (
      SELECT survey_year, community, key FROM there WHERE key IS NOT NULL GROUP BY ALL HAVING min(extract_no) <> max(extract_no)
    ), placed AS (
      SELECT extract_no, row, list_position([${order}]::INTEGER[], extract_no) AS place,
        min(place) OVER (PARTITION BY survey_year, community, key) AS first_place
      FROM there SEMI JOIN twice USING (survey_year, community, key)
    )
    SELECT extract_no, row::INTEGER AS row FROM placed WHERE place <> first_place AND row IS NOT NULL`;
}
