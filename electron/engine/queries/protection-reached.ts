import { z } from 'zod';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { Reader } from '../db/database.ts';
import { integer, sql } from '../db/sql.ts';
import { workingRules } from '../risk/working-definition-1.ts';
import { childRecords } from '../tables/child-records.ts';
import { riskClassNumber } from '../tables/risk-rules.ts';
import { whereCell } from './where-cell.ts';

const protectionRow = z.object({
  communityCode: z.string(),
  isMigrant: z.boolean(),
  /** Victims (13 yes), or high risk under working definition 1, victims apart. */
  among: z.enum(['victims', 'high-risk']),
  yes: z.int(),
  known: z.int(),
  eligible: z.int(),
});

/** Services reached (16) among victims and among children at high risk, Thai and migrant, by community. */
export async function protectionReached(
  db: Reader,
  filter: Filter,
  signal?: AbortSignal,
): Promise<readonly z.infer<typeof protectionRow>[]> {
  const [high, victim] = [integer(riskClassNumber('high')), integer(riskClassNumber('victim'))];
  return db.rows(
    protectionRow,
    sql`WITH classed AS (SELECT *, ${workingRules.classExpression} AS risk_class FROM (${childRecords()}) record WHERE ${whereCell(filter)})
      SELECT community::VARCHAR AS "communityCode", is_migrant AS "isMigrant", CASE risk_class WHEN ${victim} THEN 'victims' ELSE 'high-risk' END AS among,
        sum((child_yes >> 15) & 1)::INTEGER AS yes, sum((child_known >> 15) & 1)::INTEGER AS known,
        sum((eligible >> 15) & 1)::INTEGER AS eligible
      FROM classed WHERE risk_class IN (${high}, ${victim}) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    signal,
  );
}
