import { blankSigns, isExampleLabel, isTotalLabel } from '../../../../shared/cpms/total-labels.ts';
import { fieldsOf, trimTrailing } from '../detect/detect-table.ts';
import { cellText, type OpenedExtract, type OpenedTable } from '../open-extract.ts';
import { csvRecords } from './csv-records.ts';
import { jsonRecords } from './json-records.ts';
import { dateText } from './number-text.ts';
import { rowAt } from './sheet-grid.ts';
import { textLines } from './text-lines.ts';

/** What a row shows of itself beyond the fields that are read: the name of a child, a word as rows of sums have it. */
export const rowSigns = { isNamed: 1, isTotal: 2, isExample: 4 } as const;

/**
 * A row for `records`: its line and the cells of the loaded fields, or a line that is none, because it cannot be split
 * (`unparsable`) or is a header again (`header`).
 */
export type SourceRow =
  | { readonly line: number; readonly cells: readonly (string | null)[]; readonly signs: number }
  | { readonly line: number; readonly cells: null; readonly why: 'unparsable' | 'header' };

/** Takes the cells of the wanted fields out of rows as the file has them. */
type RowTaker = {
  readonly take: (line: number, cells: readonly string[]) => SourceRow;
  /** Columns of the header that is in force. */
  readonly width: () => number;
};

/** Columns in front of the answers in which a word such as "total" stands. */
const mostLabels = 12;

/** Columns in which a row may say that it is a total: those before the first answer. */
export function labelColumns({ columns, headers }: Pick<OpenedTable, 'columns' | 'headers'>): readonly number[] {
  const answers = [...columns].flatMap(([field, column]) => (/^ind\d\d$/.test(field) ? [column] : []));
  const first = Math.min(headers.length, ...answers);
  const dated = new Set(
    ['birth_date', 'survey_date', 'survey_year', 'sex', 'community_code'].flatMap((field) => columns.get(field) ?? []),
  );
  return Array.from({ length: first }, (_, column) => column)
    .filter((column) => !dated.has(column))
    .slice(0, mostLabels);
}

/** Columns with the name of a child. */
export const nameColumns = (columns: ReadonlyMap<string, number>): readonly number[] =>
  ['first_name', 'last_name'].flatMap((field) => columns.get(field) ?? []);

/** A row that is a header again names at least so many of the fields that are read. */
const leastOfHeader = 0.5;
const fewestOfHeader = 3;

/**
 * Takes rows of a table. Where a header stands again among them, with the columns in another order as files put one below
 * the other have it, the rows below it are read by it.
 */
function rowTaker(table: OpenedTable, fields: readonly string[]): RowTaker {
  let columns = table.columns;
  let width = table.headers.length;
  let at = placesOf(columns, fields);
  let names = nameColumns(columns);
  let labels = table.layout === 'child' ? labelColumns(table) : [];
  const keyField = ['community_code', 'household_id', 'child_id'].find((field) => columns.has(field));
  const take: RowTaker['take'] = (line, cells) => {
    const key = cells[columns.get(keyField ?? '') ?? -1] ?? '';
    if (/\p{L}/u.test(key) && !/\d/.test(key)) {
      const again = fieldsOf(cells, undefined, null).columns;
      if (again.size >= Math.max(fewestOfHeader, table.columns.size * leastOfHeader) && again.has(keyField ?? '')) {
        columns = again;
        width = trimTrailing(cells).length;
        at = placesOf(columns, fields);
        names = nameColumns(columns);
        labels = table.layout === 'child' ? labelColumns({ columns, headers: cells }) : [];
        return { line, cells: null, why: 'header' };
      }
    }
    const isNamed = names.some((column) => !blankSigns.includes((cells[column] ?? '').trim()));
    const isTotal = labels.some((column) => isTotalLabel(cells[column] ?? ''));
    const isExample = labels.some((column) => isExampleLabel(cells[column] ?? ''));
    return {
      line,
      cells: at.map((place) => cellAt(cells, place)),
      signs: (isNamed ? rowSigns.isNamed : 0) | (isTotal ? rowSigns.isTotal : 0) | (isExample ? rowSigns.isExample : 0),
    };
  };
  return { take, width: () => width };
}

/** Where a field stands: in a column, or as a birth in the columns of its day, month and year. */
export type FieldPlace = number | { readonly day: number | null; readonly month: number | null; readonly year: number };

/** Places of the fields of a table. A birth in three columns is read as one date. */
export function placesOf(columns: ReadonlyMap<string, number>, fields: readonly string[]): readonly FieldPlace[] {
  return fields.map((field) => {
    const column = columns.get(field);
    const year = columns.get('born_year');
    if (column !== undefined || field !== 'birth_date' || year === undefined) return column ?? -1;
    return { day: columns.get('born_day') ?? null, month: columns.get('born_month') ?? null, year };
  });
}

function cellAt(cells: readonly string[], place: FieldPlace): string | null {
  if (typeof place === 'number') return cells[place] || null;
  const part = (column: number | null): string => (column === null ? '' : (cells[column] ?? '').trim()) || '0';
  const year = (cells[place.year] ?? '').trim();
  return year === '' ? null : `${part(place.day)}/${part(place.month)}/${year.replace(/\.0+$/, '')}`;
}

/** The rows of a delimited file by the tolerant reader. */
export async function* csvRows(
  opened: OpenedExtract,
  table: OpenedTable,
  fields: readonly string[],
): AsyncGenerator<readonly SourceRow[]> {
  const { stored, profile, encoding, delimiter } = opened;
  const { take, width } = rowTaker(table, fields);
  const lines = textLines(stored.path, stored.name, encoding ?? 'utf-8', profile.packing);
  for await (const records of csvRecords(lines, delimiter ?? ',', width())) {
    yield records.flatMap((record): SourceRow[] => {
      if (record.line <= table.headerIndex + 1) return [];
      if (record.kind === 'unparsable') return [{ line: record.line, cells: null, why: 'unparsable' }];
      // The end-of-file letter of DOS is no row.
      if (record.cells.every((cell) => cell === '' || cell === '\u001a')) return [];
      const row = take(record.line, record.cells);
      const isRow = record.cells.length >= width() && record.cells.slice(width()).every((cell) => cell.trim() === '');
      return [row.cells === null || isRow ? row : { line: record.line, cells: null, why: 'unparsable' }];
    });
  }
}

/** The objects of a JSON file as rows. */
export async function* jsonRows(
  opened: OpenedExtract,
  table: OpenedTable,
  fields: readonly string[],
): AsyncGenerator<readonly SourceRow[]> {
  const { stored, encoding, profile } = opened;
  const { take } = rowTaker(table, fields);
  for await (const records of jsonRecords(stored.path, stored.name, encoding ?? 'utf-8', profile.packing)) {
    yield records.map((record) =>
      record.kind === 'record'
        ? take(
            record.line,
            table.headers.map((header) => cellText(record.value[header]) ?? ''),
          )
        : { line: record.line, cells: null, why: 'unparsable' },
    );
  }
}

const rowsAtOnce = 2048;
const dated: ReadonlySet<string> = new Set(['birth_date', 'survey_date']);

/** The rows of a sheet of a workbook, which is in memory. */
export async function* sheetRows(
  opened: OpenedExtract,
  table: OpenedTable,
  fields: readonly string[],
): AsyncGenerator<readonly SourceRow[]> {
  const sheet = opened.workbook.find(({ name }) => name === table.sheet);
  if (!sheet) return;
  const { take } = rowTaker(table, fields);
  const from1904 = sheet.startsIn1904 ? fields.map((field) => dated.has(field)) : null;
  let rows: SourceRow[] = [];
  for (const [place, number] of sheet.rowNumbers.entries()) {
    if (number <= table.headerIndex + 1) continue;
    const row = take(number, rowAt(sheet, place));
    rows.push(
      from1904 && row.cells ? { ...row, cells: row.cells.map((cell, i) => (from1904[i] ? in1904(cell) : cell)) } : row,
    );
    if (rows.length < rowsAtOnce) continue;
    yield rows;
    rows = [];
  }
  yield rows;
}

/** A day number without a date format, in a workbook that counts days from 1904. */
const in1904 = (cell: string | null): string | null =>
  cell !== null && /^\d{4,5}(?:\.\d+)?$/.test(cell) ? dateText(Number(cell), true) : cell;
