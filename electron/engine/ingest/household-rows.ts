import { z } from 'zod';
import type { RejectReason } from '../../../shared/contract/extracts.ts';
import type { Database } from '../db/database.ts';
import { join, sql, type Sql } from '../db/sql.ts';
import { stageRows } from '../tables/staging.ts';
import { rejectedRow } from './check/findings.ts';
import { answerMask } from './map/answer-mask.ts';
import type { CommunityPlan } from './map/value-plan.ts';
import type { RecordCells } from './read/record-cells.ts';
import { TablePlans, type ImportRules, type TableOutcome } from './table-plans.ts';

/**
 * Turns `records` of a reader instance into typed households and stages them. A row needs its id and a
 * year; a community may be blank, but not be one that does not exist.
 */
export async function householdRows(
  records: RecordCells,
  rules: ImportRules,
  analytic: Database,
): Promise<TableOutcome> {
  const plans = new TablePlans(records, rules);
  plans.warnings.push(...(await plans.ids.look()));
  await plans.lookups();
  const communities = await plans.communities();
  const answers = await plans.answers();
  await plans.warnAboutAnswers(answers);
  plans.rejectUnparsable();
  await records.reader.run(
    sql`CREATE TABLE typed AS SELECT line, (${plans.year()})::SMALLINT AS survey_year, ${plans.value('community_code')} AS community,
      ${plans.key('household_id')} AS household_key, ${answerMask(answers.plans, 'yes')} AS yes_bits, ${answerMask(answers.plans, 'no')} AS no_bits,
      ${plans.cell('community_code')} AS community_cell, ${plans.cell('survey_year')} AS year_cell
      FROM records ${plans.joins(['survey_year', 'community_code'])}`,
    records.signal,
  );
  const isRejected = await rejectHouseholds(plans, communities);
  await plans.warnAboutLetters();
  const accepted = sql`FROM typed WHERE NOT (${isRejected})`;
  await stageRows(analytic, 'households', rules, records.reader, accepted, records.signal);
  return plans.outcome(new Map());
}

const rejectedHousehold = z.object({
  line: z.int(),
  is_nobody: z.boolean(),
  is_lost: z.boolean(),
  community_cell: z.string().nullable(),
  year_cell: z.string().nullable(),
});

/** @returns the condition on `typed` of a row that is rejected */
async function rejectHouseholds({ records, rejected }: TablePlans, communities: CommunityPlan | null): Promise<Sql> {
  const blanks = [...(communities?.reasons ?? [])].flatMap(([raw, reason]) =>
    reason === 'community_missing' && raw !== null ? [sql`${raw}`] : [],
  );
  const isBlank = blanks.length > 0 ? sql`community_cell IN (${join(blanks, ', ')})` : sql`false`;
  const isLost = sql`community IS NULL AND community_cell IS NOT NULL AND NOT (${isBlank})`;
  const isRejected = sql`household_key IS NULL OR (${isLost}) OR survey_year IS NULL`;
  const rows = await records.reader.rows(
    rejectedHousehold,
    sql`SELECT line, household_key IS NULL AS is_nobody, (${isLost}) AS is_lost, community_cell, year_cell
      FROM typed WHERE ${isRejected} ORDER BY line`,
    records.signal,
  );
  for (const row of rows) {
    const [reason, field, cell]: [RejectReason, string, string | null] = row.is_nobody
      ? ['household_id_missing', 'household_id', null]
      : row.is_lost
        ? [communities?.reasons.get(row.community_cell) ?? 'community_unresolved', 'community_code', row.community_cell]
        : ['survey_year_missing', 'survey_year', row.year_cell];
    rejected.push(rejectedRow(row.line, reason, records.quoted(field, cell)));
  }
  return isRejected;
}
