import { z } from 'zod';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import { fewestOfAllZero } from '../../../../shared/cpms/all-zero.ts';
import { integer, sql } from '../../db/sql.ts';
import type { RecordCells } from '../read/record-cells.ts';
import { listedLines, warningOf } from './findings.ts';

/** Communities that report something and never a yes. */
export async function communityWarnings(records: RecordCells): Promise<readonly Warning[]> {
  const rows = await records.reader.rows(
    z.object({ community: z.int(), n: z.int(), first: z.int() }),
    sql`SELECT community, count(*)::INTEGER AS n, min(line)::INTEGER AS first FROM typed GROUP BY survey_year, community
      HAVING count(*) >= ${integer(fewestOfAllZero)} AND bit_or(yes_bits) = 0 AND bit_or(no_bits) <> 0 ORDER BY first`,
    records.signal,
  );
  if (rows.length === 0) return [];
  const codes = rows.slice(0, listedLines).map(({ community }) => String(community));
  const more = rows.length > codes.length ? ' …' : '';
  return [
    warningOf(
      'community_all_zero',
      rows.reduce((sum, { n }) => sum + n, 0),
      rows.map(({ first }) => first),
      codes.join(', ') + more,
    ),
  ];
}
