import { z } from 'zod';
import { surveyYearSummary } from '../../../shared/contract/analysis.ts';
import type { Reader } from '../db/database.ts';
import { sql } from '../db/sql.ts';

const yearRow = surveyYearSummary.extend({ migrants: z.int() });

/** What each loaded survey year holds. */
export async function yearSummaries(
  db: Reader,
  signal?: AbortSignal,
): Promise<readonly Readonly<z.infer<typeof yearRow>>[]> {
  return db.rows(
    yearRow,
    sql`SELECT cells.survey_year::INTEGER AS "surveyYearBE", children, migrants, coalesce(households, 0)::INTEGER AS households,
        communities, communities_counted AS "communitiesCounted", age_unknown AS "ageUnknown"
      FROM (SELECT survey_year, sum(children)::INTEGER AS children, sum(migrants)::INTEGER AS migrants,
          count(*)::INTEGER AS communities, count(*) FILTER (is_counted)::INTEGER AS communities_counted, sum(age_unknown)::INTEGER AS age_unknown FROM cell_total GROUP BY 1) cells
      LEFT JOIN (SELECT survey_year, sum(households)::INTEGER AS households FROM household_total GROUP BY 1) homes USING (survey_year)
      ORDER BY 1`,
    signal,
  );
}
