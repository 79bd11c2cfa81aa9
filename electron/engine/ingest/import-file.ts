import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { CodeRule } from '../../../shared/cpms/answers.ts';
import { codesOf, readHeader } from '../../../shared/cpms/headers/read-header.ts';
import type { Warning } from '../../../shared/contract/extracts.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { stageCounts } from '../tables/staging.ts';
import { warningOf } from './check/findings.ts';
import { headerWarnings, sheetWarnings } from './check/header-warnings.ts';
import { yearOfTable, yearWarnings } from './check/year-warnings.ts';
import { childRows } from './child-rows.ts';
import { countsRows } from './counts-rows.ts';
import type { YearSaid } from './detect/survey-year.ts';
import { householdRows } from './household-rows.ts';
import { openReader, refuseDraft, type Draft, type ImportSetting } from './import-draft.ts';
import { layoutOfExtract, openExtract, type OpenedExtract, type OpenedTable } from './open-extract.ts';
import { identifierRows } from './personal-rows.ts';
import { loadRecords } from './read/load-records.ts';
import { RecordCells } from './read/record-cells.ts';
import type { ImportRules, TableOutcome } from './table-plans.ts';

/** The number of a row's sheet is kept in one byte. */
const mostSheets = 255;

type Place = { readonly done: number; readonly of: number };

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
  const { stored, mapping, surveyYearBE, extractNo, codes, choices } = draft.file;
  const isYearFallback = choices?.yearIsFallback === true;
  const opened = await openExtract(stored, { mapping, resolvesTambon: setting.resolvesTambon }, signal);
  draft.opened = opened;
  draft.sha256 = opened.profile.sha256;
  const layout = layoutOfExtract(opened);
  if (layout === 'household' && !mayBeHouseholds) return false;
  const of = (wanted: OpenedTable['layout']): readonly OpenedTable[] =>
    opened.tables.filter((table) => table.layout === wanted);
  draft.tables = [...of('child'), ...of('counts'), ...of('household')];
  if (draft.tables.length > mostSheets) throw new AppError('FILE_TOO_MANY_SHEETS', { file: stored.name });
  for (const table of draft.tables) if (table.layout !== 'household') requireColumns(opened, table);
  const ofChildren = layout === 'household' ? await yearOfChildren(setting.analytic, null) : null;
  const years = new YearsOfTables(opened, surveyYearBE, isYearFallback);
  if (layout !== 'household') for (const table of draft.tables) if (table.layout !== 'household') years.of(table);
  if (layout === 'household' && ofChildren === null) for (const table of draft.tables) years.of(table);
  draft.warnings.push(
    ...years.warnings,
    ...headerWarnings(opened),
    ...sheetWarnings(opened),
    ...(setting.blank === 'no' ? [warningOf('blank_means_no', 0)] : []),
  );
  const rules: Omit<ImportRules, 'sheetNo' | 'fallbackYearBE'> = {
    extractNo,
    file: stored.name,
    givenYearBE: surveyYearBE,
    isYearFallback,
    blank: setting.blank,
    codes,
    choices,
    resolvesTambon: setting.resolvesTambon,
    secret: setting.secret,
  };
  for (const [sheetNo, table] of draft.tables.entries()) {
    if (table.dataRows === 0) continue;
    const childYear =
      table.layout === 'household' ? (ofChildren ?? (await yearOfChildren(setting.analytic, extractNo))) : null;
    const fallbackYearBE = childYear ?? years.of(table);
    await importTable(
      draft,
      opened,
      table,
      { ...rules, sheetNo, sheet: table.sheet, fallbackYearBE, legends: legendsOf(table) },
      setting,
      place,
      signal,
    );
  }
  await setting.checkUnchanged(stored);
  return true;
}

/** The survey year of the rows of each table that do not say theirs, and what is to be said of it, once each. */
class YearsOfTables {
  readonly #opened: OpenedExtract;
  readonly #given: number | undefined;
  readonly #isFallback: boolean;
  readonly #warnings = new Map<string, Warning>();

  constructor(opened: OpenedExtract, given: number | undefined, isFallback: boolean) {
    this.#opened = opened;
    this.#given = given;
    this.#isFallback = isFallback;
  }

  /** @throws AppError YEAR_UNKNOWN, YEAR_CONTRADICTS */
  of(table: OpenedTable): number | null {
    const { stored } = this.#opened;
    const said = yearSaidOf(this.#opened, table);
    if (table.columns.has('survey_year')) return said?.surveyYearBE ?? this.#given ?? null;
    const year = yearOfTable(said, this.#given, this.#isFallback, stored.name);
    if (!year) throw new AppError('YEAR_UNKNOWN', { file: stored.name });
    for (const warning of yearWarnings(year, said)) this.#warnings.set(warning.th, warning);
    return year.surveyYearBE;
  }

  get warnings(): readonly Warning[] {
    return [...this.#warnings.values()];
  }
}

/** What titles and names say of a table's year; a sheet that says none has the one on which the others agree. */
export function yearSaidOf({ tables }: OpenedExtract, table: OpenedTable): YearSaid | null {
  if (table.year) return table.year;
  const others = tables.flatMap(({ year }) => year ?? []);
  const years = new Set(others.map(({ surveyYearBE }) => surveyYearBE));
  return years.size === 1 ? (others[0] ?? null) : null;
}

/** What the headers of answers say of their 1 and 2. */
function legendsOf({ columns, headers }: OpenedTable): ReadonlyMap<string, CodeRule> {
  return new Map(
    [...columns].flatMap(([field, column]) => {
      const rule = /^ind\d\d$/.test(field) ? codesOf(readHeader(headers[column] ?? '')) : null;
      return rule === null ? [] : [[field, rule] as const];
    }),
  );
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
    why: 'columns',
    found: table.headers.filter((header) => header.trim() !== '').slice(0, 12),
    missing: ['รหัสชุมชน/หมู่บ้าน (community code)'],
  });
}
