import { z } from 'zod';
import type { Reader } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const linkableRecord = z.object({
  extract_no: z.int(),
  sheet_no: z.int(),
  line: z.int(),
  survey_year: z.int(),
  community: z.int(),
  sex: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  birth_month: z.int().nullable(),
  /** As text: it has 64 bits. Null while the record is linked to no other. */
  person_key: z.string().nullable(),
});
export type LinkableRecord = Readonly<z.infer<typeof linkableRecord>>;

/** Every record of a child that is in the figures, with the key it has over years. */
export async function linkableRecords(db: Reader, signal?: AbortSignal): Promise<readonly LinkableRecord[]> {
  return db.rows(
    linkableRecord,
    sql`SELECT child.extract_no, child.sheet_no::INTEGER AS sheet_no, child.line, survey_year::INTEGER AS survey_year, community,
        sex::INTEGER AS sex, birth_month, person_key::VARCHAR AS person_key
      FROM child LEFT JOIN person USING (extract_no, sheet_no, line) ORDER BY ALL`,
    signal,
  );
}

/** How many records are known to be of a child that has another record. */
export async function linkedRecordCount(db: Reader, signal?: AbortSignal): Promise<number> {
  const [found] = await db.rows(
    z.object({ n: z.int() }),
    sql`SELECT coalesce(sum(records), 0)::INTEGER AS n FROM (
        SELECT count(*) AS records FROM person JOIN child USING (extract_no, sheet_no, line) GROUP BY person_key HAVING count(*) > 1)`,
    signal,
  );
  return found?.n ?? 0;
}
