import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { indicatorField, indicators } from '../../../shared/cpms/indicators.ts';
import type { Warning } from '../../../shared/contract/extracts.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { stageCounts } from '../tables/staging.ts';
import { warningOf } from './check/findings.ts';
import { givenYearWarnings } from './check/year-warnings.ts';
import { childRows } from './child-rows.ts';
import { countsRows } from './counts-rows.ts';
import { householdRows } from './household-rows.ts';
import { openReader, refuseDraft, type Draft, type ImportSetting } from './import-draft.ts';
import { layoutOfExtract, openExtract, type OpenedExtract, type OpenedTable } from './open-extract.ts';
import { identifierRows } from './personal-rows.ts';
import { loadRecords } from './read/load-records.ts';
import { RecordCells } from './read/record-cells.ts';
import type { ImportRules, TableOutcome } from './table-plans.ts';

/** The number of a row's sheet is kept in one byte. */
const mostSheets = 255;

export type Place = { readonly done: number; readonly of: number };

export async function importOrFail(
  draft: Draft,
  mayBeHouseholds: boolean,
  setting: ImportSetting,
  place: Place,
  signal?: AbortSignal,
): Promise<void> {
  try {
    draft.isDone = await importFile(draft, mayBeHouseholds, setting, place, signal);
  } catch (error) {
    if (signal?.aborted || (error instanceof AppError && error.code === 'CANCELLED')) throw new AppError('CANCELLED');
    draft.isDone = true;
    await refuseDraft(draft, error, setting);
  }
}

/** @returns false for a file of households whose turn has not come */
async function importFile(
  draft: Draft,
  mayBeHouseholds: boolean,
  setting: ImportSetting,
  place: Place,
  signal?: AbortSignal,
): Promise<boolean> {
  const { stored, mapping, surveyYearBE, extractNo, codes } = draft.file;
  const opened = await openExtract(stored, mapping, signal);
  draft.opened = opened;
  draft.sha256 = opened.profile.sha256;
  const layout = layoutOfExtract(opened);
  if (layout === 'household' && !mayBeHouseholds) return false;
  const counts = opened.tables.filter((table) => table.layout === 'counts');
  const children = opened.tables.filter((table) => table.layout === 'child');
  for (const table of [...children, ...counts]) requireColumns(opened, table);
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
    codes,
    resolvesTambon: setting.resolvesTambon,
    secret: setting.secret,
  };
  const households = opened.tables.filter((table) => table.layout === 'household');
  draft.tables = [...children, ...counts, ...households];
  if (draft.tables.length > mostSheets) throw new AppError('FILE_TOO_MANY_SHEETS', { file: stored.name });
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
      setting,
      place,
      signal,
    );
  }
  await setting.checkUnchanged(stored);
  return true;
}

const yearRow = z.object({ survey_year: z.int() });

/** The one survey year of the children being imported, of one file or of all; null when there are several or none. */
async function yearOfChildren(analytic: Database, extractNo: number | null): Promise<number | null> {
  const years = await analytic.rows(
    yearRow,
    sql`SELECT DISTINCT survey_year FROM staged_child WHERE ${extractNo === null ? sql`true` : sql`extract_no = ${extractNo}`}`,
  );
  return years.length === 1 ? (years[0]?.survey_year ?? null) : null;
}

async function importTable(
  draft: Draft,
  opened: OpenedExtract,
  table: OpenedTable,
  rules: ImportRules,
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
    const outcome = await readTable(new RecordCells(reader, loaded, signal), table, rules, setting);
    draft.codedFields.set(rules.sheetNo, outcome.codedFields);
    if (table.layout === 'child' && setting.keeps.has('identifiers'))
      draft.identifiers.push(await identifierRows(reader, loaded, rules.sheetNo, signal));
    draft.rejected.push(...outcome.rejected.map((row) => ({ ...row, sheetNo: rules.sheetNo })));
    draft.warnings.push(...outcome.warnings);
    draft.hasHouseholdSheet ||= table.layout === 'household';
    draft.hasCounts ||= table.layout === 'counts';
    for (const [code, name] of outcome.communityNames) draft.communityNames.set(code, name);
  } finally {
    reader.close();
  }
}

async function readTable(
  records: RecordCells,
  table: OpenedTable,
  rules: ImportRules,
  { analytic }: ImportSetting,
): Promise<TableOutcome> {
  switch (table.layout) {
    case 'child':
      return childRows(records, rules, analytic);
    case 'household':
      return householdRows(records, rules, analytic);
    case 'counts': {
      const outcome = await countsRows(records, rules);
      await stageCounts(analytic, rules, outcome.rows);
      return { ...outcome, codedFields: new Set() };
    }
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
