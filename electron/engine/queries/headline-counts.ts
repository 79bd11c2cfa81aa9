import { z } from 'zod';
import type { Headline } from '../../../shared/contract/analysis.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type { Reader } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { isAboutSomeChildren, whereCell, whereHousehold } from './where-cell.ts';

const n = z.int();
const cellRow = z.object({
  survey_year: n,
  children: n,
  migrants: n,
  communities: n,
  victims: n,
  victims_known: n,
  high_risk: n,
  recorded: n,
  risk_insufficient: n,
});
const homeRow = z.object({ survey_year: n, households: n });

/**
 * Headline counts of a filter, a row per survey year. Expected communities are those of the register in the filter's
 * area, and reported those of them that did; without a register expected are all that reported in any loaded year. High risk is working definition 1 (product §7) and leaves victims out.
 */
export async function headlineCounts(db: Reader, filter: Filter, signal?: AbortSignal): Promise<readonly Headline[]> {
  const anyYear: Filter = { ...filter, surveyYearBE: null };
  const isPart = isAboutSomeChildren(filter);
  const hasRegister = sql`(SELECT count(*) > 0 FROM expected_community)`;
  const isExpected = sql`(NOT ${hasRegister} OR community IN (FROM expected_community))`;
  const everyone = { ...anyYear, sex: null, ageBands: null, group: 'all' as const };
  const [cells, homes, expected] = await Promise.all([
    db.rows(
      cellRow,
      sql`SELECT survey_year::INTEGER AS survey_year, sum(children)::INTEGER AS children, sum(migrants)::INTEGER AS migrants,
          (count(DISTINCT community) FILTER (${isExpected}))::INTEGER AS communities, sum(yes_13)::INTEGER AS victims, sum(known_13)::INTEGER AS victims_known,
          sum(high_risk)::INTEGER AS high_risk,
          ${isPart ? sql`sum(children)` : sql`coalesce(sum(children) FILTER (NOT is_counted), 0)`}::INTEGER AS recorded, sum(risk_insufficient)::INTEGER AS risk_insufficient
        FROM ${isPart ? sql`cell` : sql`cell_total`} WHERE ${whereCell(filter)} GROUP BY 1 ORDER BY 1`,
      signal,
    ),
    db.rows(
      homeRow,
      sql`SELECT survey_year::INTEGER AS survey_year, sum(households)::INTEGER AS households
        FROM ${isPart ? sql`household_cell` : sql`household_total`} WHERE ${whereHousehold(filter)} GROUP BY 1`,
      signal,
    ),
    db.rows(
      z.object({ n }),
      sql`SELECT CASE WHEN ${hasRegister} THEN (SELECT count(*) FROM expected_community WHERE ${whereCell(everyone)})
        ELSE (SELECT count(DISTINCT community) FROM cell_total WHERE ${whereCell(everyone)}) END::INTEGER AS n`,
      signal,
    ),
  ]);
  const households = new Map(homes.map((row) => [row.survey_year, row.households]));
  return cells.map((row) => ({
    surveyYearBE: row.survey_year,
    children: row.children,
    migrants: row.migrants,
    households: households.get(row.survey_year) ?? 0,
    communitiesReported: row.communities,
    communitiesExpected: expected[0]?.n ?? 0,
    victims: row.victims,
    victimsKnown: row.victims_known,
    highRisk: row.high_risk,
    recordedChildren: row.recorded,
    riskInsufficient: row.risk_insufficient,
  }));
}
