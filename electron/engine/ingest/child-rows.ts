import { z } from 'zod';
import { buddhistEraOffset } from '../../../shared/calendar/buddhist-era.ts';
import { nationalities } from '../../../shared/cpms/answers.ts';
import type { Database } from '../db/database.ts';
import { integer, sql } from '../db/sql.ts';
import { stageRows } from '../tables/staging.ts';
import { communityWarnings } from './check/community-warnings.ts';
import { rejectedRow, warningOf } from './check/findings.ts';
import { householdWarnings } from './check/household-warnings.ts';
import { idWarnings } from './check/id-warnings.ts';
import { rowWarnings } from './check/row-warnings.ts';
import { leaveOutOthers } from './check/rows-of-children.ts';
import { volunteerWarnings } from './check/volunteer-warnings.ts';
import { answerMask } from './map/answer-mask.ts';
import { lookupFields, type AnswerPlan, type CommunityPlan } from './map/value-plan.ts';
import type { RecordCells } from './read/record-cells.ts';
import { TablePlans, type ImportRules, type TableOutcome } from './table-plans.ts';

/** No completed age is larger; a birth and a survey date that are centuries apart are warned about. */
const largestAge = 250;

/**
 * Turns `records` of a reader instance into typed children and stages them. Rows without a community or
 * year are rejected; the rest is kept, with warnings.
 */
export async function childRows(records: RecordCells, rules: ImportRules, analytic: Database): Promise<TableOutcome> {
  const plans = new TablePlans(records, rules);
  const communities = await plans.communities();
  if (communities) await rejectCommunities(plans, communities);
  plans.rejectUnparsable();
  sayTurned(plans);
  const planned = await plans.answers();
  const leftOut = await leaveOutOthers(records, planned.plans);
  // What stands in a row of sums is no answer: it is not spoken of.
  const answers = leftOut.length > 0 ? await plans.answers() : planned;
  plans.warnings.push(...leftOut, ...(await plans.ids.look()));
  await plans.lookups();
  await plans.warnAboutAnswers(answers);
  await rejectYearless(plans);
  await makeTyped(plans, answers.plans);
  for (const warn of [rowWarnings, householdWarnings, communityWarnings, volunteerWarnings, idWarnings])
    plans.warnings.push(...(await warn(records)));
  await plans.warnAboutLetters();
  await stageRows(analytic, 'children', rules, records.reader, sql`FROM typed`, records.signal);
  return plans.outcome(await communityNames(plans));
}

/** What came of a table of one row a child and indicator. */
function sayTurned({ records, rejected, warnings }: TablePlans): void {
  const { turned } = records.loaded;
  if (turned === null) return;
  rejected.push(...turned.withoutChild.map((line) => rejectedRow(line, 'child_id_needed')));
  rejected.push(...turned.withoutIndicator.map((line) => rejectedRow(line, 'indicator_unreadable')));
  warnings.push(warningOf('long_turned', 0));
  if (turned.contradictions > 0) warnings.push(warningOf('long_contradiction', turned.contradictions));
}

async function rejectCommunities({ records, rejected }: TablePlans, plan: CommunityPlan): Promise<void> {
  for (const [raw, reason] of plan.reasons) {
    const lines = await records.lines('records', sql`community_code IS NOT DISTINCT FROM ${raw}`);
    const found = records.quoted('community_code', raw);
    rejected.push(...lines.map((line) => rejectedRow(line, reason, found)));
  }
  if (plan.reasons.size > 0) records.onlyWhere(sql`community_code IN (SELECT raw FROM plan_community_code)`);
}

const lineAndCell = z.object({ line: z.int(), raw: z.string().nullable() });

/** Rows that have a community and no year. */
async function rejectYearless(plans: TablePlans): Promise<void> {
  const { records, rejected, rules } = plans;
  if (rules.fallbackYearBE !== null) return;
  const rows = await records.reader.rows(
    lineAndCell,
    sql`SELECT line, ${plans.cell('survey_year')} AS raw FROM records ${plans.joins(['survey_year', 'community_code'])}
      WHERE ${plans.value('survey_year')} IS NULL AND ${plans.value('community_code')} IS NOT NULL AND ${records.lookedAt} ORDER BY line`,
    records.signal,
  );
  for (const { line, raw } of rows)
    rejected.push(rejectedRow(line, 'survey_year_missing', records.quoted('survey_year', raw)));
}

async function makeTyped(plans: TablePlans, answers: readonly AnswerPlan[]): Promise<void> {
  const { records } = plans;
  const midYear = sql`((survey_year::INTEGER - ${integer(buddhistEraOffset)}) * 10000 + 630)`;
  const thai = integer(nationalities.indexOf('thai'));
  const unknown = integer(nationalities.indexOf('unknown'));
  await records.reader.run(
    sql`CREATE TABLE typed AS
    WITH looked_up AS (
      SELECT line, (${plans.year()})::SMALLINT AS survey_year, ${plans.value('community_code')} AS community,
        ${plans.key('child_id')} AS child_key, ${plans.key('household_id')} AS household_key, trim(${plans.cell('volunteer_code')}) AS volunteer,
        coalesce(${plans.value('sex')}, 2)::UTINYINT AS sex, ${plans.value('survey_date')} AS surveyed, ${plans.value('birth_date')} AS born,
        coalesce(${plans.value('age_years')}, ${plans.value('age_months')} // 12) AS age_given, coalesce(${plans.value('nationality')}, ${unknown})::UTINYINT AS nationality,
        ${answerMask(answers, 'yes')} AS yes_bits, ${answerMask(answers, 'no')} AS no_bits
      FROM records ${plans.joins(lookupFields)} WHERE ${records.lookedAt}
    ), aged AS (
      SELECT *, CASE WHEN born <= surveyed THEN (surveyed - born) // 10000
        WHEN age_given IS NOT NULL THEN age_given
        WHEN surveyed IS NULL AND born <= ${midYear} THEN (${midYear} - born) // 10000 END AS age
      FROM looked_up WHERE survey_year IS NOT NULL AND community IS NOT NULL
    )
    SELECT line, survey_year, community, child_key, household_key, volunteer, sex, surveyed, born,
      CASE WHEN age > ${integer(largestAge)} THEN ${integer(largestAge)} ELSE age END::UTINYINT AS age_years,
      (CASE WHEN (born // 100) % 100 > 0 THEN born // 100 END)::INTEGER AS birth_month, nationality,
      (nationality NOT IN (${thai}, ${unknown}) OR (yes_bits & 1) = 1) AS is_migrant, yes_bits, no_bits,
      born > coalesce(surveyed, ${midYear}) AS is_born_later,
      (born IS NOT NULL AND surveyed IS NULL AND age_given IS NULL) AS is_mid_year
    FROM aged`,
    records.signal,
  );
}

async function communityNames(plans: TablePlans): Promise<ReadonlyMap<number, string>> {
  const { records } = plans;
  if (!records.has('community_name') || !records.has('community_code')) return new Map();
  const rows = await records.reader.rows(
    z.object({ code: z.int(), name: z.string() }),
    sql`SELECT plan_community_code.value AS code, mode(community_name) AS name FROM records ${plans.joins(['community_code'])}
      WHERE plan_community_code.value IS NOT NULL AND community_name IS NOT NULL GROUP BY 1`,
    records.signal,
  );
  return new Map(rows.map(({ code, name }) => [code, records.text(name)]));
}
