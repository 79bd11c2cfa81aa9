import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { BlankRule } from '../../../shared/cpms/answers.ts';
import { indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import type { Failure, ImportEvent, ImportedFile, RejectedRow, Warning } from '../../../shared/contract/extracts.ts';
import { Database } from '../db/database.ts';
import { rebuildCube } from '../db/schema.ts';
import { integer, join, sql, type Sql } from '../db/sql.ts';
import { listedRejects, onSheet, rejectedRow, warningOf } from './check/findings.ts';
import { householdSheetWarnings } from './check/household-warnings.ts';
import { givenYearWarnings } from './check/year-warnings.ts';
import type { GivenMapping } from './detect/detect-table.ts';
import type { StoredFile } from './file-store.ts';
import { TableImport, type ImportRules } from './import-table.ts';
import { arrowOf } from '../db/arrow.ts';
import { childColumns, householdColumns } from '../db/stored-tables.ts';
import { layoutOfExtract, openExtract, type OpenedExtract, type OpenedTable } from './open-extract.ts';
import { identifierRows, rowCells } from './personal-rows.ts';
import { loadRecords } from './read/load-records.ts';
import { joinRejectTables, mostKeptRejects, rejectTable, type RejectTable } from './reject-table.ts';

export type ImportFile = {
  readonly stored: StoredFile;
  readonly mapping?: GivenMapping | undefined;
  readonly surveyYearBE?: number | undefined;
  readonly extractNo: number;
};

/** What of a file is to be kept; each part may be absent. The last two say who children are. */
export type ExtractContent = {
  readonly children: Uint8Array | null;
  readonly households: Uint8Array | null;
  readonly identifiers: readonly Uint8Array[];
  readonly rejects: RejectTable | null;
};

export type ImportSetting = {
  readonly analytic: Database;
  readonly secret: string;
  /** `rows`: the rows themselves · `identifiers`: names and numbers · `rejects`: rejected rows with their cells. */
  readonly keeps: ReadonlySet<keyof ExtractContent>;
  /** Called once everything is ready and may still be given up: what this rejects does not come in. */
  readonly store: (
    brought: readonly { readonly outcome: FileOutcome; readonly content: ExtractContent }[],
    communityNames: ReadonlyMap<number, string>,
  ) => Promise<void>;
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
export type FileOutcome = Omit<ImportedFile, 'extractId'> & {
  readonly extractNo: number;
  readonly sha256: string;
  readonly surveyYearsBE: readonly number[];
};

const yearRow = z.object({ survey_year: z.int() });

/** A rejected row and the table of its file that it stands in: a workbook has several. */
type Rejected = RejectedRow & { readonly sheetNo: number };

type Draft = {
  readonly file: ImportFile;
  opened: OpenedExtract | null;
  tables: OpenedTable[];
  identifiers: Uint8Array[];
  sha256: string;
  rejected: Rejected[];
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
        opened: null,
        tables: [],
        identifiers: [],
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
  draft.opened = opened;
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
    ...givenYearWarnings(surveyYearBE, hasYearColumn(opened) ? null : (year?.surveyYearBE ?? null)),
    ...columnWarnings(opened),
    ...(setting.blank === 'no' ? [warningOf('blank_means_no', 0)] : []),
  );
  const rules: ImportRules = {
    extractNo,
    sheetNo: 0,
    fallbackYearBE: year?.surveyYearBE ?? null,
    givenYearBE: surveyYearBE,
    blank: setting.blank,
    resolvesTambon: setting.resolvesTambon,
    secret: setting.secret,
  };
  const households = opened.tables.filter((table) => table.layout === 'household');
  draft.tables = [...children, ...households];
  for (const [sheetNo, table] of draft.tables.entries()) {
    if (table.dataRows === 0) continue;
    const childYear =
      table.layout === 'household' ? (ofChildren ?? (await yearOfChildren(setting.analytic, extractNo))) : null;
    const fallbackYearBE = childYear ?? rules.fallbackYearBE;
    await importTable(
      draft,
      opened,
      table,
      { ...rules, sheetNo, sheet: table.sheet, fallbackYearBE },
      names,
      setting,
      place,
      signal,
    );
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
  const reader = await openReader(opened, setting);
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
    const loaded = await loadRecords(
      reader,
      opened,
      table,
      {
        reads: setting.keeps.has('identifiers') ? 'identifiers' : 'figures',
        onRows: (rows) => report('reading', rows),
      },
      signal,
    );
    report('checking', table.dataRows);
    const typed = new TableImport(reader, loaded, rules, signal);
    const outcome =
      table.layout === 'child' ? await typed.children(setting.analytic) : await typed.households(setting.analytic);
    if (table.layout === 'child' && setting.keeps.has('identifiers'))
      draft.identifiers.push(await identifierRows(reader, loaded, rules.sheetNo, signal));
    draft.rejected.push(...outcome.rejected.map((row) => ({ ...row, sheetNo: rules.sheetNo })));
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

const hasYearColumn = (opened: OpenedExtract): boolean =>
  opened.tables.some((table) => table.layout !== 'household' && table.columns.has('survey_year'));

function yearWarnings(opened: OpenedExtract, year: ReturnType<typeof fallbackYear>): readonly Warning[] {
  if (hasYearColumn(opened) || !year) return [];
  const code =
    year.source === 'title' ? 'year_from_title' : year.source === 'given' ? 'year_given' : 'year_from_file_name';
  return [warningOf(code, 0, [], String(year.surveyYearBE))];
}

/** Warnings about the header: columns that stand twice, indicators that are not there. */
export function columnWarnings(opened: OpenedExtract): readonly Warning[] {
  const duplicates = opened.tables.flatMap((table) => table.duplicateHeaders);
  const there = new Set(opened.tables.flatMap((table) => [...table.columns.keys()]));
  // A table of counts has a row for each indicator, not a column.
  const missing = there.has('indicator_no')
    ? []
    : indicators.filter((indicator) => !there.has(indicatorField(indicator.no)));
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
    z.object({ extract_no: z.int(), sheet_no: z.int(), line: z.int(), row: z.int() }),
    sql`WITH twice AS (
        SELECT survey_year, community, child_key FROM staging WHERE child_key IS NOT NULL GROUP BY ALL HAVING count(*) > 1
      ), ranked AS (
        SELECT extract_no, sheet_no, line, rowid::INTEGER AS row,
          row_number() OVER (PARTITION BY survey_year, community, child_key ORDER BY extract_no, sheet_no, line) AS place
        FROM staging SEMI JOIN twice USING (survey_year, community, child_key)
      )
      SELECT extract_no, sheet_no, line, row FROM ranked WHERE place > 1
      UNION
      SELECT staging.extract_no, staging.sheet_no, staging.line, rowid::INTEGER AS row FROM staging
      SEMI JOIN (FROM child WHERE NOT list_contains(${listed(replaced)}, extract_no)) kept USING (survey_year, community, child_key)
      ORDER BY ALL`,
    signal,
  );
  if (rows.length === 0) return;
  for (const draft of drafts) {
    const twice = rows.filter((row) => row.extract_no === draft.file.extractNo);
    draft.rejected.push(
      ...twice.map(({ line, sheet_no }) => ({
        ...rejectedRow(line, 'duplicate_child', '', draft.tables[sheet_no]?.sheet),
        sheetNo: sheet_no,
      })),
    );
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
    if (childless > 0 && childless === unplaced?.all_households) {
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
    rejected: rejected.slice(0, listedRejects).map(({ sheetNo: _no, ...row }) => row),
    rejectedCount: rejected.length,
    warnings: draft.warnings,
    error: draft.error,
  };
}

async function contentOf(
  draft: Draft,
  outcome: FileOutcome,
  setting: ImportSetting,
  signal?: AbortSignal,
): Promise<ExtractContent> {
  const { analytic, keeps } = setting;
  const rows = async (table: 'staging' | 'staging_sheet'): Promise<Uint8Array> =>
    arrowOf(
      analytic,
      table === 'staging' ? childColumns : householdColumns,
      sql`FROM ${table === 'staging' ? sql`staging` : sql`staging_sheet`} WHERE extract_no = ${draft.file.extractNo} ORDER BY rowid`,
      signal,
    );
  const hasChildren = draft.tables.some(({ layout }) => layout === 'child');
  return {
    children: keeps.has('children') && hasChildren ? await rows('staging') : null,
    households: keeps.has('households') && draft.hasHouseholdSheet ? await rows('staging_sheet') : null,
    identifiers: draft.identifiers,
    rejects: keeps.has('rejects') ? await rejectsOf(draft, outcome, setting, signal) : null,
  };
}

/** Rejected rows are read again from the file with all their cells: most files have few, and names are not read before. */
async function rejectsOf(
  draft: Draft,
  outcome: FileOutcome,
  setting: ImportSetting,
  signal?: AbortSignal,
): Promise<RejectTable | null> {
  const { opened } = draft;
  if (draft.rejected.length === 0 || !opened) return null;
  const tables: RejectTable[] = [];
  for (const [sheetNo, table] of draft.tables.entries()) {
    const rejected = draft.rejected.filter((row) => row.sheetNo === sheetNo).slice(0, mostKeptRejects);
    if (rejected.length === 0) continue;
    const reader = await openReader(opened, setting);
    try {
      const loaded = await loadRecords(reader, opened, table, { reads: 'everything' }, signal);
      const lines = rejected.map(({ line }) => line);
      const cells = await rowCells(reader, loaded, lines, signal);
      tables.push(rejectTable(rejected, table.sheet ?? '', cells, outcome.surveyYearBE));
    } finally {
      reader.close();
    }
  }
  return joinRejectTables(tables);
}

function openReader(opened: OpenedExtract, { memoryLimit, threads }: ImportSetting): Promise<Database> {
  return Database.open({ memoryLimit, threads, allowedFile: opened.stored.path });
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
      sql`INSERT INTO child FROM staging`,
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

async function warnAboutContradictions(outcomes: readonly FileOutcome[], analytic: Database): Promise<void> {
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

function listed(numbers: readonly number[]): Sql {
  return sql`[${join(
    numbers.map((no) => integer(no)),
    ', ',
  )}]::INTEGER[]`;
}
