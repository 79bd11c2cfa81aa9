import { z } from 'zod';
import { AppError } from '../../../../shared/contract/app-error.ts';
import type { Warning } from '../../../../shared/contract/extracts.ts';
import type { Database } from '../../db/database.ts';
import { identifier, integer, join, sql } from '../../db/sql.ts';
import { dropStaged, listed, type Draft, type FileOutcome, type ImportSetting } from '../import-draft.ts';
import { listedLines, onSheet, rejectedRow, warningOf } from './findings.ts';
import { householdSheetWarnings } from './household-warnings.ts';

/** A file that was chosen twice comes in once: rows without an id would count twice, and nothing would say so. */
export async function refuseSameFiles(drafts: readonly Draft[], { analytic, toFailure }: ImportSetting): Promise<void> {
  const seen = new Set<string>();
  for (const draft of drafts) {
    if (draft.error) continue;
    if (!seen.has(draft.sha256)) {
      seen.add(draft.sha256);
      continue;
    }
    const { name } = draft.file.stored;
    draft.error = toFailure(new AppError('FILE_TWICE', { file: name }), name);
    draft.rejected = [];
    draft.warnings = [];
    await dropStaged(analytic, draft.file.extractNo);
  }
}

/** A row that repeats another, of its own file or of another one. */
const repeatedRow = z.object({
  extract_no: z.int(),
  sheet_no: z.int(),
  line: z.int(),
  row: z.int(),
  is_elsewhere: z.boolean(),
});
type RepeatedRow = z.infer<typeof repeatedRow>;

/** A second row with the same child id in the same year and community, in this import or an earlier one. */
export async function rejectDuplicates(
  drafts: readonly Draft[],
  replaced: readonly number[],
  analytic: Database,
  signal?: AbortSignal,
): Promise<void> {
  const gone = listed(replaced);
  const rows = await analytic.rows(
    repeatedRow,
    sql`WITH twice AS (
        SELECT survey_year, community, child_key FROM staging WHERE child_key IS NOT NULL GROUP BY ALL HAVING count(*) > 1
      ), ranked AS (
        SELECT extract_no, sheet_no, line, rowid AS row,
          row_number() OVER (PARTITION BY survey_year, community, child_key ORDER BY extract_no, sheet_no, line) AS place,
          row_number() OVER (PARTITION BY survey_year, community, child_key, extract_no ORDER BY sheet_no, line) AS own_place
        FROM staging SEMI JOIN twice USING (survey_year, community, child_key)
      ), kept AS (
        SELECT survey_year, community, child_key FROM child WHERE NOT list_contains(${gone}, extract_no)
        UNION ALL SELECT survey_year, community, child_key FROM retired_child WHERE NOT list_contains(${gone}, extract_no)
      ), found AS (
        SELECT extract_no, sheet_no, line, row, own_place = 1 AS is_elsewhere FROM ranked WHERE place > 1
        UNION ALL
        SELECT staging.extract_no, staging.sheet_no, staging.line, staging.rowid, true FROM staging
        SEMI JOIN kept USING (survey_year, community, child_key)
      )
      SELECT extract_no, sheet_no, line, row::INTEGER AS row, bool_and(is_elsewhere) AS is_elsewhere FROM found
      GROUP BY ALL ORDER BY ALL`,
    signal,
  );
  for (const draft of drafts) rejectRepeated(draft, 'duplicate_child', rows);
  await moveRepeated(analytic, 'staging', 'staging_repeated', rows, signal);
}

/** A count of the same community, year and indicator, in another table of this import or an earlier extract. */
export async function rejectRepeatedCounts(
  drafts: readonly Draft[],
  replaced: readonly number[],
  analytic: Database,
  signal?: AbortSignal,
): Promise<void> {
  const rows = await analytic.rows(
    repeatedRow.omit({ sheet_no: true }),
    sql`WITH ranked AS (
        SELECT extract_no, line, rowid::INTEGER AS row, survey_year, community, indicator,
          row_number() OVER (PARTITION BY survey_year, community, indicator ORDER BY extract_no, line) AS place,
          row_number() OVER (PARTITION BY survey_year, community, indicator, extract_no ORDER BY line) AS own_place
        FROM staging_counted
      )
      SELECT extract_no, line, row, own_place = 1 AS is_elsewhere FROM ranked
      WHERE place > 1 OR (survey_year, community, indicator) IN (
        SELECT (survey_year, community, indicator) FROM counted WHERE NOT list_contains(${listed(replaced)}, extract_no))
      ORDER BY ALL`,
    signal,
  );
  for (const draft of drafts) {
    const sheet_no = draft.tables.findIndex(({ layout }) => layout === 'counts');
    rejectRepeated(
      draft,
      'count_repeated',
      rows.map((row) => ({ ...row, sheet_no })),
    );
  }
  await moveRepeated(analytic, 'staging_counted', 'staging_repeated_counted', rows, signal);
}

const anotherFile = { th: 'อีกไฟล์หนึ่ง', en: 'another file' };

function rejectRepeated(
  draft: Draft,
  reason: 'duplicate_child' | 'count_repeated',
  rows: readonly RepeatedRow[],
): void {
  for (const { extract_no, sheet_no, line, is_elsewhere } of rows) {
    if (extract_no !== draft.file.extractNo) continue;
    if (is_elsewhere) draft.repeated++;
    const row = rejectedRow(line, reason, is_elsewhere ? anotherFile : '', draft.tables[sheet_no]?.sheet);
    draft.rejected.push({ ...row, sheetNo: sheet_no });
  }
}

/** Takes rows out of a table by row and not by line: the sheets of a workbook have the same lines. */
async function moveRepeated(
  analytic: Database,
  from: 'staging' | 'staging_counted',
  to: 'staging_repeated' | 'staging_repeated_counted',
  rows: readonly Pick<RepeatedRow, 'row' | 'is_elsewhere'>[],
  signal?: AbortSignal,
): Promise<void> {
  for (let i = 0; i < rows.length; i += 5000) {
    const part = rows.slice(i, i + 5000);
    const numbers = (some: typeof part) =>
      join(
        some.map(({ row }) => integer(row)),
        ', ',
      );
    const elsewhere = part.filter(({ is_elsewhere }) => is_elsewhere);
    if (elsewhere.length > 0)
      await analytic.run(
        sql`INSERT INTO ${identifier(to)} FROM ${identifier(from)} WHERE rowid IN (${numbers(elsewhere)})`,
        signal,
      );
    await analytic.run(sql`DELETE FROM ${identifier(from)} WHERE rowid IN (${numbers(part)})`, signal);
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
        FROM staging_sheet sheet LEFT JOIN (
          SELECT DISTINCT survey_year, household_key FROM (
            SELECT survey_year, household_key FROM staging UNION ALL SELECT survey_year, household_key FROM child)
        ) home USING (survey_year, household_key) WHERE sheet.extract_no = ${draft.file.extractNo}`,
      signal,
    );
    const childless = unplaced?.childless ?? 0;
    const hasChildren = childless < (unplaced?.all_households ?? 0) || (await hasChildrenOf(draft, analytic, signal));
    if (childless > 0 && !hasChildren) {
      draft.error = setting.toFailure(
        new AppError('HOUSEHOLDS_WITHOUT_CHILDREN', { file: draft.file.stored.name }),
        draft.file.stored.name,
      );
      await dropStaged(analytic, draft.file.extractNo);
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
        SELECT survey_year FROM staging UNION ALL SELECT survey_year FROM child)
      WHERE survey_year IN (SELECT survey_year FROM staging_sheet WHERE extract_no = ${draft.file.extractNo})`,
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
  replaced: readonly number[],
  { analytic, keyedOtherwise }: ImportSetting,
  signal?: AbortSignal,
): Promise<void> {
  const others = keyedOtherwise.filter((extractNo) => !replaced.includes(extractNo));
  if (others.length === 0) return;
  for (const draft of drafts) {
    if (draft.error) continue;
    const [found] = await analytic.rows(
      z.object({ rows: z.int(), communities: z.int() }),
      sql`SELECT count(*)::INTEGER AS rows, count(DISTINCT (survey_year, community))::INTEGER AS communities FROM staging
        SEMI JOIN (FROM child WHERE list_contains(${listed(others)}, extract_no)) there USING (survey_year, community)
        WHERE staging.extract_no = ${draft.file.extractNo} AND child_key IS NOT NULL`,
      signal,
    );
    if (found && found.rows > 0)
      draft.warnings.push(warningOf('keys_differ', found.rows, [], String(found.communities)));
  }
}

/** Counts that will not be used, because their community has records of children in that year. */
export async function warnAboutUnusedCounts(
  drafts: readonly Draft[],
  replaced: readonly number[],
  analytic: Database,
  signal?: AbortSignal,
): Promise<void> {
  for (const draft of drafts) {
    if (draft.error || !draft.hasCounts) continue;
    const [found] = await analytic.rows(
      z.object({ rows: z.int(), lines: z.array(z.int()).nullable() }),
      sql`SELECT count(*)::INTEGER AS rows, list_slice(list(line ORDER BY line), 1, ${integer(listedLines)}) AS lines
        FROM staging_counted WHERE extract_no = ${draft.file.extractNo} AND (survey_year, community) IN (
          SELECT (survey_year, community) FROM staging
          UNION ALL SELECT (survey_year, community) FROM child WHERE NOT list_contains(${listed(replaced)}, extract_no))`,
      signal,
    );
    if (found && found.rows > 0) draft.warnings.push(warningOf('counts_unused', found.rows, found.lines ?? []));
  }
}
