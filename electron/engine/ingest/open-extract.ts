import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { layouts, type Layout } from '../../../shared/cpms/layout.ts';
import { readSurveyYear } from '../../../shared/calendar/buddhist-era.ts';
import type { Encoding, FileFormat } from '../../../shared/contract/extracts.ts';
import { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { decodeHead, detectFormat, lineTooLong } from './detect/detect-format.ts';
import {
  checkGivenMapping,
  deepestHeaderRow,
  detectDelimiter,
  detectTable,
  type GivenMapping,
  type TableFound,
} from './detect/detect-table.ts';
import { headBytes, profileFile, type FileProfile } from './detect/profile-file.ts';
import { isWithoutHeader, NotAnExtractError, unrecognisedTable } from './detect/unrecognised-table.ts';
import { fileError, type StoredFile } from './file-store.ts';
import { csvHead } from './read/csv-head.ts';
import { jsonRecords } from './read/json-records.ts';
import { readWorkbook } from './read/read-workbook.ts';
import type { Sheet } from './read/workbook-worker.ts';
import { textLines } from './read/text-lines.ts';

/** A table of a file: one of a workbook's sheets, or the file itself. */
export type OpenedTable = TableFound & {
  readonly sheet: string | null;
  readonly layout: Layout;
  readonly dataRows: number;
  /** The first rows under the header, for the preview. */
  readonly samples: readonly (readonly string[])[];
  /** Number of cells in the header line as it stands, empty ones included. */
  readonly width: number;
};

/** A file that was recognised as an extract, with the evidence. */
export type OpenedExtract = {
  readonly stored: StoredFile;
  readonly profile: FileProfile;
  readonly format: FileFormat;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly tables: readonly OpenedTable[];
  readonly sheets: readonly {
    readonly name: string;
    readonly rows: number;
    readonly layout: Layout | null;
    readonly headerRow: number | null;
  }[];
  /** Content of a workbook, read once. */
  readonly workbook: readonly Sheet[];
  readonly titleYearBE: number | null;
  readonly fileNameYearBE: number | null;
};

const previewRows = 3;

/**
 * Recognises a file: format, encoding, delimiter, header, columns, layout and year.
 * @throws AppError for everything that is no extract, saying what was found; NotAnExtractError where columns can be mapped
 */
export async function openExtract(
  stored: StoredFile,
  given: GivenMapping | undefined,
  signal?: AbortSignal,
): Promise<OpenedExtract> {
  const profile = await profileFile(stored.path, signal).catch((error: unknown) => {
    throw signal?.aborted ? new AppError('CANCELLED') : fileError(error, stored.name);
  });
  const { format, encoding } = detectFormat(profile, stored.name);
  const workbook = format === 'xlsx' ? await readWorkbook(stored.path, stored.name, signal) : [];
  const { delimiter, grids } = await grid(stored, profile, format, encoding, given, workbook);
  const found = grids.map((part) => ({ ...part, table: detectTable(part.rows, given) }));
  const tables = found.flatMap(({ sheet, rows, dataRowsBelow, table }): OpenedTable[] => {
    if (!table?.layout) return [];
    const width = rows[table.headerIndex]?.length ?? 0;
    const samples = rows
      .slice(table.headerIndex + 1)
      .filter(isFilled)
      .slice(0, previewRows);
    return [{ ...table, sheet, layout: table.layout, dataRows: dataRowsBelow(table.headerIndex), samples, width }];
  });
  if (tables.length === 0 && format === 'csv' && profile.tooLongLine !== null) throw lineTooLong(profile, stored.name);
  if (tables.length === 0) {
    const unrecognised = found.flatMap(({ sheet, rows, table }) => unrecognisedTable(sheet, rows, table, given) ?? []);
    if (unrecognised.length === 0 && found.some(({ rows }) => isWithoutHeader(rows)))
      throw new AppError('FILE_NO_HEADER', { file: stored.name });
    throw new NotAnExtractError(stored.name, unrecognised, found[0]?.rows[0] ?? []);
  }
  if (given)
    checkGivenMapping(
      given,
      tables.flatMap((table) => table.headers),
    );
  if (!tables.some((table) => table.dataRows > 0)) throw new AppError('FILE_NO_ROWS', { file: stored.name });
  return {
    stored,
    profile,
    format,
    encoding,
    delimiter,
    tables,
    workbook,
    sheets: sheetFacts(found),
    titleYearBE: tables.find((table) => table.titleYearBE !== null)?.titleYearBE ?? null,
    fileNameYearBE: readSurveyYear(stored.name)?.surveyYearBE ?? null,
  };
}

type Grid = {
  readonly sheet: string | null;
  readonly rows: readonly (readonly string[])[];
  /** Number of data rows when the header is at this index. */
  readonly dataRowsBelow: (headerIndex: number) => number;
};
type Grids = { readonly delimiter: string | null; readonly grids: readonly Grid[] };

async function grid(
  stored: StoredFile,
  profile: FileProfile,
  format: FileFormat,
  encoding: Encoding | null,
  given: GivenMapping | undefined,
  workbook: readonly Sheet[],
): Promise<Grids> {
  switch (format) {
    case 'csv':
      return csvGrid(stored, profile, encoding ?? 'utf-8', given);
    case 'ndjson':
      return { delimiter: null, grids: [await jsonGrid(stored, profile, encoding ?? 'utf-8')] };
    case 'parquet':
      return { delimiter: null, grids: [await parquetGrid(stored)] };
    case 'xlsx':
      return { delimiter: null, grids: workbook.map(sheetGrid) };
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
  const delimiter = detectDelimiter(lines, given);
  const isWide = encoding.startsWith('utf-16');
  // The profile counts line feeds of one byte.
  const linesInFile =
    isWide || profile.hasLoneReturn ? await countLines(stored, profile, encoding) : profile.filledLines;
  return {
    delimiter,
    grids: [
      {
        sheet: null,
        rows: csvHead(lines, delimiter),
        dataRowsBelow: (headerIndex) =>
          Math.max(0, linesInFile - lines.slice(0, headerIndex + 1).filter((line) => line !== '').length),
      },
    ],
  };
}

async function countLines(stored: StoredFile, profile: FileProfile, encoding: Encoding): Promise<number> {
  let count = 0;
  for await (const lines of textLines(stored.path, stored.name, encoding, profile.isGzip)) {
    for (const line of lines) if (line !== '') count++;
  }
  return count;
}

async function jsonGrid(stored: StoredFile, profile: FileProfile, encoding: Encoding): Promise<Grid> {
  const first: Record<string, unknown>[] = [];
  const keys = new Set<string>();
  let count = 0;
  for await (const records of jsonRecords(stored.path, stored.name, encoding, profile.isGzip)) {
    for (const record of records) {
      count++;
      if (record.kind !== 'record') continue;
      for (const key of Object.keys(record.value)) keys.add(key);
      if (first.length < deepestHeaderRow) first.push(record.value);
    }
  }
  const headers = [...keys];
  const rows = first.map((record) => headers.map((header) => cellText(record[header]) ?? ''));
  return { sheet: null, rows: [headers, ...rows], dataRowsBelow: () => count };
}

async function parquetGrid(stored: StoredFile): Promise<Grid> {
  const reader = await Database.open({ memoryLimit: '1GB', threads: 1, allowedFile: stored.path });
  try {
    const head = await reader.rows(
      z.record(z.string(), z.string().nullable()),
      sql`SELECT COLUMNS(*)::VARCHAR FROM read_parquet(${stored.path}) LIMIT ${previewRows}`,
    );
    const described = await reader.rows(
      z.object({ column_name: z.string() }),
      sql`DESCRIBE SELECT * FROM read_parquet(${stored.path})`,
    );
    const counted = await reader.rows(
      z.object({ n: z.int() }),
      sql`SELECT count(*)::INTEGER AS n FROM read_parquet(${stored.path})`,
    );
    const headers = described.map((row) => row.column_name);
    const rows = head.map((row) => headers.map((header) => row[header] ?? ''));
    return { sheet: null, rows: [headers, ...rows], dataRowsBelow: () => counted[0]?.n ?? 0 };
  } catch (error) {
    throw new AppError('FILE_DAMAGED', { file: stored.name }, { cause: error });
  } finally {
    reader.close();
  }
}

function sheetGrid(sheet: Sheet): Grid {
  return {
    sheet: sheet.name,
    rows: sheet.rows,
    dataRowsBelow: (headerIndex) => sheet.rows.slice(headerIndex + 1).filter(isFilled).length,
  };
}

function sheetFacts(found: readonly (Grid & { readonly table: TableFound | null })[]): OpenedExtract['sheets'] {
  return found.flatMap(({ sheet, rows, dataRowsBelow, table }) => {
    if (sheet === null) return [];
    const isTable = table?.layout != null;
    return [
      {
        name: sheet,
        rows: isTable ? dataRowsBelow(table.headerIndex) : rows.filter(isFilled).length,
        layout: table?.layout ?? null,
        headerRow: isTable ? table.headerIndex + 1 : null,
      },
    ];
  });
}

const isFilled = (row: readonly string[]): boolean => row.some((cell) => cell !== '');

/** A JSON value as the text of a cell; null and missing are blank. */
export function cellText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The layout that a file as a whole has: of its tables the one with children first. */
export function layoutOfExtract(opened: OpenedExtract): Layout {
  return layouts.find((layout) => opened.tables.some((table) => table.layout === layout)) ?? 'child';
}
