import { AppError } from '../../../../shared/contract/app-error.ts';
import { indicatorField, indicators } from '../../../../shared/cpms/indicators.ts';
import { readHeader } from '../../../../shared/cpms/headers/read-header.ts';
import { deepestHeaderRow, fieldsOf, isDataCell, trimTrailing, type TableFound } from './detect-table.ts';
import type { GivenMapping } from '../header-key.ts';
import type { AskedColumn } from './recognise-columns.ts';

/** A table whose columns do not make an extract, as they stand; a person can say what they are. */
export type UnrecognisedTable = {
  readonly sheet: string | null;
  readonly headers: readonly string[];
  /** Field key → column, for those that are recognised all the same. */
  readonly columns: ReadonlyMap<string, number>;
  readonly asked: readonly AskedColumn[];
  readonly samples: readonly (readonly string[])[];
};

/** A file that is no extract as it stands, with the tables whose columns can be mapped. */
export class NotAnExtractError extends AppError {
  readonly tables: readonly UnrecognisedTable[];

  constructor(file: string, tables: readonly UnrecognisedTable[]) {
    super('FILE_NOT_EXTRACT', { file, ...foundAndMissing(tables[0]) });
    this.tables = tables;
  }
}

const headersNamed = 12;
const longestNamed = 60;

/** Which columns are there and which ones would be needed. Of a row that may be data nothing is named. */
function foundAndMissing(table: UnrecognisedTable | undefined) {
  const headers = table && isKindOfItsOwn(table) ? table.headers.filter(isFilled) : [];
  const named = headers.slice(0, headersNamed).map((header) => header.replace(/\s+/g, ' ').slice(0, longestNamed));
  const missing: string[] = [];
  if (!table?.columns.has('community_code')) missing.push('รหัสชุมชน/หมู่บ้าน (community code)');
  if (!indicators.some((indicator) => table?.columns.has(indicatorField(indicator.no))))
    missing.push('ตัวชี้วัด 1-22 (indicators)');
  return {
    why: 'columns',
    found: named.length > 0 ? named : ['-'],
    missing: missing.length > 0 ? missing : ['รหัสเด็ก (child id)'],
  };
}

/**
 * Whether the first row is of another kind than those below it, as headers are: no digits where there are digits below, or
 * the words of the form. Rows of names alone have no such row, and the first of them is somebody.
 */
function isKindOfItsOwn({ headers, samples, columns }: UnrecognisedTable): boolean {
  const known = headers.filter((header) => readHeader(header).candidates.length > 0).length;
  if (columns.size >= fewestWords || known >= fewestWords) return true;
  const hasDigit = (cell: string): boolean => /\d/.test(cell);
  const below = headers.filter(
    (_, column) => samples.length > 0 && samples.every((row) => hasDigit(row[column] ?? '')),
  );
  const above = headers.filter(
    (header, column) => !hasDigit(header) && samples.every((row) => hasDigit(row[column] ?? '')),
  );
  return below.length > 0 && above.length === below.length;
}

const sampleRows = 3;

/** An extract has a community and an answer at least. */
const fewestColumns = 2;

/** Headers that are recognised by their words; fewer may be a title or a row of data by chance. */
const fewestWords = 2;

/**
 * The table of a grid in which no layout was recognised, for a person to map: under the header found by its words, or
 * else under the first row that is about as wide as the grid. Null where no row can be a header or nothing is below it.
 */
export function unrecognisedTable(
  sheet: string | null,
  rows: readonly (readonly string[])[],
  found: TableFound | null,
  given: GivenMapping | undefined,
): UnrecognisedTable | null {
  const header = found && isByWords(found) ? found : widestHeader(rows);
  if (!header) return null;
  const samples = rows
    .slice(header.headerIndex + 1)
    .filter((row) => row.some(isFilled))
    .slice(0, sampleRows);
  if (samples.length === 0 || header.headers.filter(isFilled).length < fewestColumns) return null;
  const fields = found === header ? found : fieldsOf(header.headers, given, null);
  return { sheet, headers: header.headers, columns: fields.columns, asked: fields.asked, samples };
}

const isByWords = ({ columns, asked }: TableFound): boolean => columns.size + asked.length >= fewestWords;

function widestHeader(
  rows: readonly (readonly string[])[],
): { readonly headerIndex: number; readonly headers: readonly string[] } | null {
  const near = rows.slice(0, deepestHeaderRow);
  const widths = near.map((row) => row.filter(isFilled).length);
  const wide = Math.max(fewestColumns, Math.max(0, ...widths) - 1);
  const headerIndex = widths.findIndex((width) => width >= wide);
  const headers = trimTrailing(near[headerIndex] ?? []);
  return headerIndex >= 0 && isHeader(headers) ? { headerIndex, headers } : null;
}

/** False for a row with a long number or a date: it is a row of data, and names may stand in it. */
const isHeader = (row: readonly string[]): boolean => !row.some(isDataCell);

/** Whether the widest row that stands first is a row of data already. */
export function isWithoutHeader(rows: readonly (readonly string[])[]): boolean {
  const widths = rows.slice(0, deepestHeaderRow).map((row) => row.filter(isFilled).length);
  const first = rows[widths.findIndex((width) => width >= Math.max(fewestColumns, ...widths) - 1)] ?? [];
  return first.filter(isFilled).length >= fewestColumns && !isHeader(first);
}

/** Whether the cells of each row stand together in one, with what separates them: a text opened with the wrong separator. */
export function isInOneColumn(rows: readonly (readonly string[])[]): boolean {
  const near = rows.slice(0, deepestHeaderRow).filter((row) => row.some(isFilled));
  const alone = near.filter((row) => row.filter(isFilled).length === 1);
  if (near.length < 2 || alone.length < near.length * 0.9) return false;
  const texts = alone.map((row) => row.find(isFilled) ?? '');
  return [',', ';', '\t', '|'].some((sign) => {
    const parts = texts.map((text) => text.split(sign).length);
    const most = Math.max(...parts);
    return most >= 5 && parts.filter((count) => count === most).length >= parts.length / 2;
  });
}

const isFilled = (cell: string): boolean => cell.trim() !== '';
