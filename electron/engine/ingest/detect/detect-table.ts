import { AppError } from '../../../../shared/contract/app-error.ts';
import { allFields, foldHeader, type Layout } from '../../../../shared/cpms/layout.ts';
import { layoutOfFields } from '../../../../shared/cpms/layout-of-fields.ts';
import { matchHeader } from '../../../../shared/cpms/match-header.ts';
import { mappingInWords } from '../header-key.ts';
import { csvHead } from '../read/csv-head.ts';
import { readSurveyYear } from '../../../../shared/calendar/buddhist-era.ts';

/** Rows that are looked at first for a header. */
export const deepestHeaderRow = 30;

/** A header further down than this is not looked for, however long the titles are. */
const deepestTitleRows = 500;

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

/** A row in which fewer fields are recognised may be a title that is the name of a field by chance. */
const fewestFields = 3;

const delimiters = [',', ';', '\t', '|'] as const;

/** The delimiter under which the most headers are recognised; ties go to the one that splits most evenly. */
export function detectDelimiter(lines: readonly string[], given: GivenMapping | undefined): string {
  let best = { delimiter: ',', score: -1 };
  for (const delimiter of delimiters) {
    const rows = csvHead(lines.slice(0, deepestHeaderRow), delimiter);
    const near = mostFields(rows, given);
    const matched =
      near >= fewestFields ? near : mostFields(csvHead(lines.slice(0, deepestTitleRows), delimiter), given);
    const widest = Math.max(1, ...rows.map((row) => row.length));
    const score = matched * 1000 + Math.min(widest, 999);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

const mostFields = (rows: readonly (readonly string[])[], given: GivenMapping | undefined): number =>
  Math.max(0, ...rows.map((row) => fieldsOf(row, given).columns.size));

/**
 * Finds the header among the first rows: the one in which the most fields are recognised, or two rows one above
 * the other that together are one. Rows above it are titles, and may name the survey year.
 */
export function detectTable(rows: readonly (readonly string[])[], given?: GivenMapping): TableFound | null {
  const near = tableAmong(rows, deepestHeaderRow, given);
  return near?.layout || rows.length <= deepestHeaderRow
    ? near
    : preferred(near, tableAmong(rows, deepestTitleRows, given));
}

const preferred = (near: TableFound | null, far: TableFound | null): TableFound | null => (far?.layout ? far : near);

function tableAmong(
  rows: readonly (readonly string[])[],
  deepest: number,
  given: GivenMapping | undefined,
): TableFound | null {
  let best: { index: number; row: readonly string[]; fields: FieldsFound } | null = null;
  for (const [index, row] of rows.slice(0, deepest).entries()) {
    const fields = fieldsOf(row, given);
    if (evidence(fields) > evidence(best?.fields)) best = { index, row, fields };
    const above = rows[index - 1];
    const joined = above ? joinedHeader(above, row) : null;
    if (!joined) continue;
    const both = fieldsOf(joined, given);
    if (evidence(both) > evidence(best?.fields)) best = { index, row: joined, fields: both };
  }
  if (!best) return null;
  const { columns } = best.fields;
  return {
    headerIndex: best.index,
    headers: trimTrailing(best.row),
    columns,
    layout: layoutOfFields((field) => columns.has(field)),
    titleYearBE: yearInTitles(rows.slice(0, best.index)),
    duplicateHeaders: best.fields.duplicates,
  };
}

/** Fields that the lower row of a header of two rows has at least; fewer are a row of data that happens to match. */
const fewestLowerFields = 2;

/**
 * A header of two rows (group names above, columns below) as one row; null when the lower row is data, which it is
 * where a cell stands under a header that is recognised already.
 */
function joinedHeader(above: readonly string[], below: readonly string[]): readonly string[] | null {
  const upper = above.map((cell) => matchHeader(cell)?.field ?? null);
  const lower = below.map((cell) => matchHeader(cell)?.field ?? null);
  if (lower.filter((field) => field !== null).length < fewestLowerFields) return null;
  let kept = 0;
  for (const [column, field] of upper.entries()) {
    if (field === null) continue;
    const isBlank = (below[column] ?? '').trim() === '';
    if (isBlank) kept++;
    else if (lower[column] === null) return null;
  }
  if (kept === 0) return null;
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column) => {
    const cell = below[column] ?? '';
    return cell.trim() === '' ? (above[column] ?? '') : cell;
  });
}

type FieldsFound = {
  readonly columns: ReadonlyMap<string, number>;
  /** Number of headers of the given mapping that stand in the row. */
  readonly given: number;
  readonly duplicates: readonly string[];
};

/** A header that the user named outweighs any number of cells that look like headers: answers such as 1 and 2 do. */
const weightOfGiven = 1000;

const evidence = (fields: FieldsFound | undefined): number =>
  fields ? fields.given * weightOfGiven + fields.columns.size : 0;

const rank = { name: 3, synonym: 2, number: 1 } as const;

/**
 * The fields that are recognised in a row of headers.
 * @param asked a mapping in the words of headers, or as it is written down
 */
export function fieldsOf(row: readonly string[], asked: GivenMapping | undefined): FieldsFound {
  const given = asked && mappingInWords(asked, row);
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
  if (!given) return { columns, given: 0, duplicates };
  const named = Object.values(given).filter((header) => header !== '' && seen.has(foldHeader(header)));
  return { columns: withGiven(columns, row, given), given: named.length, duplicates };
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

/**
 * Checks a mapping given by a user against the fields that exist and the headers of the file.
 * @throws AppError MAPPING_INVALID naming what is wrong
 */
export function checkGivenMapping(asked: GivenMapping, headers: readonly string[]): void {
  const given = mappingInWords(asked, headers);
  const known = new Set(allFields.map((field) => field.key));
  const there = new Set(headers.map(foldHeader));
  const wrong = Object.entries(given).flatMap(([field, header]) => {
    // A cell of data: what stands beside it may be a name.
    if (!known.has(field) || isDataCell(header)) return [field];
    return header === '' || there.has(foldHeader(header)) ? [] : [`${field} → ${header}`];
  });
  if (wrong.length > 0) throw new AppError('MAPPING_INVALID', { found: wrong });
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

/** A long number or a date, which no header is. */
export const isDataCell = (cell: string): boolean => /^\s*[\d๐-๙][\d๐-๙\s./-]{5,}$/.test(cell);

/** A row without the blank cells at its end. */
export function trimTrailing(row: readonly string[]): readonly string[] {
  let end = row.length;
  while (end > 0 && (row[end - 1] ?? '').trim() === '') end--;
  return row.slice(0, end);
}
