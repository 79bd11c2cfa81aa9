import { z } from 'zod';
import { childIndicators, householdIndicators } from '../../../shared/cpms/indicators.ts';
import type { Reader } from '../db/database.ts';
import { sql, type Sql } from '../db/sql.ts';

const communityReport = z.object({
  surveyYearBE: z.int(),
  code: z.string(),
  name: z.string().nullable(),
  children: z.int(),
  hasOnlyNo: z.boolean(),
});

/** What a community reported in a year. `hasOnlyNo`: it has answers to the 22 indicators, and not one yes. */
export type CommunityReport = Readonly<z.infer<typeof communityReport>>;

const sum = (names: readonly string[]): Sql => ({
  text: names.map((name) => `coalesce(${name}, 0)`).join(' + '),
  values: [],
});

const ofCells = (kind: 'yes' | 'known'): Sql =>
  sum([
    ...childIndicators.map(({ no }) => `cells.${kind}_${no}`),
    ...householdIndicators.map(({ no }) => `cells.living_${kind}_${no}`),
    ...householdIndicators.map(({ no }) => `homes.${kind}_${no}`),
  ]);

/** Every community in every loaded year, in order of year and code. */
export async function communityReports(db: Reader, signal?: AbortSignal): Promise<readonly CommunityReport[]> {
  return db.rows(
    communityReport,
    sql`SELECT cells.survey_year::INTEGER AS "surveyYearBE", cells.community::VARCHAR AS code, name,
        coalesce(children, 0)::INTEGER AS children, (${ofCells('yes')}) = 0 AND (${ofCells('known')}) > 0 AS "hasOnlyNo"
      FROM cell_total cells LEFT JOIN household_total homes USING (survey_year, community)
        LEFT JOIN community_name USING (community) ORDER BY 1, 2`,
    signal,
  );
}
