import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { rebuildCube } from '../db/schema.ts';
import { identifier, integer, join, sql, type Sql } from '../db/sql.ts';
import {
  checkSheets,
  refuseSameFiles,
  rejectDuplicates,
  rejectRepeatedCounts,
  warnAboutContradictions,
  warnAboutOtherKeys,
  warnAboutUnusedCounts,
} from './check/check-staged.ts';
import { listedRejects } from './check/findings.ts';
import { leaveOutRepeatedTables } from './check/repeated-tables.ts';
import { warnAboutProvinces } from './check/province-warnings.ts';
import { contentOf } from './import-content.ts';
import {
  listed,
  stagingTables,
  type Draft,
  type ExtractContent,
  type FileOutcome,
  type ImportFile,
  type ImportSetting,
} from './import-draft.ts';
import { importOrFail } from './import-file.ts';

const yearRow = z.object({ survey_year: z.int() });

/**
 * Imports files into the analytic database in one step: either all readable files are in, with the cube
 * rebuilt, or nothing changed. A file that cannot be read is reported and leaves the others alone.
 * @throws AppError CANCELLED
 */
export async function importExtracts(
  files: readonly ImportFile[],
  setting: ImportSetting,
  signal?: AbortSignal,
): Promise<readonly FileOutcome[]> {
  const { analytic } = setting;
  const names = new Map<number, string>();
  const drafts: Draft[] = [];
  try {
    for (const file of files) {
      drafts.push({
        file,
        opened: null,
        tables: [],
        identifiers: [],
        codedFields: new Map(),
        sha256: '',
        rejected: [],
        warnings: [],
        repeated: 0,
        hasHouseholdSheet: false,
        hasCounts: false,
        isDone: false,
        error: null,
      });
    }
    // Files of households alone come second: they take their year from the children.
    for (const mayBeHouseholds of [false, true]) {
      for (const [index, draft] of drafts.entries()) {
        if (!draft.isDone)
          await importOrFail(draft, mayBeHouseholds, names, setting, { done: index, of: files.length }, signal);
      }
    }
    await refuseSameFiles(drafts, setting);
    const replaced = drafts.flatMap((draft) =>
      draft.error ? [] : setting.replaced(draft.sha256).map(({ extractNo }) => extractNo),
    );
    await rejectDuplicates(drafts, replaced, analytic, signal);
    await leaveOutRepeatedTables(drafts, replaced, analytic, signal);
    await rejectRepeatedCounts(drafts, replaced, analytic, signal);
    await warnAboutOtherKeys(drafts, replaced, setting, signal);
    await warnAboutUnusedCounts(drafts, replaced, analytic, signal);
    await warnAboutProvinces(drafts, replaced, analytic, signal);
    await checkSheets(drafts, setting, signal);
    setting.onProgress({ type: 'progress', file: '', phase: 'counting', rows: 0, fraction: null, rowsPerSecond: null });
    const outcomes = await Promise.all(drafts.map((draft) => outcomeOf(draft, analytic)));
    for (const { file } of drafts) await leaveOut(analytic, file);
    const brought: { readonly outcome: FileOutcome; readonly content: ExtractContent }[] = [];
    for (const [i, draft] of drafts.entries()) {
      const outcome = outcomes[i];
      if (outcome && outcome.error === null && (outcome.accepted > 0 || outcome.surveyYearsBE.length > 0))
        brought.push({ outcome, content: await contentOf(draft, outcome, setting, signal) });
    }
    await commit(analytic, names, replaced, () => setting.store(brought, names), signal);
    await warnAboutContradictions(outcomes, analytic);
    return outcomes;
  } finally {
    for (const table of stagingTables) await analytic.run(sql`DELETE FROM ${identifier(table)}`);
  }
}

/** Takes rows out that are known not to count; they were accepted all the same. */
async function leaveOut(analytic: Database, { extractNo, leftOut = [] }: ImportFile): Promise<void> {
  if (leftOut.length === 0) return;
  const places = leftOut.map(({ sheetNo, line }) => sql`(${integer(sheetNo)}, ${integer(line)})`);
  for (const table of ['staging', 'staging_repeated'])
    await analytic.run(
      sql`DELETE FROM ${identifier(table)} WHERE extract_no = ${extractNo} AND (sheet_no, line) IN (${join(places, ', ')})`,
    );
}

async function outcomeOf(draft: Draft, analytic: Database): Promise<FileOutcome> {
  const [children] = await analytic.rows(
    z.object({ n: z.int() }),
    sql`SELECT count(*)::INTEGER AS n FROM staging WHERE extract_no = ${draft.file.extractNo}`,
  );
  // The rows of a file of households are households.
  const isHouseholdsOnly = draft.hasHouseholdSheet && children?.n === 0;
  const rows = await analytic.rows(
    z.object({ survey_year: z.int(), n: z.int() }),
    sql`SELECT survey_year, sum(n)::INTEGER AS n FROM (
        SELECT survey_year, 1 AS n FROM staging WHERE extract_no = ${draft.file.extractNo}
        UNION ALL SELECT survey_year, 1 FROM staging_counted WHERE extract_no = ${draft.file.extractNo}
        UNION ALL SELECT survey_year, ${isHouseholdsOnly ? 1 : 0} FROM staging_sheet WHERE extract_no = ${draft.file.extractNo}
      ) GROUP BY 1 ORDER BY 1`,
  );
  const surveyYearsBE = rows.length === 0 ? [] : await yearsOf(draft, rows, analytic);
  const rejected = draft.rejected.toSorted((a, b) => a.line - b.line);
  return {
    file: draft.file.stored.name,
    extractNo: draft.file.extractNo,
    sha256: draft.sha256,
    repeated: draft.repeated,
    surveyYearsBE,
    surveyYearBE: surveyYearsBE.length === 1 ? (surveyYearsBE[0] ?? null) : null,
    accepted: rows.reduce((sum, row) => sum + row.n, 0),
    rejected: rejected.slice(0, listedRejects).map(({ sheetNo: _no, ...row }) => row),
    rejectedCount: rejected.length,
    warnings: draft.warnings,
    error: draft.error,
  };
}

/** The years a file brought rows for, with those of rows that another extract has: they may come in later. */
async function yearsOf(draft: Draft, rows: readonly z.infer<typeof yearRow>[], analytic: Database): Promise<number[]> {
  const { extractNo } = draft.file;
  const repeated = await analytic.rows(
    yearRow,
    sql`SELECT survey_year FROM staging_repeated WHERE extract_no = ${extractNo}
      UNION SELECT survey_year FROM staging_repeated_counted WHERE extract_no = ${extractNo}`,
  );
  const years = [...rows, ...repeated].map((row) => row.survey_year);
  return [...new Set(years)].toSorted((a, b) => a - b);
}

async function commit(
  analytic: Database,
  names: ReadonlyMap<number, string>,
  replaced: readonly number[],
  store: () => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const staged = await analytic.rows(
    yearRow,
    sql`SELECT survey_year FROM staging UNION SELECT survey_year FROM staging_sheet UNION SELECT survey_year FROM staging_counted`,
  );
  if (staged.length === 0) return;
  const gone = listed(replaced);
  const leaving = await analytic.rows(
    yearRow,
    sql`SELECT survey_year FROM child WHERE list_contains(${gone}, extract_no)
      UNION SELECT survey_year FROM household_sheet WHERE list_contains(${gone}, extract_no)
      UNION SELECT survey_year FROM counted WHERE list_contains(${gone}, extract_no)`,
  );
  const years = [...new Set([...staged, ...leaving].map((row) => row.survey_year))];
  await analytic.transaction(
    [
      sql`DELETE FROM child WHERE list_contains(${gone}, extract_no)`,
      sql`DELETE FROM household_sheet WHERE list_contains(${gone}, extract_no)`,
      sql`DELETE FROM counted WHERE list_contains(${gone}, extract_no)`,
      sql`INSERT INTO child FROM staging`,
      sql`INSERT INTO counted FROM staging_counted`,
      sql`INSERT INTO household_sheet SELECT * EXCLUDE (line) FROM staging_sheet`,
      ...storeNames([...names]),
      ...rebuildCube(years),
    ],
    signal,
    store,
  );
}

/** A statement for 500 names: one a name takes longer than all else where there are thousands. */
export function storeNames(names: readonly (readonly [number, string])[]): readonly Sql[] {
  return Array.from({ length: Math.ceil(names.length / 500) }, (_, i) => {
    const rows = names.slice(i * 500, (i + 1) * 500).map(([code, name]) => sql`(${integer(code)}, ${name})`);
    return sql`INSERT OR REPLACE INTO community_name VALUES ${join(rows, ', ')}`;
  });
}
