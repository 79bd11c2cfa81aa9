import { z } from 'zod';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { Database } from '../../db/database.ts';
import { integer, sql, type Sql } from '../../db/sql.ts';
import { householdBits } from '../../tables/eligible-answers.ts';
import type { RecordCells } from '../read/record-cells.ts';
import { listedLines, warningOf } from './findings.ts';

/** Where more households than this share their id with another community, ids are numbered anew in each community. */
const mostSharedIds = 0.2;

const foundRow = z.object({ n: z.int(), lines: z.array(z.int()).nullable() });

/** Contradictions between the rows of one household: answers to 17-22 that differ, two communities for one id. */
export async function householdWarnings(records: RecordCells): Promise<readonly Warning[]> {
  const { reader, signal } = records;
  await reader.run(
    sql`CREATE TABLE home AS SELECT survey_year, household_key, community, count(*)::INTEGER AS records,
      (bit_or(yes_bits) & bit_or(no_bits) & ${integer(householdBits)}) <> 0 AS differs
      FROM typed WHERE household_key IS NOT NULL GROUP BY ALL`,
    signal,
  );
  const [found] = await reader.rows(
    z.object({ differing: z.int(), ids: z.int(), shared: z.int(), shared_records: z.int() }),
    sql`SELECT coalesce(sum(differing), 0)::INTEGER AS differing, count(*)::INTEGER AS ids,
        (count(*) FILTER (communities > 1))::INTEGER AS shared,
        coalesce(sum(records) FILTER (communities > 1), 0)::INTEGER AS shared_records
      FROM (SELECT count(*) FILTER (differs) AS differing, count(*) AS communities, sum(records) AS records
        FROM home GROUP BY survey_year, household_key)`,
    signal,
  );
  if (!found) return [];
  const warnings: Warning[] = [];
  if (found.differing > 0) {
    const lines = await linesOf(records, sql`SELECT survey_year, household_key, community FROM home WHERE differs`);
    warnings.push(warningOf('household_contradiction', found.differing, lines));
  }
  if (found.shared > 0 && found.shared <= found.ids * mostSharedIds) {
    const several = sql`SELECT survey_year, household_key FROM home GROUP BY ALL HAVING count(*) > 1`;
    const lines = await linesOf(records, sql`FROM home SEMI JOIN (${several}) USING (survey_year, household_key)`);
    warnings.push(warningOf('household_two_communities', found.shared_records, lines));
  }
  return warnings;
}

/** The first lines of the rows of some households. */
async function linesOf(records: RecordCells, homes: Sql): Promise<readonly number[]> {
  const rows = await records.reader.rows(
    z.object({ line: z.int() }),
    sql`SELECT line FROM typed SEMI JOIN (${homes}) USING (survey_year, household_key, community)
      ORDER BY line LIMIT ${integer(listedLines)}`,
    records.signal,
  );
  return rows.map(({ line }) => line);
}

/** Rows of a household table whose community is none of those of the children with the same household id. */
export async function householdSheetWarnings(
  analytic: Database,
  extractNo: number,
  signal?: AbortSignal,
): Promise<readonly Warning[]> {
  const [found] = await analytic.rows(
    foundRow,
    sql`WITH home AS (
        SELECT survey_year, household_key, list(DISTINCT community) AS communities FROM (
          SELECT survey_year, household_key, community FROM staged_child UNION ALL SELECT survey_year, household_key, community FROM child)
        WHERE household_key IS NOT NULL GROUP BY ALL
      ), wrong AS (
        SELECT line FROM staged_household sheet JOIN home USING (survey_year, household_key)
        WHERE sheet.extract_no = ${extractNo} AND sheet.community IS NOT NULL AND NOT list_contains(communities, sheet.community)
      )
      SELECT count(*)::INTEGER AS n, list_slice(list(line ORDER BY line), 1, ${integer(listedLines)}) AS lines FROM wrong`,
    signal,
  );
  return found && found.n > 0 ? [warningOf('household_community_differs', found.n, found.lines ?? [])] : [];
}
