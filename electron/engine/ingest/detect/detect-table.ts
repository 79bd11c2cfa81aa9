import { AppError } from '../../../../shared/contract/app-error.ts';
import {
  indicatorField,
  indicators,
  householdIndicators,
  childIndicators,
} from '../../../../shared/cpms/indicators.ts';
import { allFields, foldHeader, type Layout } from '../../../../shared/cpms/layout.ts';
import { matchHeader } from '../../../../shared/cpms/match-header.ts';
import { readSurveyYear } from '../../../../shared/calendar/buddhist-era.ts';

/** A header further down than this is not looked for. */
export const deepestHeaderRow = 30;

/** Field key → header, as a user or a saved profile gives it; an empty header means: do not read it. */
export type GivenMapping = Readonly<Record<string, string>>;

/** A table found in a file or sheet. Rows and columns count from 0 here; lines shown to people from 1. */
export type TableFound = {
  readonly headerIndex: number;
  readonly headers: readonly string[];
  /** Field key → column. */
  readonly columns: ReadonlyMap<string, number>;
  readonly layout: Layout | null;
  readonly titleYearBE: number | null;
  /** Headers that stand more than once; the first one is read. */
  readonly duplicateHeaders: readonly string[];
};

const delimiters = [',', ';', '\t', '|'] as const;

/** The delimiter under which the most headers are recognised; ties go to the one that splits most evenly. */
export function detectDelimiter(lines: readonly string[], given: GivenMapping | undefined): string {
  let best = { delimiter: ',', score: -1 };
  for (const delimiter of delimiters) {
    const rows = lines.slice(0, deepestHeaderRow).map((line) => splitLoosely(line, delimiter));
    const matched = Math.max(0, ...rows.map((row) => fieldsOf(row, given).columns.size));
    const widest = Math.max(1, ...rows.map((row) => row.length));
    const score = matched * 1000 + Math.min(widest, 999);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Splits a line for detection: quotes are taken off, but a quoted line end is not followed. */
export function splitLoosely(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === delimiter && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  cells.push(cell);
  return cells;
}

/**
 * Finds the header among the first rows: the one in which the most fields are recognised. Rows above it
 * are titles, and may name the survey year.
 */
export function detectTable(rows: readonly (readonly string[])[], given?: GivenMapping): TableFound | null {
  let best: { index: number; fields: FieldsFound } | null = null;
  for (const [index, row] of rows.slice(0, deepestHeaderRow).entries()) {
    const fields = fieldsOf(row, given);
    if (fields.columns.size > (best?.fields.columns.size ?? 0)) best = { index, fields };
  }
  if (!best) return null;
  const headers = trimTrailing(rows[best.index] ?? []);
  return {
    headerIndex: best.index,
    headers,
    columns: best.fields.columns,
    layout: layoutOf(best.fields.columns),
    titleYearBE: yearInTitles(rows.slice(0, best.index)),
    duplicateHeaders: best.fields.duplicates,
  };
}

type FieldsFound = { readonly columns: ReadonlyMap<string, number>; readonly duplicates: readonly string[] };

const rank = { name: 3, synonym: 2, number: 1 } as const;

function fieldsOf(row: readonly string[], given: GivenMapping | undefined): FieldsFound {
  const columns = new Map<string, number>();
  const strength = new Map<string, number>();
  const duplicates: string[] = [];
  const seen = new Set<string>();
  row.forEach((header, column) => {
    if (header.trim() === '') return;
    const folded = foldHeader(header);
    if (seen.has(folded)) duplicates.push(header);
    seen.add(folded);
    const match = matchHeader(header);
    if (!match || rank[match.by] <= (strength.get(match.field) ?? 0)) return;
    columns.set(match.field, column);
    strength.set(match.field, rank[match.by]);
  });
  return { columns: given ? withGiven(columns, row, given) : columns, duplicates };
}

function withGiven(
  recognised: ReadonlyMap<string, number>,
  row: readonly string[],
  given: GivenMapping,
): ReadonlyMap<string, number> {
  const columns = new Map(recognised);
  for (const [field, header] of Object.entries(given)) {
    columns.delete(field);
    if (header === '') continue;
    const column = row.findIndex((cell) => foldHeader(cell) === foldHeader(header));
    if (column < 0) continue;
    for (const [other, at] of columns) if (at === column) columns.delete(other);
    columns.set(field, column);
  }
  return columns;
}

/** Which layout a set of fields makes; null when it makes none. */
export function layoutOf(columns: ReadonlyMap<string, number>): Layout | null {
  const has = (field: string): boolean => columns.has(field);
  if (has('indicator_no') && has('known_count') && has('yes_count')) return 'counts';
  const childAnswers = childIndicators.filter((indicator) => has(indicatorField(indicator.no))).length;
  const householdAnswers = householdIndicators.filter((indicator) => has(indicatorField(indicator.no))).length;
  if (childAnswers === 0 && householdAnswers > 0 && has('household_id') && !has('child_id')) return 'household';
  if (childAnswers + householdAnswers > 0 && (has('community_code') || has('child_id'))) return 'child';
  return null;
}

/**
 * Checks a mapping given by a user against the fields that exist and the headers of the file.
 * @throws AppError MAPPING_INVALID naming what is wrong
 */
export function checkGivenMapping(given: GivenMapping, headers: readonly string[]): void {
  const known = new Set(allFields.map((field) => field.key));
  const there = new Set(headers.map(foldHeader));
  const wrong = Object.entries(given).flatMap(([field, header]) => {
    if (!known.has(field)) return [field];
    return header === '' || there.has(foldHeader(header)) ? [] : [`${field} → ${header}`];
  });
  if (wrong.length > 0) throw new AppError('MAPPING_INVALID', { found: wrong });
}

/** The error for a table that is no extract: which columns are there and which ones would be needed. */
export function notAnExtract(file: string, table: TableFound | null, firstRow: readonly string[]): AppError {
  const headers = (table?.headers ?? firstRow).filter((header) => header.trim() !== '').slice(0, 12);
  const missing: string[] = [];
  if (!table?.columns.has('community_code')) missing.push('รหัสชุมชน/หมู่บ้าน (community code)');
  if (!indicators.some((indicator) => table?.columns.has(indicatorField(indicator.no))))
    missing.push('ตัวชี้วัด 1-22 (indicators)');
  return new AppError('FILE_NOT_EXTRACT', {
    file,
    found: headers.length > 0 ? headers : ['-'],
    missing: missing.length > 0 ? missing : ['รหัสเด็ก (child id)'],
  });
}

function yearInTitles(rows: readonly (readonly string[])[]): number | null {
  for (const row of rows) {
    for (const cell of row) {
      const year = readSurveyYear(cell);
      if (year) return year.surveyYearBE;
    }
  }
  return null;
}

function trimTrailing(row: readonly string[]): readonly string[] {
  let end = row.length;
  while (end > 0 && (row[end - 1] ?? '').trim() === '') end--;
  return row.slice(0, end);
}
