import { z } from 'zod';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { ReachedCounts } from '../answers/row-questions.ts';
import type { Reader } from '../db/database.ts';
import { integer, sql, type Sql } from '../db/sql.ts';
import { workingRules } from '../risk/working-definition-1.ts';
import { childRecords } from '../tables/child-records.ts';
import { riskClassNumber } from '../tables/risk-rules.ts';
import { areaOf, whereCell } from './where-cell.ts';

const reachedRow = z.object({
  province: z.int(),
  among: z.enum(['victims', 'high-risk']),
  isMigrant: z.boolean(),
  yes: z.int(),
  known: z.int(),
  eligible: z.int(),
});

/** Services reached (16) among victims and among children at high risk, Thai and migrant. */
export function protectionReached(db: Reader, filter: Filter, signal?: AbortSignal): Promise<readonly ReachedCounts[]> {
  return reachedIn(db, whereCell(filter), sql`0`, signal);
}

/** The same of a year, by province. */
export function protectionReachedInProvinces(
  db: Reader,
  surveyYearBE: number,
  signal?: AbortSignal,
): Promise<readonly (ReachedCounts & { readonly province: number })[]> {
  return reachedIn(db, sql`survey_year = ${integer(surveyYearBE)}`, sql`(${areaOf('province')})::INTEGER`, signal);
}

function reachedIn(
  db: Reader,
  where: Sql,
  province: Sql,
  signal?: AbortSignal,
): Promise<readonly z.infer<typeof reachedRow>[]> {
  const [high, victim] = [integer(riskClassNumber('high')), integer(riskClassNumber('victim'))];
  return db.rows(
    reachedRow,
    sql`WITH classed AS (
        SELECT *, ${province} AS province, ${workingRules.classExpression} AS risk_class
        FROM (${childRecords()}) record WHERE ${where}
      )
      SELECT province, is_migrant AS "isMigrant",
        CASE risk_class WHEN ${victim} THEN 'victims' ELSE 'high-risk' END AS among,
        sum((child_yes >> 15) & 1)::INTEGER AS yes, sum((child_known >> 15) & 1)::INTEGER AS known,
        sum((eligible >> 15) & 1)::INTEGER AS eligible
      FROM classed WHERE risk_class IN (${high}, ${victim}) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    signal,
  );
}
