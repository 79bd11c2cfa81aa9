import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { BlankRule } from '../../../shared/cpms/answers.ts';
import { indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import type { Failure, ImportEvent, ImportedFile, RejectedRow, Warning } from '../../../shared/contract/extracts.ts';
import { Database } from '../db/database.ts';
import { rebuildCube } from '../db/schema.ts';
import { integer, join, sql, type Sql } from '../db/sql.ts';
import { listedRejects, rejectedRow, warningOf } from './check/findings.ts';
import type { GivenMapping } from './detect/detect-table.ts';
import type { StoredFile } from './file-store.ts';
import { TableImport, type ImportRules } from './import-table.ts';
import { layoutOfExtract, openExtract, type OpenedExtract, type OpenedTable } from './open-extract.ts';
import { loadRecords } from './read/load-records.ts';

export type ImportFile = {
  readonly stored: StoredFile;
  readonly mapping?: GivenMapping | undefined;
  readonly surveyYearBE?: number | undefined;
  readonly extractNo: number;
};

export type ImportSetting = {
  readonly analytic: Database;
  readonly blank: BlankRule;
  readonly resolvesTambon: (code: string) => boolean;
  readonly memoryLimit: string;
  readonly threads: number;
  readonly checkUnchanged: (file: StoredFile) => Promise<void>;
  readonly toFailure: (error: unknown, file: string) => Failure;
  /** Loaded extracts that an extract with this hash takes the place of. */
  readonly replaced: (sha256: string) => readonly { readonly extractNo: number }[];
  readonly onProgress: (event: Extract<ImportEvent, { type: 'progress' }>) => void;
};

/** What came of one file; `surveyYearsBE` are the years it brought rows for. */
export type FileOutcome = ImportedFile & {
  readonly extractNo: number;
  readonly sha256: string;
  readonly surveyYearsBE: readonly number[];
};

const yearRow = z.object({ survey_year: z.int() });

type Draft = {
  readonly file: ImportFile;
  sha256: string;
  rejected: RejectedRow[];
  warnings: Warning[];
  hasHouseholdSheet: boolean;
  isDone: boolean;
  error: Failure | null;
};

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
        sha256: '',
        rejected: [],
        warnings: [],
        hasHouseholdSheet: false,
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
    const replaced = drafts.flatMap((draft) =>
      draft.error ? [] : setting.replaced(draft.sha256).map(({ extractNo }) => extractNo),
    );
    await rejectDuplicates(drafts, replaced, analytic, signal);
    await checkSheets(drafts, setting, signal);
    setting.onProgress({ type: 'progress', file: '', phase: 'counting', rows: 0, fraction: null, rowsPerSecond: null });
    const outcomes = await Promise.all(drafts.map((draft) => outcomeOf(draft, analytic)));
    await commit(analytic, names, replaced, signal);
    await warnAboutContradictions(outcomes, analytic);
    return outcomes;
  } finally {
    await analytic.run(sql`DELETE FROM staging`);
    await analytic.run(sql`DELETE FROM staging_sheet`);
  }
}

type Place = { readonly done: number; readonly of: number };

async function importOrFail(
  draft: Draft,
  mayBeHouseholds: boolean,
  names: Map<number, string>,
  setting: ImportSetting,
  place: Place,
  signal?: AbortSignal,
): Promise<void> {
  const { stored, extractNo } = draft.file;
  try {
    draft.isDone = await importFile(draft, mayBeHouseholds, names, setting, place, signal);
  } catch (error) {
    if (signal?.aborted || (error instanceof AppError && error.code === 'CANCELLED')) throw new AppError('CANCELLED');
    draft.isDone = true;
    draft.error = setting.toFailure(error, stored.name);
    draft.rejected = [];
    draft.warnings = [];
    await dropStaged(setting.analytic, extractNo);
  }
}

/** @returns false for a file of households whose turn has not come */
async function importFile(
  draft: Draft,
  mayBeHouseholds: boolean,
  names: Map<number, string>,
  setting: ImportSetting,
  place: Place,
  signal?: AbortSignal,
): Promise<boolean> {
  const { stored, mapping, surveyYearBE, extractNo } = draft.file;
  const opened = await openExtract(stored, mapping, signal);
  draft.sha256 = opened.profile.sha256;
  const layout = layoutOfExtract(opened);
  if (layout === 'household' && !mayBeHouseholds) return false;
  if (layout === 'counts') throw new AppError('LAYOUT_COUNTS_NOT_YET', { file: stored.name });
  const children = opened.tables.filter((table) => table.layout === 'child');
  for (const table of children) requireColumns(opened, table);
  const year = fallbackYear(opened, surveyYearBE);
  const ofChildren = layout === 'household' ? await yearOfChildren(setting.analytic, null) : null;
  if (year === null && ofChildren === null && !opened.tables.some((table) => table.columns.has('survey_year')))
    throw new AppError('YEAR_UNKNOWN', { file: stored.name });
  draft.warnings.push(
    ...yearWarnings(opened, year),
    ...columnWarnings(opened),
    ...(setting.blank === 'no' ? [warningOf('blank_means_no', 0)] : []),
  );
  const rules: ImportRules = {
    extractNo,
    sheetNo: 0,
    fallbackYearBE: year?.surveyYearBE ?? null,
    blank: setting.blank,
    resolvesTambon: setting.resolvesTambon,
  };
  const households = opened.tables.filter((table) => table.layout === 'household');
  for (const [sheetNo, table] of [...children, ...households].entries()) {
    if (table.dataRows === 0) continue;
    const childYear =
      table.layout === 'household' ? (ofChildren ?? (await yearOfChildren(setting.analytic, extractNo))) : null;
    const fallbackYearBE = childYear ?? rules.fallbackYearBE;
    await importTable(draft, opened, table, { ...rules, sheetNo, fallbackYearBE }, names, setting, place, signal);
  }
  await setting.checkUnchanged(stored);
  return true;
}

/** The one survey year of the children being imported, of one file or of all; null when there are several or none. */
async function yearOfChildren(analytic: Database, extractNo: number | null): Promise<number | null> {
  const years = await analytic.rows(
    yearRow,
    sql`SELECT DISTINCT survey_year FROM staging WHERE ${extractNo === null ? sql`true` : sql`extract_no = ${extractNo}`}`,
  );
  return years.length === 1 ? (years[0]?.survey_year ?? null) : null;
}

async function importTable(
  draft: Draft,
  opened: OpenedExtract,
  table: OpenedTable,
  rules: ImportRules,
  names: Map<number, string>,
  setting: ImportSetting,
  place: { done: number; of: number },
  signal?: AbortSignal,
): Promise<void> {
  const reader = await Database.open({
    memoryLimit: setting.memoryLimit,
    threads: setting.threads,
    allowedFile: opened.stored.path,
  });
  const started = performance.now();
  let lastReport = 0;
  const report = (phase: 'reading' | 'checking', rows: number): void => {
    const now = performance.now();
    if (phase === 'reading' && now - lastReport < 100) return;
    lastReport = now;
    const share = table.dataRows === 0 ? 1 : Math.min(1, rows / table.dataRows);
    const fraction = Math.min(1, (place.done + (phase === 'reading' ? share * 0.6 : 0.6)) / place.of);
    setting.onProgress({
      type: 'progress',
      file: opened.stored.name,
      phase,
      rows,
      fraction,
      rowsPerSecond: (rows / (now - started)) * 1000,
    });
  };
  try {
    const loaded = await loadRecords(reader, opened, table, (rows) => report('reading', rows), signal);
    report('checking', table.dataRows);
    const typed = new TableImport(reader, loaded, rules, signal);
    const outcome =
      table.layout === 'child' ? await typed.children(setting.analytic) : await typed.households(setting.analytic);
    draft.rejected.push(...outcome.rejected);
    draft.warnings.push(...outcome.warnings);
    draft.hasHouseholdSheet ||= table.layout === 'household';
    for (const [code, name] of outcome.communityNames) names.set(code, name);
  } finally {
    reader.close();
  }
}

function requireColumns(opened: OpenedExtract, table: OpenedTable): void {
  if (table.columns.has('community_code')) return;
  throw new AppError('FILE_NOT_EXTRACT', {
    file: opened.stored.name,
    found: table.headers.slice(0, 12),
    missing: ['รหัสชุมชน/หมู่บ้าน (community code)'],
  });
}

/** The year for rows that do not say theirs, and where it was found. */
export function fallbackYear(
  opened: OpenedExtract,
  given: number | undefined,
): { readonly surveyYearBE: number; readonly source: 'title' | 'file-name' | 'given' } | null {
  if (opened.titleYearBE !== null) return { surveyYearBE: opened.titleYearBE, source: 'title' };
  if (opened.fileNameYearBE !== null) return { surveyYearBE: opened.fileNameYearBE, source: 'file-name' };
  if (given !== undefined) return { surveyYearBE: given, source: 'given' };
  return null;
}

function yearWarnings(opened: OpenedExtract, year: ReturnType<typeof fallbackYear>): readonly Warning[] {
  const hasColumn = opened.tables.some((table) => table.layout === 'child' && table.columns.has('survey_year'));
  if (hasColumn || !year) return [];
  const code =
    year.source === 'title' ? 'year_from_title' : year.source === 'given' ? 'year_given' : 'year_from_file_name';
  return [warningOf(code, 0, [], String(year.surveyYearBE))];
}

/** Warnings about the header: columns that stand twice, indicators that are not there. */
export function columnWarnings(opened: OpenedExtract): readonly Warning[] {
  const duplicates = opened.tables.flatMap((table) => table.duplicateHeaders);
  const there = new Set(opened.tables.flatMap((table) => [...table.columns.keys()]));
  const missing = indicators.filter((indicator) => !there.has(indicatorField(indicator.no)));
  return [
    ...(duplicates.length > 0 ? [warningOf('header_duplicate', duplicates.length, [], duplicates.join(', '))] : []),
    ...(missing.length > 0
      ? [
          warningOf(
            'column_missing',
            missing.length,
            [],
            missing.map((indicator) => `${indicator.no}. ${indicator.th}`).join(', '),
          ),
        ]
      : []),
  ];
}

async function dropStaged(analytic: Database, extractNo: number): Promise<void> {
  await analytic.run(sql`DELETE FROM staging WHERE extract_no = ${extractNo}`);
  await analytic.run(sql`DELETE FROM staging_sheet WHERE extract_no = ${extractNo}`);
}

/** A second row with the same child id in the same year and community, in this import or an earlier one. */
async function rejectDuplicates(
  drafts: readonly Draft[],
  replaced: readonly number[],
  analytic: Database,
  signal?: AbortSignal,
): Promise<void> {
  const rows = await analytic.rows(
    z.object({ extract_no: z.int(), line: z.int(), row: z.int() }),
    sql`WITH twice AS (
        SELECT survey_year, community, child_hash FROM staging WHERE child_hash IS NOT NULL GROUP BY ALL HAVING count(*) > 1
      ), ranked AS (
        SELECT extract_no, line, rowid::INTEGER AS row,
          row_number() OVER (PARTITION BY survey_year, community, child_hash ORDER BY extract_no, sheet_no, line) AS place
        FROM staging SEMI JOIN twice USING (survey_year, community, child_hash)
      )
      SELECT extract_no, line, row FROM ranked WHERE place > 1
      UNION
      SELECT staging.extract_no, line, rowid::INTEGER AS row FROM staging
      SEMI JOIN (FROM child WHERE NOT list_contains(${listed(replaced)}, extract_no)) kept USING (survey_year, community, child_hash)
      ORDER BY ALL`,
    signal,
  );
  if (rows.length === 0) return;
  for (const draft of drafts) {
    const twice = rows.filter((row) => row.extract_no === draft.file.extractNo);
    draft.rejected.push(...twice.map(({ line }) => rejectedRow(line, 'duplicate_child')));
  }
  // By row and not by line: the sheets of a workbook have the same lines.
  for (let i = 0; i < rows.length; i += 5000) {
    const part = rows.slice(i, i + 5000).map(({ row }) => integer(row));
    await analytic.run(sql`DELETE FROM staging WHERE rowid IN (${join(part, ', ')})`, signal);
  }
}

/** Household tables need children: in the same import or already there. */
async function checkSheets(drafts: readonly Draft[], setting: ImportSetting, signal?: AbortSignal): Promise<void> {
  const { analytic } = setting;
  for (const draft of drafts) {
    if (!draft.hasHouseholdSheet || draft.error) continue;
    const [found] = await analytic.rows(
      z.object({ all_households: z.int(), childless: z.int(), lines: z.array(z.int()).nullable() }),
      sql`SELECT count(*)::INTEGER AS all_households, count(*) FILTER (home.household_hash IS NULL)::INTEGER AS childless,
          list_slice(list(sheet.line ORDER BY sheet.line) FILTER (home.household_hash IS NULL), 1, 20) AS lines
        FROM staging_sheet sheet LEFT JOIN (
          SELECT DISTINCT survey_year, household_hash FROM (
            SELECT survey_year, household_hash FROM staging UNION ALL SELECT survey_year, household_hash FROM child)
        ) home USING (survey_year, household_hash) WHERE sheet.extract_no = ${draft.file.extractNo}`,
      signal,
    );
    const childless = found?.childless ?? 0;
    if (childless > 0 && childless === found?.all_households) {
      draft.error = setting.toFailure(
        new AppError('HOUSEHOLDS_WITHOUT_CHILDREN', { file: draft.file.stored.name }),
        draft.file.stored.name,
      );
      await dropStaged(analytic, draft.file.extractNo);
    } else if (childless > 0) {
      draft.warnings.push(warningOf('household_without_children', childless, found?.lines ?? []));
    }
  }
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
        UNION ALL SELECT survey_year, ${isHouseholdsOnly ? 1 : 0} FROM staging_sheet WHERE extract_no = ${draft.file.extractNo}
      ) GROUP BY 1 ORDER BY 1`,
  );
  const surveyYearsBE = rows.map((row) => row.survey_year);
  const rejected = draft.rejected.toSorted((a, b) => a.line - b.line);
  return {
    file: draft.file.stored.name,
    extractNo: draft.file.extractNo,
    sha256: draft.sha256,
    surveyYearsBE,
    surveyYearBE: surveyYearsBE.length === 1 ? (surveyYearsBE[0] ?? null) : null,
    accepted: rows.reduce((sum, row) => sum + row.n, 0),
    rejected: rejected.slice(0, listedRejects),
    rejectedCount: rejected.length,
    warnings: draft.warnings,
    error: draft.error,
  };
}

async function commit(
  analytic: Database,
  names: ReadonlyMap<number, string>,
  replaced: readonly number[],
  signal?: AbortSignal,
): Promise<void> {
  const staged = await analytic.rows(
    yearRow,
    sql`SELECT survey_year FROM staging UNION SELECT survey_year FROM staging_sheet`,
  );
  if (staged.length === 0) return;
  const gone = listed(replaced);
  const leaving = await analytic.rows(
    yearRow,
    sql`SELECT DISTINCT survey_year FROM child WHERE list_contains(${gone}, extract_no)`,
  );
  const years = [...new Set([...staged, ...leaving].map((row) => row.survey_year))];
  await analytic.transaction(
    [
      sql`DELETE FROM child WHERE list_contains(${gone}, extract_no)`,
      sql`DELETE FROM household_sheet WHERE list_contains(${gone}, extract_no)`,
      sql`INSERT INTO child SELECT * EXCLUDE (sheet_no, line) FROM staging`,
      sql`INSERT INTO household_sheet SELECT * EXCLUDE (line) FROM staging_sheet`,
      ...storeNames([...names]),
      ...rebuildCube(years),
    ],
    signal,
  );
}

/** A statement for 500 names: one a name takes longer than all else where there are thousands. */
function storeNames(names: readonly (readonly [number, string])[]): readonly Sql[] {
  return Array.from({ length: Math.ceil(names.length / 500) }, (_, i) => {
    const rows = names.slice(i * 500, (i + 1) * 500).map(([code, name]) => sql`(${integer(code)}, ${name})`);
    return sql`INSERT OR REPLACE INTO community_name VALUES ${join(rows, ', ')}`;
  });
}

async function warnAboutContradictions(outcomes: readonly FileOutcome[], analytic: Database): Promise<void> {
  for (const outcome of outcomes) {
    if (outcome.accepted === 0) continue;
    const [found] = await analytic.rows(
      z.object({ n: z.int() }),
      sql`SELECT count(DISTINCT hash(child.survey_year, child.community, child.household_hash))::INTEGER AS n FROM child
        JOIN household USING (survey_year, community, household_hash)
        WHERE extract_no = ${outcome.extractNo} AND (household.yes_bits & household.no_bits) <> 0`,
    );
    const count = found?.n ?? 0;
    if (count > 0) (outcome.warnings as Warning[]).push(warningOf('household_contradiction', count));
  }
}

function listed(numbers: readonly number[]): Sql {
  return sql`[${join(
    numbers.map((no) => integer(no)),
    ', ',
  )}]::INTEGER[]`;
}
