import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { isLongForm } from '../../../shared/cpms/layout-of-fields.ts';
import { layouts, type Layout } from '../../../shared/cpms/layout.ts';
import type { Encoding, FileFormat } from '../../../shared/contract/extracts.ts';
import { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { sampledCells } from './detect/column-cells.ts';
import { decodeHead, detectFormat, lineTooLong } from './detect/detect-format.ts';
import {
  checkGivenMapping,
  deepestTitleRows,
  detectDelimiter,
  detectTable,
  type TableFound,
} from './detect/detect-table.ts';
import type { GivenMapping } from './header-key.ts';
import { fileKind, isWorkbook } from './detect/file-kind.ts';
import { headBytes, profileFile, type FileProfile } from './detect/profile-file.ts';
import { summaryKind, type SummaryKind } from './detect/summary-table.ts';
import { yearSaid, type YearSaid } from './detect/survey-year.ts';
import { isInOneColumn, isWithoutHeader, NotAnExtractError, unrecognisedTable } from './detect/unrecognised-table.ts';
import { fileError, type StoredFile } from './file-store.ts';
import { csvHead } from './read/csv-head.ts';
import { jsonRecords } from './read/json-records.ts';
import { readWorkbook } from './read/read-workbook.ts';
import { headRows, mostColumns, type SheetGrid } from './read/sheet-grid.ts';
import { textLines } from './read/text-lines.ts';

/** A table of a file: one of a workbook's sheets, or the file itself. */
export type OpenedTable = TableFound & {
  readonly sheet: string | null;
  readonly layout: Layout;
  /** True where it has a row a child and indicator: it is turned while it is read. */
  readonly isLong: boolean;
  readonly dataRows: number;
  /** The first rows under the header, for the preview. */
  readonly samples: readonly (readonly string[])[];
  /** Number of cells in the header line as it stands, empty ones included. */
  readonly width: number;
  /** The survey year that titles or names say. */
  readonly year: YearSaid | null;
};

/** A sheet with a table that is not read, and why. */
type LeftOutSheet = { readonly sheet: string; readonly rows: number; readonly why: 'hidden' | SummaryKind };

/** A file that was recognised as an extract, with the evidence. */
export type OpenedExtract = {
  readonly stored: StoredFile;
  readonly profile: FileProfile;
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly tables: readonly OpenedTable[];
  readonly leftOut: readonly LeftOutSheet[];
  readonly sheets: readonly {
    readonly name: string;
    readonly rows: number;
    readonly layout: Layout | null;
    readonly headerRow: number | null;
    readonly isHidden: boolean;
    readonly hiddenRows: number;
  }[];
  /** Content of a workbook, read once. */
  readonly workbook: readonly SheetGrid[];
};

/** What a file is opened with. */
type OpenSetting = {
  readonly mapping?: GivenMapping | undefined;
  readonly resolvesTambon: (code: string) => boolean;
};

const previewRows = 3;

/**
 * Recognises a file: format, encoding, delimiter, header, columns, layout and year.
 * @throws AppError for everything that is no extract, saying what was found; NotAnExtractError where columns can be mapped
 */
export async function openExtract(
  stored: StoredFile,
  setting: OpenSetting,
  signal?: AbortSignal,
): Promise<OpenedExtract> {
  const { mapping } = setting;
  const { profile, format, encoding } = await openContent(stored, signal);
  const workbook = isWorkbook(format)
    ? await readWorkbook({ path: stored.path, file: stored.name, format, packing: profile.packing, encoding }, signal)
    : [];
  const { delimiter, grids } = await gridsOf(stored, profile, format, encoding, mapping, workbook);
  const found = grids.map((grid): FoundGrid => {
    const table = detectTable(grid.rows, mapping, setting.resolvesTambon);
    const below = table ? grid.rows.slice(table.headerIndex + 1).filter(isFilled) : [];
    return { ...grid, table, below, summary: table ? summaryKind(table, below.slice(0, sampledCells)) : null };
  });
  const { tables, leftOut } = tablesOf(found, stored.name);
  if (tables.length === 0) throw refusal(stored, profile, format, found, mapping);
  if (mapping)
    checkGivenMapping(
      mapping,
      tables.flatMap((table) => table.headers),
    );
  if (!tables.some((table) => table.dataRows > 0)) throw new AppError('FILE_NO_ROWS', { file: stored.name });
  return { stored, profile, format, encoding, delimiter, tables, leftOut, workbook, sheets: sheetFacts(found) };
}

/** Reads a file once and says what it is. */
export async function openContent(
  stored: StoredFile,
  signal?: AbortSignal,
): Promise<{ readonly profile: FileProfile; readonly format: FileFormat; readonly encoding: Encoding | null }> {
  const failed = (error: unknown): never => {
    if (signal?.aborted) throw new AppError('CANCELLED');
    throw error instanceof AppError ? error : fileError(error, stored.name);
  };
  const kind = await fileKind(stored.path, stored.name).catch(failed);
  const profile = await profileFile(stored.path, kind.packing, stored.name, signal).catch(failed);
  return { profile, ...detectFormat(profile, kind.format, stored.name) };
}

/** The tables that are read, and those that are not: summaries, and hidden sheets beside others. */
function tablesOf(
  found: readonly FoundGrid[],
  file: string,
): { readonly tables: readonly OpenedTable[]; readonly leftOut: readonly LeftOutSheet[] } {
  const all = found.filter(({ table }) => table?.layout != null);
  const rows = all.filter(({ summary }) => summary === null);
  const isShown = rows.some(
    ({ isHidden, dataRowsBelow, table }) => !isHidden && dataRowsBelow(table?.headerIndex ?? 0) > 0,
  );
  const read = rows.filter(({ isHidden }) => !isHidden || !isShown);
  const leftOut = all.flatMap(({ sheet, table, isHidden, summary, dataRowsBelow }): LeftOutSheet[] => {
    const why = summary ?? (isHidden && isShown ? 'hidden' : null);
    return why === null || sheet === null ? [] : [{ sheet, why, rows: dataRowsBelow(table?.headerIndex ?? 0) }];
  });
  return { tables: read.flatMap((grid) => openedTable(grid, file)), leftOut };
}

function openedTable({ sheet, rows, below, table, dataRowsBelow }: FoundGrid, file: string): OpenedTable[] {
  if (!table?.layout) return [];
  return [
    {
      ...table,
      sheet,
      layout: table.layout,
      isLong: isLongForm((field) => table.columns.has(field)),
      dataRows: dataRowsBelow(table.headerIndex),
      samples: below.slice(0, previewRows),
      width: rows[table.headerIndex]?.length ?? 0,
      year: yearSaid(table.titles, sheet, file),
    },
  ];
}

/** Why a file without a table that can be read is refused. */
function refusal(
  stored: StoredFile,
  profile: FileProfile,
  format: FileFormat,
  found: readonly FoundGrid[],
  mapping: GivenMapping | undefined,
): AppError {
  const file = stored.name;
  const [summary] = found.flatMap((grid) => grid.summary ?? []);
  if (summary) return new AppError('FILE_NOT_EXTRACT', { file, why: summary });
  if (format === 'csv' && profile.tooLongLine !== null) return lineTooLong(profile, file);
  if (found.some(({ rows }) => isInOneColumn(rows)))
    return new AppError('FILE_NOT_EXTRACT', { file, why: 'one-column' });
  if (format === 'html' && found.length === 0) return new AppError('FILE_NOT_EXTRACT', { file, why: 'no-table' });
  const unrecognised = found.flatMap(({ sheet, rows, table }) => unrecognisedTable(sheet, rows, table, mapping) ?? []);
  if (unrecognised.length === 0 && found.some(({ rows }) => isWithoutHeader(rows)))
    return new AppError('FILE_NO_HEADER', { file });
  return new NotAnExtractError(file, unrecognised);
}

type Grid = {
  readonly sheet: string | null;
  readonly rows: readonly (readonly string[])[];
  readonly isHidden: boolean;
  readonly hiddenRows: number;
  /** Number of data rows when the header is at this index. */
  readonly dataRowsBelow: (headerIndex: number) => number;
};
type FoundGrid = Grid & {
  readonly table: TableFound | null;
  readonly below: readonly (readonly string[])[];
  readonly summary: SummaryKind | null;
};
type Grids = { readonly delimiter: string | null; readonly grids: readonly Grid[] };

const alone = { sheet: null, isHidden: false, hiddenRows: 0 } as const;

async function gridsOf(
  stored: StoredFile,
  profile: FileProfile,
  format: FileFormat,
  encoding: Encoding | null,
  given: GivenMapping | undefined,
  workbook: readonly SheetGrid[],
): Promise<Grids> {
  if (isWorkbook(format)) return { delimiter: null, grids: workbook.map(sheetGrid) };
  switch (format) {
    case 'csv':
      return csvGrid(stored, profile, encoding ?? 'utf-8', given);
    case 'ndjson':
      return { delimiter: null, grids: [await jsonGrid(stored, profile, encoding ?? 'utf-8')] };
    case 'parquet':
      return { delimiter: null, grids: [await parquetGrid(stored)] };
  }
}

async function csvGrid(
  stored: StoredFile,
  profile: FileProfile,
  encoding: Encoding,
  given: GivenMapping | undefined,
): Promise<Grids> {
  const lines = decodeHead(profile.head, encoding).split(/\r\n|\n|\r/);
  if (profile.contentBytes > headBytes) lines.pop();
  if (lines.some((line) => line.length > mostColumns && (line.match(/[,;\t|]/g)?.length ?? 0) > mostColumns))
    throw new AppError('FILE_NOT_EXTRACT', { file: stored.name, why: 'too-many-columns' });
  const delimiter = detectDelimiter(lines, given);
  const isWide = encoding.startsWith('utf-16');
  // The profile counts line feeds of one byte.
  const linesInFile =
    isWide || profile.hasLoneReturn ? await countLines(stored, profile, encoding) : profile.filledLines;
  return {
    delimiter,
    grids: [
      {
        ...alone,
        rows: csvHead(lines, delimiter),
        dataRowsBelow: (headerIndex) =>
          Math.max(0, linesInFile - lines.slice(0, headerIndex + 1).filter((line) => line !== '').length),
      },
    ],
  };
}

async function countLines(stored: StoredFile, profile: FileProfile, encoding: Encoding): Promise<number> {
  let count = 0;
  for await (const lines of textLines(stored.path, stored.name, encoding, profile.packing)) {
    for (const line of lines) if (line !== '') count++;
  }
  return count;
}

/** Keys of the objects of a file beyond which it is no table. */
const mostKeys = 2000;

async function jsonGrid(stored: StoredFile, profile: FileProfile, encoding: Encoding): Promise<Grid> {
  const first: Record<string, unknown>[] = [];
  const keys = new Set<string>();
  let count = 0;
  for await (const records of jsonRecords(stored.path, stored.name, encoding, profile.packing)) {
    for (const record of records) {
      count++;
      if (record.kind !== 'record') continue;
      for (const key of Object.keys(record.value)) keys.add(key);
      if (keys.size > mostKeys) throw new AppError('FILE_NOT_EXTRACT', { file: stored.name, why: 'too-many-columns' });
      if (first.length < sampledCells) first.push(record.value);
    }
  }
  const headers = [...keys];
  const rows = first.map((record) => headers.map((header) => cellText(record[header]) ?? ''));
  return { ...alone, rows: [headers, ...rows], dataRowsBelow: () => count };
}

/** Letters of a cell that are looked at. */
const sampledLetters = 200;

async function parquetGrid(stored: StoredFile): Promise<Grid> {
  const reader = await Database.open({ memoryLimit: '1GB', threads: 1, allowedFile: stored.path });
  try {
    await refuseHugeCells(reader, stored);
    const described = await reader.rows(
      z.object({ column_name: z.string() }),
      sql`DESCRIBE SELECT * FROM read_parquet(${stored.path})`,
    );
    if (described.length > mostKeys)
      throw new AppError('FILE_NOT_EXTRACT', { file: stored.name, why: 'too-many-columns' });
    const head = await reader.rows(
      z.record(z.string(), z.string().nullable()),
      sql`SELECT left(COLUMNS(*)::VARCHAR, ${sampledLetters}) FROM read_parquet(${stored.path}) LIMIT ${sampledCells}`,
    );
    const counted = await reader.rows(
      z.object({ n: z.int() }),
      sql`SELECT count(*)::INTEGER AS n FROM read_parquet(${stored.path})`,
    );
    const headers = described.map((row) => row.column_name);
    const rows = head.map((row) => headers.map((header) => row[header] ?? ''));
    return { ...alone, rows: [headers, ...rows], dataRowsBelow: () => counted[0]?.n ?? 0 };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('FILE_DAMAGED', { file: stored.name }, { cause: error });
  } finally {
    reader.close();
  }
}

/** Bytes of one column in one group of rows beyond which a Parquet file is not read: a cell of it is taken into memory whole. */
const mostColumnBytes = 256 * 1024 * 1024;

async function refuseHugeCells(reader: Database, stored: StoredFile): Promise<void> {
  const [largest] = await reader.rows(
    z.object({ huge: z.boolean().nullable() }),
    sql`SELECT max(total_uncompressed_size) > ${mostColumnBytes} AS huge FROM parquet_metadata(${stored.path})`,
  );
  if (largest?.huge === true) throw new AppError('FILE_TOO_LARGE', { file: stored.name });
}

function sheetGrid(sheet: SheetGrid): Grid {
  return {
    sheet: sheet.name,
    isHidden: sheet.isHidden,
    hiddenRows: sheet.hiddenRows,
    rows: headRows(sheet, deepestTitleRows + sampledCells),
    dataRowsBelow: (headerIndex) => sheet.rowNumbers.reduce((count, row) => count + (row > headerIndex + 1 ? 1 : 0), 0),
  };
}

function sheetFacts(found: readonly FoundGrid[]): OpenedExtract['sheets'] {
  return found.flatMap(({ sheet, rows, dataRowsBelow, table, summary, isHidden, hiddenRows }) => {
    if (sheet === null) return [];
    const isTable = table?.layout != null && summary === null;
    return [
      {
        name: sheet,
        rows: isTable ? dataRowsBelow(table.headerIndex) : rows.filter(isFilled).length,
        layout: isTable ? table.layout : null,
        headerRow: isTable ? table.headerIndex + 1 : null,
        isHidden,
        hiddenRows,
      },
    ];
  });
}

const isFilled = (row: readonly string[]): boolean => row.some((cell) => cell !== '');

/** A JSON value as the text of a cell; null and missing are blank. */
export function cellText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value).slice(0, longestJsonCell);
}

/** Letters of a list or an object within a cell that are kept: no field has such. */
const longestJsonCell = 1000;

/** The layout that a file as a whole has: of its tables the one with children first. */
export function layoutOfExtract(opened: OpenedExtract): Layout {
  return layouts.find((layout) => opened.tables.some((table) => table.layout === layout)) ?? 'child';
}
