import { AppError } from '../../../shared/contract/app-error.ts';
import type { ExpectedCommunity } from '../../../shared/contract/commands/register-command.ts';
import type { Encoding } from '../../../shared/contract/extracts.ts';
import type { RegisterFieldKey, RegisterProblem, RegisterReading } from '../../../shared/contract/quality.ts';
import { registerFieldKeys, registerProblems } from '../../../shared/contract/quality.ts';
import { toArabicDigits } from '../../../shared/calendar/thai-digits.ts';
import { foldHeader } from '../../../shared/cpms/headers/header-text.ts';
import { fieldOfHeader, readHeader } from '../../../shared/cpms/headers/read-header.ts';
import { expectedChildren } from '../../../shared/cpms/expected-children.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { decodeHead } from './detect/detect-format.ts';
import { deepestHeaderRow, detectTable } from './detect/detect-table.ts';
import { isWorkbook, unknownKind } from './detect/file-kind.ts';
import type { FileProfile } from './detect/profile-file.ts';
import type { StoredFile } from './file-store.ts';
import { readCommunityCode } from './map/read-cells.ts';
import { openContent } from './open-extract.ts';
import { csvHead } from './read/csv-head.ts';
import { csvRecords } from './read/csv-records.ts';
import { readWorkbook } from './read/read-workbook.ts';
import { headRows, rowAt, type SheetGrid } from './read/sheet-grid.ts';
import { textLines } from './read/text-lines.ts';

/** A register as it is stored, and what was recognised in its file. */
export type RegisterRead = {
  readonly reading: RegisterReading;
  readonly communities: readonly ExpectedCommunity[];
};

type RegisterRow = { readonly line: number; readonly cells: readonly string[] | null };
type RegisterTable = {
  readonly sheet: string | null;
  readonly head: readonly (readonly string[])[];
  readonly rows: (header: RegisterHeader) => Promise<readonly RegisterRow[]>;
};
type RegisterHeader = {
  readonly index: number;
  readonly headers: readonly string[];
  readonly columns: ReadonlyMap<RegisterFieldKey, number>;
};

const delimiters = [',', ';', '\t', '|'] as const;
const listedProblems = 200;
const listedHeaders = 12;

/**
 * Reads a list of the communities that should report: community code, name, and the number of children of 0-17 where
 * the file has it. Headers are recognised like those of an extract; a repeated code counts once, its first row.
 * @throws AppError REGISTER_IS_EXTRACT, REGISTER_COLUMNS, REGISTER_EMPTY, and the errors of any file
 */
export async function readRegister(
  stored: StoredFile,
  resolvesTambon: (code: string) => boolean,
  signal?: AbortSignal,
): Promise<RegisterRead> {
  const { profile, format, encoding } = await openContent(stored, signal);
  if (format === 'parquet' || format === 'ndjson')
    throw unknownKind(stored.name, format === 'parquet' ? 'Parquet' : 'JSON', 'table');
  const tables = isWorkbook(format)
    ? (
        await readWorkbook({ path: stored.path, file: stored.name, format, packing: profile.packing, encoding }, signal)
      ).map(sheetTable)
    : delimiters.map((delimiter) => csvTable(stored, profile, encoding ?? 'utf-8', delimiter, signal));
  const best = tables
    .map((table) => ({ table, header: headerAmong(table.head) }))
    .toSorted((a, b) => (b.header?.columns.size ?? 0) - (a.header?.columns.size ?? 0))[0];
  if (!best?.header?.columns.has('community_code')) throw noRegister(stored.name, best?.table.head ?? []);
  if (detectTable(best.table.head, undefined, resolvesTambon)?.layout)
    throw new AppError('REGISTER_IS_EXTRACT', { file: stored.name });
  const rows = await best.table.rows(best.header);
  const taken = takeCommunities(rows, best.header, resolvesTambon);
  if (taken.communities.length === 0)
    throw new AppError('REGISTER_EMPTY', { file: stored.name, found: best.header.headers.slice(0, listedHeaders) });
  return {
    communities: taken.communities,
    reading: readingOf(stored.name, profile.sha256, best.table.sheet, best.header, taken),
  };
}

function csvTable(
  stored: StoredFile,
  profile: FileProfile,
  encoding: Encoding,
  delimiter: string,
  signal?: AbortSignal,
): RegisterTable {
  const lines = decodeHead(profile.head, encoding).split(/\r\n|\n|\r/);
  return {
    sheet: null,
    head: csvHead(lines.slice(0, deepestHeaderRow + 1), delimiter),
    rows: async ({ index, headers }) => {
      const rows: RegisterRow[] = [];
      const source = textLines(stored.path, stored.name, encoding, profile.packing);
      for await (const records of csvRecords(source, delimiter, headers.length)) {
        if (signal?.aborted) throw new AppError('CANCELLED');
        for (const record of records) {
          if (record.line <= index + 1) continue;
          rows.push({ line: record.line, cells: record.kind === 'record' ? record.cells : null });
        }
      }
      return rows;
    },
  };
}

function sheetTable(sheet: SheetGrid): RegisterTable {
  return {
    sheet: sheet.name,
    head: headRows(sheet, deepestHeaderRow + 1),
    rows: async ({ index }) =>
      [...sheet.rowNumbers].flatMap((line, place) => (line > index + 1 ? [{ line, cells: rowAt(sheet, place) }] : [])),
  };
}

function headerAmong(rows: readonly (readonly string[])[]): RegisterHeader | null {
  let best: RegisterHeader | null = null;
  for (const [index, row] of rows.slice(0, deepestHeaderRow).entries()) {
    const columns = registerColumns(row);
    if (columns.size > (best?.columns.size ?? 0)) best = { index, headers: row, columns };
  }
  return best;
}

const bareNames: Readonly<Record<RegisterFieldKey, readonly string[]>> = {
  community_code: ['รหัส', 'รหัสพื้นที่', 'code', 'area code'].map(foldHeader),
  community_name: ['ชื่อ', 'ชื่อพื้นที่', 'name', 'area name'].map(foldHeader),
  children: [
    'จำนวนเด็ก',
    'จำนวนเด็ก 0-17 ปี',
    'จำนวนเด็กอายุ 0-17 ปี',
    'จำนวนเด็กทั้งหมด',
    'เด็ก 0-17 ปี',
    'ประชากรเด็ก',
    'children',
    'children 0-17',
    'number of children',
    'child population',
  ].map(foldHeader),
};

/** The columns of a header row; the surest match of a field wins, then the one further left. */
function registerColumns(row: readonly string[]): ReadonlyMap<RegisterFieldKey, number> {
  const found = new Map<RegisterFieldKey, { column: number; strength: number }>();
  for (const [column, header] of row.entries()) {
    for (const field of registerFieldKeys) {
      const strength = strengthOf(field, header);
      if (strength > (found.get(field)?.strength ?? 0)) found.set(field, { column, strength });
    }
  }
  return new Map([...found].map(([field, { column }]) => [field, column]));
}

function strengthOf(field: RegisterFieldKey, header: string): number {
  const folded = foldHeader(header);
  if (folded === '') return 0;
  if (field !== 'children' && fieldOfHeader(header) === field) return 3;
  if (bareNames[field].includes(folded)) return 2;
  if (field !== 'children') return 0;
  const isAboutSome = /ชาย|หญิง|รหัส|ชื่อ|ร้อยละ|male|boy|girl|name|code|percent/.test(folded);
  return !isAboutSome && /เด็ก|children/.test(folded) ? 1 : 0;
}

function noRegister(file: string, head: readonly (readonly string[])[]): AppError {
  const first = head.find((row) => row.filter((cell) => cell.trim() !== '').length > 1) ?? head[0] ?? [];
  // Only words of a form are named: the row may be one of people.
  const headers = first.filter((cell) => readHeader(cell).candidates.length > 0).slice(0, listedHeaders);
  return new AppError('REGISTER_COLUMNS', { file, found: headers.length > 0 ? headers : ['-'] });
}

type Taken = {
  readonly communities: readonly ExpectedCommunity[];
  readonly rows: number;
  readonly problems: readonly Problem[];
  readonly problemCounts: ReadonlyMap<RegisterProblem, number>;
};

type Problem = RegisterReading['problems'][number];

const reasonOf = {
  community_missing: 'code_missing',
  community_unresolved: 'code_unresolved',
  community_lost_digits: 'code_lost_digits',
} as const;

const totalLine = /^\s*(รวม|ผลรวม|ทั้งหมด|total|sum)/i;

/** Decides what the rows of a register mean. */
function takeCommunities(
  rows: readonly RegisterRow[],
  { columns }: RegisterHeader,
  resolvesTambon: (code: string) => boolean,
): Taken {
  const taken = new Map<string, ExpectedCommunity>();
  const problems: Problem[] = [];
  const problemCounts = new Map<RegisterProblem, number>();
  const note = (line: number, problem: RegisterProblem, found = ''): void => {
    problemCounts.set(problem, (problemCounts.get(problem) ?? 0) + 1);
    if (problems.length < listedProblems) problems.push({ line, problem, found });
  };
  let count = 0;
  for (const { line, cells } of rows) {
    const cell = (field: RegisterFieldKey): string => (cells?.[columns.get(field) ?? -1] ?? '').trim();
    const isEmpty = cells?.every((each) => each.trim() === '') ?? false;
    const isTotal = cells !== null && cell('community_code') === '' && cells.some((each) => totalLine.test(each));
    if (isEmpty || isTotal || totalLine.test(cell('community_code'))) continue;
    count++;
    if (cells === null) {
      note(line, 'unparsable_row');
      continue;
    }
    const read = readCommunityCode(cell('community_code'), resolvesTambon);
    if ('reason' in read) {
      note(line, reasonOf[read.reason], quotable(cell('community_code')));
      continue;
    }
    const code = String(read.code);
    if (taken.has(code)) {
      note(line, 'repeated', code);
      continue;
    }
    const children = readChildren(cell('children'));
    if (children === 'unreadable') note(line, 'children_unreadable', code);
    taken.set(code, { code, name: cell('community_name'), children: children === 'unreadable' ? null : children });
  }
  return {
    communities: [...taken.values()].toSorted((a, b) => a.code.localeCompare(b.code)),
    rows: count,
    problems,
    problemCounts,
  };
}

/** A code may be quoted; anything longer could be a person's number in a column that is not what it says. */
const quotable = (cell: string): string => (/^([\d๐-๙]{1,9}|\d(\.\d+)?[eE]\+?\d+)$/.test(cell) ? cell : '');

/** A number of children; null where the cell is blank. */
function readChildren(cell: string): number | null | 'unreadable' {
  const text = toArabicDigits(cell)
    .replace(/[\s\u00a0,]|คน/g, '')
    .replace(/\.0+$/, '');
  if (text === '' || text === '-') return null;
  return /^\d{1,6}$/.test(text) ? Number(text) : 'unreadable';
}

function readingOf(
  file: string,
  sha256: string,
  sheet: string | null,
  { index, headers, columns }: RegisterHeader,
  { communities, rows, problems, problemCounts }: Taken,
): RegisterReading {
  const byAmphoe = Map.groupBy(communities, ({ code }) => codeAtLevel(code, 'amphoe'));
  return {
    file,
    sha256,
    sheet,
    headerRow: index + 1,
    columns: registerFieldKeys.flatMap((field) => {
      const column = columns.get(field);
      return column === undefined ? [] : [{ field, header: headers[column] ?? '' }];
    }),
    rows,
    communities: communities.length,
    children: expectedChildren(communities),
    communitiesWithChildren: communities.filter(({ children }) => children !== null).length,
    byAmphoe: [...byAmphoe].map(([areaCode, parts]) => ({
      areaCode,
      communities: parts.length,
      children: expectedChildren(parts),
    })),
    problems: [...problems],
    problemCounts: registerProblems.flatMap((problem) => {
      const count = problemCounts.get(problem);
      return count === undefined ? [] : [{ problem, count }];
    }),
  };
}
