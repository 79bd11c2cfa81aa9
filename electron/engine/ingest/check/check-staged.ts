import { z } from 'zod';
import { AppError } from '../../../../shared/contract/app-error.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { Database } from '../../db/database.ts';
import { integer, sql } from '../../db/sql.ts';
import type { StagedRepeat } from '../../tables/standings.ts';
import { ofExtracts } from '../../tables/stored-rows.ts';
import { refuseDraft, type Draft, type FileOutcome, type ImportSetting } from '../import-draft.ts';
import { listedLines, onSheet, rejectedRow, warningOf } from './findings.ts';
import { householdSheetWarnings } from './household-warnings.ts';

const anotherFile = { th: 'อีกไฟล์หนึ่ง', en: 'another file' };

/** Reports the rows that repeat others, of their own file or of another one. */
export function rejectRepeated(drafts: readonly Draft[], repeats: readonly StagedRepeat[]): void {
  const draftOf = new Map(drafts.map((draft) => [draft.file.extractNo, draft]));
  for (const { kind, extractNo, sheetNo, line, isOwnRepeat } of repeats) {
    const draft = draftOf.get(extractNo);
    const reason = kind === 'children' ? 'duplicate_child' : 'count_repeated';
    const row = rejectedRow(line, reason, isOwnRepeat ? '' : anotherFile, draft?.tables[sheetNo]?.sheet);
    draft?.rejected.push({ ...row, sheetNo });
  }
}

/** Household tables need children: in the same import or already there. */
export async function checkSheets(
  drafts: readonly Draft[],
  setting: ImportSetting,
  signal?: AbortSignal,
): Promise<void> {
  const { analytic } = setting;
  for (const draft of drafts) {
    if (!draft.hasHouseholdSheet || draft.error) continue;
    const [unplaced] = await analytic.rows(
      z.object({ all_households: z.int(), childless: z.int(), lines: z.array(z.int()).nullable() }),
      sql`SELECT count(*)::INTEGER AS all_households, count(*) FILTER (home.household_key IS NULL)::INTEGER AS childless,
          list_slice(list(sheet.line ORDER BY sheet.line) FILTER (home.household_key IS NULL), 1, 20) AS lines
        FROM staged_household sheet LEFT JOIN (
          SELECT DISTINCT survey_year, household_key FROM (
            SELECT survey_year, household_key FROM staged_child UNION ALL SELECT survey_year, household_key FROM child)
        ) home USING (survey_year, household_key) WHERE sheet.extract_no = ${draft.file.extractNo}`,
      signal,
    );
    const childless = unplaced?.childless ?? 0;
    const hasChildren = childless < (unplaced?.all_households ?? 0) || (await hasChildrenOf(draft, analytic, signal));
    if (childless > 0 && !hasChildren) {
      const { name } = draft.file.stored;
      await refuseDraft(draft, new AppError('HOUSEHOLDS_WITHOUT_CHILDREN', { file: name }), setting);
    } else {
      const homes = draft.tables.filter((table) => table.layout === 'household');
      const found = [
        ...(childless > 0 ? [warningOf('household_without_children', childless, unplaced?.lines ?? [])] : []),
        ...(await householdSheetWarnings(analytic, draft.file.extractNo, signal)),
      ];
      draft.warnings.push(...onSheet(found, homes.length === 1 ? homes[0]?.sheet : null));
    }
  }
}

/** Whether there are children of the years of a file's households, whatever their household ids. */
async function hasChildrenOf(draft: Draft, analytic: Database, signal?: AbortSignal): Promise<boolean> {
  const [found] = await analytic.rows(
    z.object({ n: z.int() }),
    sql`SELECT count(*)::INTEGER AS n FROM (
        SELECT survey_year FROM staged_child UNION ALL SELECT survey_year FROM child)
      WHERE survey_year IN (SELECT survey_year FROM staged_household WHERE extract_no = ${draft.file.extractNo})`,
    signal,
  );
  return (found?.n ?? 0) > 0;
}

export async function warnAboutContradictions(outcomes: readonly FileOutcome[], analytic: Database): Promise<void> {
  for (const outcome of outcomes) {
    if (outcome.accepted === 0) continue;
    const [found] = await analytic.rows(
      z.object({ n: z.int() }),
      sql`SELECT count(DISTINCT hash(child.survey_year, child.community, child.household_key))::INTEGER AS n FROM child
        JOIN household USING (survey_year, community, household_key)
        WHERE extract_no = ${outcome.extractNo} AND (household.yes_bits & household.no_bits) <> 0`,
    );
    const count = found?.n ?? 0;
    // Those between the rows of one table are there already, with their lines; these are also between tables.
    const isThere = outcome.warnings.some(({ code }) => code === 'household_contradiction');
    if (count > 0 && !isThere) (outcome.warnings as Warning[]).push(warningOf('household_contradiction', count));
  }
}

/** Children of a year and community that are there already under other keys: the same ones cannot be told. */
export async function warnAboutOtherKeys(
  drafts: readonly Draft[],
  leaving: readonly number[],
  { analytic, keyedOtherwise }: ImportSetting,
  signal?: AbortSignal,
): Promise<void> {
  const others = keyedOtherwise.filter((extractNo) => !leaving.includes(extractNo));
  if (others.length === 0) return;
  for (const draft of drafts) {
    if (draft.error) continue;
    const [found] = await analytic.rows(
      z.object({ rows: z.int(), communities: z.int() }),
      sql`SELECT count(*)::INTEGER AS rows, count(DISTINCT (survey_year, community))::INTEGER AS communities FROM coming_child
        SEMI JOIN (FROM child WHERE ${ofExtracts(others)}) there USING (survey_year, community)
        WHERE coming_child.extract_no = ${draft.file.extractNo} AND child_key IS NOT NULL`,
      signal,
    );
    if (found && found.rows > 0)
      draft.warnings.push(warningOf('keys_differ', found.rows, [], String(found.communities)));
  }
}

/** Counts that will not be used, because their community has records of children in that year. */
export async function warnAboutUnusedCounts(
  drafts: readonly Draft[],
  leaving: readonly number[],
  analytic: Database,
  signal?: AbortSignal,
): Promise<void> {
  for (const draft of drafts) {
    if (draft.error || !draft.hasCounts) continue;
    const [found] = await analytic.rows(
      z.object({ rows: z.int(), lines: z.array(z.int()).nullable() }),
      sql`SELECT count(*)::INTEGER AS rows, list_slice(list(line ORDER BY line), 1, ${integer(listedLines)}) AS lines
        FROM coming_count WHERE extract_no = ${draft.file.extractNo} AND (survey_year, community) IN (
          SELECT (survey_year, community) FROM coming_child
          UNION ALL SELECT (survey_year, community) FROM child WHERE NOT ${ofExtracts(leaving)})`,
      signal,
    );
    if (found && found.rows > 0) draft.warnings.push(warningOf('counts_unused', found.rows, found.lines ?? []));
  }
}
