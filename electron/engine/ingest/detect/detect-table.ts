import { AppError } from '../../../../shared/contract/app-error.ts';
import { foldHeader } from '../../../../shared/cpms/headers/header-text.ts';
import { allFields, type Layout } from '../../../../shared/cpms/layout.ts';
import { layoutOfFields } from '../../../../shared/cpms/layout-of-fields.ts';
import { mappingInWords, type GivenMapping } from '../header-key.ts';
import { csvHead } from '../read/csv-head.ts';
import { sampledCells } from './column-cells.ts';
import { joinedHeader } from './header-rows.ts';
import { recogniseColumns, type AskedColumn, type CellsBelow, type ColumnsRecognised } from './recognise-columns.ts';

/** Rows that are looked at first for a header. */
export const deepestHeaderRow = 30;

/** A header further down than this is not looked for, however long the titles are. */
export const deepestTitleRows = 500;

type ResolvesTambon = (code: string) => boolean;

/** A table found in a file or sheet. Rows and columns count from 0 here; lines shown to people from 1. */
export type TableFound = {
  readonly headerIndex: number;
  readonly headers: readonly string[];
  /** Field key → column. */
  readonly columns: ReadonlyMap<string, number>;
  /** Columns that only a person can tell. */
  readonly asked: readonly AskedColumn[];
  readonly layout: Layout | null;
  /** What stands above the header. */
  readonly titles: readonly string[];
  /** Headers that stand more than once, of which one is read. */
  readonly duplicateHeaders: readonly string[];
  /** Headers that mean a field which is read from another column. */
  readonly rivals: ColumnsRecognised['rivals'];
  /** Headers whose words alone leave it open, and whose place in the form tells. */
  readonly placed: ColumnsRecognised['placed'];
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

/** A row of one cell is no header: under a delimiter that is not the file's every line is one. */
const mostFields = (rows: readonly (readonly string[])[], given: GivenMapping | undefined): number =>
  Math.max(0, ...rows.map((row) => (row.length < 2 ? 0 : fieldsOf(row, given, null).evidence)));

/**
 * Finds the header among the first rows: the one in which the most fields are recognised, or two rows one above
 * the other that together are one. Rows above it are titles, and may name the survey year.
 */
export function detectTable(
  rows: readonly (readonly string[])[],
  given: GivenMapping | undefined,
  resolvesTambon: ResolvesTambon,
): TableFound | null {
  const near = tableAmong(rows, deepestHeaderRow, given, resolvesTambon);
  if (near?.layout || rows.length <= deepestHeaderRow) return near;
  const far = tableAmong(rows, deepestTitleRows, given, resolvesTambon);
  return far?.layout ? far : near;
}

function tableAmong(
  rows: readonly (readonly string[])[],
  deepest: number,
  given: GivenMapping | undefined,
  resolvesTambon: ResolvesTambon,
): TableFound | null {
  let best: { index: number; row: readonly string[]; evidence: number } | null = null;
  const consider = (index: number, row: readonly string[]): void => {
    const { evidence } = fieldsOf(row, given, null);
    if (evidence > (best?.evidence ?? 0)) best = { index, row, evidence };
  };
  for (const [index, row] of rows.slice(0, deepest).entries()) {
    consider(index, row);
    const above = rows[index - 1];
    const joined = above ? joinedHeader(above, row) : null;
    if (joined) consider(index, joined);
  }
  const header = best as { index: number; row: readonly string[] } | null;
  if (!header) return null;
  const below = { of: cellsBelow(rows, header.index), resolvesTambon };
  const fields = fieldsOf(header.row, given, below);
  return {
    headerIndex: header.index,
    headers: trimTrailing(header.row),
    columns: fields.columns,
    asked: fields.asked,
    layout: layoutOf(fields),
    titles: rows.slice(0, header.index).flatMap((row) => row.filter((cell) => cell.trim() !== '')),
    duplicateHeaders: fields.duplicates,
    rivals: fields.rivals,
    placed: fields.placed,
  };
}

/** Columns of answers that a table has at least where all of them are asked about. */
const fewestAsked = 3;

/** The layout of what is read, or where nothing of the answers is, of what a person will say it is. */
function layoutOf({ columns, asked }: ColumnsRecognised): Layout | null {
  const sure = layoutOfFields((field) => columns.has(field));
  if (sure !== null) return sure;
  const open = new Set(asked.flatMap(({ candidates }) => candidates.slice(0, 1).map(({ field }) => field)));
  const answers = [...open].filter((field) => /^ind\d\d$/.test(field)).length;
  return answers < fewestAsked ? null : layoutOfFields((field) => columns.has(field) || open.has(field));
}

/** The first cells below a header, by column. */
function cellsBelow(rows: readonly (readonly string[])[], headerIndex: number): CellsBelow['of'] {
  const sample = rows.slice(headerIndex + 1, headerIndex + 1 + sampledCells);
  return (column) => sample.map((row) => row[column] ?? '');
}

/** A header that the user named outweighs any number of cells that look like headers: answers such as 1 and 2 do. */
const weightOfGiven = 1000;

/**
 * The fields that are recognised in a row of headers.
 * @param asked a mapping in the words of headers, or as it is written down
 * @param below null where only the words are looked at
 */
export function fieldsOf(
  row: readonly string[],
  asked: GivenMapping | undefined,
  below: CellsBelow | null,
): ColumnsRecognised {
  const recognised = recogniseColumns(row, below);
  const given = asked && mappingInWords(asked, row);
  if (!given) return recognised;
  const there = new Set(row.map(foldHeader));
  const named = Object.values(given).filter((header) => header !== '' && there.has(foldHeader(header)));
  const columns = withGiven(recognised.columns, row, given);
  const taken = new Set(columns.values());
  return {
    ...recognised,
    columns,
    asked: recognised.asked.filter(
      ({ column, candidates }) => !taken.has(column) && !candidates.every(({ field }) => field in given),
    ),
    rivals: recognised.rivals.filter(({ field }) => !(field in given)),
    placed: recognised.placed.filter(({ field }) => !(field in given)),
    evidence: recognised.evidence + named.length * weightOfGiven,
  };
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

/** A long number or a date, which no header is. */
export const isDataCell = (cell: string): boolean => /^\s*[\d๐-๙][\d๐-๙\s./-]{5,}$/.test(cell);

/** A row without the blank cells at its end. */
export function trimTrailing(row: readonly string[]): readonly string[] {
  let end = row.length;
  while (end > 0 && (row[end - 1] ?? '').trim() === '') end--;
  return row.slice(0, end);
}
