import { z } from 'zod';
import { DuckDBDataChunk, INTEGER, UTINYINT, VARCHAR, type DuckDBType } from '@duckdb/node-api';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { readHeader, sureFrom } from '../../../../shared/cpms/headers/read-header.ts';
import { allFields, countsFields } from '../../../../shared/cpms/layout.ts';
import { blankSigns, exampleLabel, labelAtHead, totalLabel } from '../../../../shared/cpms/total-labels.ts';
import type { Database } from '../../db/database.ts';
import { identifier, integer, isAmong, join, sql, type Sql } from '../../db/sql.ts';
import { isWorkbook } from '../detect/file-kind.ts';
import type { OpenedExtract, OpenedTable } from '../open-extract.ts';
import {
  csvRows,
  jsonRows,
  labelColumns,
  nameColumns,
  placesOf,
  rowSigns,
  sheetRows,
  type FieldPlace,
  type SourceRow,
} from './source-rows.ts';
import type { Loaded } from './loaded.ts';
import { latin1Text, tis620Text } from './thai-letters.ts';
import { turnLong } from './turn-long.ts';

/** Fields of an extract that figures and checks need; names and addresses are not among them. */
const analyticFields: readonly string[] = [
  'survey_year',
  'survey_date',
  'community_code',
  'community_name',
  'household_id',
  'child_id',
  'national_id',
  'sex',
  'birth_date',
  'age_years',
  'age_months',
  'nationality',
  'volunteer_code',
  ...Array.from({ length: 22 }, (_, i) => `ind${String(i + 1).padStart(2, '0')}`),
  ...countsFields.map((field) => field.key),
  'answer',
];

/** What tells who a child is, and what a person needs to find the child: kept under the case key only. */
export const identifierFields: readonly string[] = [
  'child_id',
  'national_id',
  'title',
  'first_name',
  'last_name',
  'birth_date',
  'household_id',
  'origin_country',
  'address',
  'caregiver_name',
  'volunteer_code',
  'latitude',
  'longitude',
];

/** Fields of what only tells the reading of others, and of a row of one child and indicator what tells whose it is. */
const keyFields = ['survey_year', 'community_code', 'child_id', 'national_id', 'indicator_no', 'answer'] as const;

const wantedFields: Readonly<Record<'answers' | 'figures' | 'identifiers' | 'everything', readonly string[]>> = {
  answers: [
    ...analyticFields.filter((field) => field.startsWith('ind')),
    'survey_year',
    'survey_date',
    'birth_date',
    'answer',
    'child_id',
    'national_id',
    'community_code',
  ],
  figures: analyticFields,
  identifiers: [...new Set([...analyticFields, ...identifierFields])],
  everything: allFields.map((field) => field.key),
};

type Progress = (rows: number) => void;

type LoadOptions = {
  /** The year, dates and answers; what figures and checks need; what says who a child is as well; or every mapped field. */
  readonly reads?: 'answers' | 'figures' | 'identifiers' | 'everything';
  readonly onRows?: Progress;
};

const rowsPerChunk = 2048;

const identifiers = new Set(allFields.filter((field) => field.isIdentifier).map((field) => field.key));

function isPersonal(header: string): boolean {
  const [first] = readHeader(header).candidates;
  return first !== undefined && first.field !== null && first.score >= sureFrom && identifiers.has(first.field);
}

/**
 * Loads a table into `records` (line, `signs` as `rowSigns` has them, then a text column per loaded field) of a reader
 * instance. DuckDB reads regular files itself; at the first irregularity (a wrong quote, a row of another width, a blank
 * line, a letter outside the encoding, a header among the rows) the tolerant reader takes over from the start, so that
 * lines are exact.
 */
export async function loadRecords(
  reader: Database,
  opened: OpenedExtract,
  table: OpenedTable,
  { reads = 'figures', onRows = () => undefined }: LoadOptions,
  signal?: AbortSignal,
): Promise<Loaded> {
  const wanted = table.isLong ? [...new Set([...wantedFields[reads], ...keyFields])] : wantedFields[reads];
  const fields = wanted.filter((field) => isThere(table, field));
  const loaded: Loaded = {
    fields: new Set(fields),
    personalFields: new Set(fields.filter((field) => isPersonal(table.headers[table.columns.get(field) ?? -1] ?? ''))),
    unparsableLines: [],
    headerLines: [],
    turned: null,
    isLatin1: false,
    hasBrokenLetters:
      (opened.encoding === 'utf-8' && !opened.profile.isUtf8) ||
      (opened.format === 'csv' && opened.profile.hasNul && !opened.encoding?.startsWith('utf-16')),
  };
  const read = await readInto(reader, opened, table, fields, onRows, signal);
  if (!table.isLong) return { ...loaded, ...read };
  return turnLong(reader, { ...loaded, ...read }, fields, signal);
}

const isThere = ({ columns }: OpenedTable, field: string): boolean =>
  columns.has(field) || (field === 'birth_date' && columns.has('born_year'));

type Read = Partial<Pick<Loaded, 'isLatin1' | 'unparsableLines' | 'headerLines'>>;

async function readInto(
  reader: Database,
  opened: OpenedExtract,
  table: OpenedTable,
  fields: readonly string[],
  onRows: Progress,
  signal?: AbortSignal,
): Promise<Read> {
  const { format } = opened;
  if (isWorkbook(format)) return loadRows(reader, fields, sheetRows(opened, table, fields), onRows, signal);
  switch (format) {
    case 'csv':
      if (await loadRegularCsv(reader, opened, table, fields, onRows, signal))
        return { isLatin1: opened.encoding === 'tis-620' };
      return loadRows(reader, fields, csvRows(opened, table, fields), onRows, signal);
    case 'ndjson':
      return loadRows(reader, fields, jsonRows(opened, table, fields), onRows, signal);
    case 'parquet':
      await loadParquet(reader, opened, table, fields, signal);
      onRows(table.dataRows);
      return {};
  }
}

const statement = (text: string): Sql => ({ text, values: [] });

async function loadRegularCsv(
  reader: Database,
  opened: OpenedExtract,
  table: OpenedTable,
  fields: readonly string[],
  onRows: Progress,
  signal?: AbortSignal,
): Promise<boolean> {
  const { profile, encoding } = opened;
  const isReadable = encoding === 'utf-8' || encoding === 'utf-8-bom' || encoding === 'tis-620';
  if (!isReadable || profile.blankLines > 0 || profile.hasLoneReturn || profile.packing.kind === 'zip') return false;
  if (profile.hasNul || profile.endsWithDosEnd || profile.tooLongLine !== null) return false;
  const columns = statement(Array.from({ length: table.width }, (_, i) => `'c${i}': 'VARCHAR'`).join(', '));
  const cell = (column: number): Sql => identifier(`c${column}`);
  const chosen = join(
    [
      sql`${signsIn(table, cell, encoding === 'tis-620')} AS signs`,
      ...placesOf(table.columns, fields).map(
        (place, i) => sql`${placed(place, cell)} AS ${identifier(fields[i] ?? '')}`,
      ),
    ],
    ', ',
  );
  const read = sql`CREATE TABLE raw AS SELECT ${chosen} FROM read_csv(${opened.stored.path}, auto_detect = false, header = false,
    skip = ${integer(table.headerIndex + 1)}, delim = ${opened.delimiter ?? ','}, quote = '"', escape = '"', strict_mode = true,
    null_padding = false, ignore_errors = false, encoding = ${encoding === 'tis-620' ? 'latin-1' : 'utf-8'},
    compression = ${profile.packing.kind === 'gzip' ? 'gzip' : 'none'}, columns = {${columns}})`;
  try {
    await reader.runWithProgress(
      read,
      (percent) => onRows(percent === null ? 0 : Math.round((table.dataRows * percent) / 100)),
      signal,
    );
  } catch (error) {
    if (error instanceof AppError) throw error;
    await reader.restart();
    return false;
  }
  const counted = await reader.rows(z.object({ n: z.int() }), sql`SELECT count(*)::INTEGER AS n FROM raw`, signal);
  if (counted[0]?.n !== profile.filledLines - table.headerIndex - 1) {
    await reader.run(sql`DROP TABLE raw`);
    return false;
  }
  const isFilled = sql`coalesce(${join(
    fields.map((field) => identifier(field)),
    ', ',
  )}) IS NOT NULL`;
  const emptyRows = await reader.rows(
    z.object({ n: z.int() }),
    sql`SELECT count(*)::INTEGER AS n FROM raw WHERE NOT (${isFilled})`,
  );
  // Whether such a row is blank or only a name stands in it, which is a row, is not known here.
  if (emptyRows[0]?.n !== 0 || (await hasHeaderAgain(reader, fields))) {
    await reader.run(sql`DROP TABLE raw`);
    return false;
  }
  await reader.run(
    sql`CREATE VIEW records AS SELECT rowid::INTEGER + ${integer(table.headerIndex + 2)} AS line, * FROM raw`,
  );
  onRows(table.dataRows);
  return true;
}

/** Letters come behind digits: cells with digits in front need not be looked at one by one. */
const mostLookedAt = 50;

/** Whether the header stands again among the rows, which other columns may follow. */
async function hasHeaderAgain(reader: Database, fields: readonly string[]): Promise<boolean> {
  const field = ['community_code', 'household_id', 'child_id'].find((each) => fields.includes(each));
  if (field === undefined) return false;
  const rows = await reader.rows(
    z.object({ cell: z.string() }),
    sql`SELECT DISTINCT ${identifier(field)} AS cell FROM raw WHERE ${identifier(field)} > ':' AND length(${identifier(field)}) < 200 LIMIT ${integer(mostLookedAt)}`,
  );
  return rows.some(({ cell }) =>
    [cell, tis620Text(cell)].some((text) => (readHeader(text).candidates[0]?.score ?? 0) >= sureFrom),
  );
}

function placed(place: FieldPlace, cell: (column: number) => Sql): Sql {
  if (typeof place === 'number') return cell(place);
  const part = (column: number | null): Sql =>
    column === null ? sql`'0'` : sql`coalesce(nullif(trim(${cell(column)}), ''), '0')`;
  const year = sql`nullif(trim(${cell(place.year)}), '')`;
  return sql`${part(place.day)} || '/' || ${part(place.month)} || '/' || regexp_replace(${year}, '\\.0+$', '')`;
}

/**
 * The signs of a row in SQL. One look at its cells, a line each, finds the few rows that may have a label: to look for words
 * in every cell takes longer than to read the file, and each pattern a millisecond before the first row.
 */
function signsIn(table: OpenedTable, cell: (column: number) => Sql, isLatin1: boolean): Sql {
  const bit = (condition: Sql, value: number): Sql => sql`(CASE WHEN ${condition} THEN ${integer(value)} ELSE 0 END)`;
  const names = nameColumns(table.columns).map(
    (column) => sql`NOT ${isAmong(sql`coalesce(trim(${cell(column)}), '')`, blankSigns)}`,
  );
  const named = bit(names.length === 0 ? sql`false` : join(names, ' OR '), rowSigns.isNamed);
  const labels = table.layout === 'child' ? labelColumns(table).map(cell) : [];
  if (labels.length === 0) return sql`${named}::UTINYINT`;
  const says = (cells: readonly Sql[], pattern: string): Sql =>
    sql`regexp_matches(concat_ws(chr(10), ${join(cells, ', ')}), ${`(?im)${isLatin1 ? latin1Text(pattern) : pattern}`})`;
  const trimmed = labels.map((label) => sql`trim(left(replace(${label}, chr(10), ' '), 60))`);
  const labelled = sql`${bit(says(trimmed, totalLabel), rowSigns.isTotal)} + ${bit(says(trimmed, exampleLabel), rowSigns.isExample)}`;
  return sql`(${named} + CASE WHEN ${says(labels, labelAtHead)} THEN ${labelled} ELSE 0 END)::UTINYINT`;
}

async function loadParquet(
  reader: Database,
  opened: OpenedExtract,
  table: OpenedTable,
  fields: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const cell = (column: number): Sql =>
    sql`${statement(`"${(table.headers[column] ?? '').replaceAll('"', '""')}"`)}::VARCHAR`;
  const chosen = placesOf(table.columns, fields).map(
    (place, i) => sql`left(${placed(place, cell)}, ${integer(longestParquetCell)}) AS ${identifier(fields[i] ?? '')}`,
  );
  await reader.run(
    sql`CREATE TABLE raw AS SELECT ${signsIn(table, cell, false)} AS signs, ${join(chosen, ', ')} FROM read_parquet(${opened.stored.path})`,
    signal,
  );
  await reader.run(sql`CREATE VIEW records AS SELECT rowid::INTEGER + 1 AS line, * FROM raw`);
}

/** Letters of a cell that are kept; no field has more. */
const longestParquetCell = 32_767;

async function loadRows(
  reader: Database,
  fields: readonly string[],
  source: AsyncIterable<readonly SourceRow[]>,
  onRows: Progress,
  signal?: AbortSignal,
): Promise<Read> {
  const unparsableLines: number[] = [];
  const headerLines: number[] = [];
  const types: DuckDBType[] = [INTEGER, UTINYINT, ...fields.map(() => VARCHAR)];
  await reader.run(
    sql`CREATE TABLE records (line INTEGER, signs UTINYINT, ${join(
      fields.map((field) => sql`${identifier(field)} VARCHAR`),
      ', ',
    )})`,
  );
  let rows = 0;
  await reader.append(
    'records',
    async (append) => {
      let pending: Extract<SourceRow, { readonly signs: number }>[] = [];
      const flush = (batch: typeof pending): void => {
        const chunk = DuckDBDataChunk.create(types, batch.length);
        chunk.setColumns([
          batch.map((row) => row.line),
          batch.map((row) => row.signs),
          ...fields.map((_, i) => batch.map((row) => row.cells[i] ?? null)),
        ]);
        append(chunk);
        rows += batch.length;
        onRows(rows);
      };
      for await (const batch of source) {
        if (signal?.aborted) throw new AppError('CANCELLED');
        for (const row of batch) {
          if (row.cells !== null) pending.push(row);
          else if (row.why === 'header') headerLines.push(row.line);
          else unparsableLines.push(row.line);
          if (pending.length === rowsPerChunk) {
            flush(pending);
            pending = [];
          }
        }
      }
      if (pending.length > 0) flush(pending);
    },
    signal,
  );
  return { unparsableLines, headerLines };
}
