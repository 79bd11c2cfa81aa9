import { z } from 'zod';
import { DuckDBDataChunk, INTEGER, VARCHAR, type DuckDBType } from '@duckdb/node-api';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { allFields, countsFields } from '../../../../shared/cpms/layout.ts';
import { matchHeader } from '../../../../shared/cpms/match-header.ts';
import type { Database } from '../../db/database.ts';
import { identifier, integer, join, sql, type Sql } from '../../db/sql.ts';
import type { OpenedExtract, OpenedTable } from '../open-extract.ts';
import { csvRows, jsonRows, sheetRows, type SourceRow } from './source-rows.ts';

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
  'nationality',
  'volunteer_code',
  ...Array.from({ length: 22 }, (_, i) => `ind${String(i + 1).padStart(2, '0')}`),
  ...countsFields.map((field) => field.key),
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

const wantedFields: Readonly<Record<'answers' | 'figures' | 'identifiers' | 'everything', readonly string[]>> = {
  answers: analyticFields.filter((field) => field === 'survey_year' || field.startsWith('ind')),
  figures: analyticFields,
  identifiers: [...new Set([...analyticFields, ...identifierFields])],
  everything: allFields.map((field) => field.key),
};

/** What came of loading a table: the lines that are no rows, and how cells are to be decoded. */
export type Loaded = {
  readonly fields: ReadonlySet<string>;
  /** Fields read from a column whose own header names an identifier: a mapping gone wrong. Their cells are not quoted. */
  readonly personalFields: ReadonlySet<string>;
  readonly unparsableLines: readonly number[];
  /** True when cells are TIS-620 bytes read as Latin-1: `tis620Text` makes them Thai. */
  readonly isLatin1: boolean;
  /** True when some letters of the file are broken; they are read as U+FFFD. */
  readonly hasBrokenLetters: boolean;
};

export type Progress = (rows: number) => void;

export type LoadOptions = {
  /** The year and the answers; what figures and checks need; what says who a child is as well; or every mapped field. */
  readonly reads?: 'answers' | 'figures' | 'identifiers' | 'everything';
  readonly onRows?: Progress;
};

const rowsPerChunk = 2048;

const identifiers = new Set(allFields.filter((field) => field.isIdentifier).map((field) => field.key));

function isPersonal(header: string): boolean {
  const field = matchHeader(header)?.field;
  return field !== undefined && identifiers.has(field);
}

/**
 * Loads a table into `records` (line, then a text column per loaded field) of a reader instance. DuckDB
 * reads regular files itself; at the first irregularity (a wrong quote, a row of another width, a blank line,
 * a letter outside the encoding) the tolerant reader takes over from the start, so that lines are exact.
 */
export async function loadRecords(
  reader: Database,
  opened: OpenedExtract,
  table: OpenedTable,
  { reads = 'figures', onRows = () => undefined }: LoadOptions,
  signal?: AbortSignal,
): Promise<Loaded> {
  const fields = wantedFields[reads].filter((field) => table.columns.has(field));
  const loaded = {
    fields: new Set(fields),
    personalFields: new Set(fields.filter((field) => isPersonal(table.headers[table.columns.get(field) ?? -1] ?? ''))),
    unparsableLines: [] as readonly number[],
    isLatin1: false,
    hasBrokenLetters:
      (opened.encoding === 'utf-8' && !opened.profile.isUtf8) ||
      (opened.format === 'csv' && opened.profile.hasNul && !opened.encoding?.startsWith('utf-16')),
  };
  switch (opened.format) {
    case 'csv': {
      if (await loadRegularCsv(reader, opened, table, fields, onRows, signal))
        return { ...loaded, isLatin1: opened.encoding === 'tis-620' };
      return {
        ...loaded,
        unparsableLines: await loadRows(reader, fields, csvRows(opened, table, fields), onRows, signal),
      };
    }
    case 'ndjson':
      return {
        ...loaded,
        unparsableLines: await loadRows(reader, fields, jsonRows(opened, table, fields), onRows, signal),
      };
    case 'xlsx':
      return {
        ...loaded,
        unparsableLines: await loadRows(reader, fields, sheetRows(opened, table, fields), onRows, signal),
      };
    case 'parquet': {
      await loadParquet(reader, opened, table, fields, signal);
      onRows(table.dataRows);
      return loaded;
    }
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
  if (!isReadable || profile.blankLines > 0 || profile.hasLoneReturn) return false;
  if (profile.hasNul || profile.tooLongLine !== null) return false;
  const columns = statement(Array.from({ length: table.width }, (_, i) => `'c${i}': 'VARCHAR'`).join(', '));
  const chosen = join(
    fields.map((field) => sql`${identifier(`c${table.columns.get(field)}`)} AS ${identifier(field)}`),
    ', ',
  );
  const read = sql`CREATE TABLE raw AS SELECT ${chosen} FROM read_csv(${opened.stored.path}, auto_detect = false, header = false,
    skip = ${integer(table.headerIndex + 1)}, delim = ${opened.delimiter ?? ','}, quote = '"', escape = '"', strict_mode = true,
    null_padding = false, ignore_errors = false, encoding = ${encoding === 'tis-620' ? 'latin-1' : 'utf-8'},
    compression = ${profile.isGzip ? 'gzip' : 'none'}, columns = {${columns}})`;
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
  if (emptyRows[0]?.n !== 0) {
    await reader.run(sql`DROP TABLE raw`);
    return false;
  }
  await reader.run(
    sql`CREATE VIEW records AS SELECT rowid::INTEGER + ${integer(table.headerIndex + 2)} AS line, * FROM raw`,
  );
  onRows(table.dataRows);
  return true;
}

async function loadParquet(
  reader: Database,
  opened: OpenedExtract,
  table: OpenedTable,
  fields: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const chosen = fields.map((field) => {
    const column = (table.headers[table.columns.get(field) ?? -1] ?? '').replaceAll('"', '""');
    return sql`${statement(`"${column}"`)}::VARCHAR AS ${identifier(field)}`;
  });
  await reader.run(
    sql`CREATE TABLE raw AS SELECT ${join(chosen, ', ')} FROM read_parquet(${opened.stored.path})`,
    signal,
  );
  await reader.run(sql`CREATE VIEW records AS SELECT rowid::INTEGER + 1 AS line, * FROM raw`);
}

async function loadRows(
  reader: Database,
  fields: readonly string[],
  source: AsyncIterable<readonly SourceRow[]>,
  onRows: Progress,
  signal?: AbortSignal,
): Promise<readonly number[]> {
  const unparsable: number[] = [];
  const types: DuckDBType[] = [INTEGER, ...fields.map(() => VARCHAR)];
  await reader.run(
    sql`CREATE TABLE records (line INTEGER, ${join(
      fields.map((field) => sql`${identifier(field)} VARCHAR`),
      ', ',
    )})`,
  );
  let rows = 0;
  await reader.append(
    'records',
    async (append) => {
      let pending: SourceRow[] = [];
      const flush = (batch: readonly SourceRow[]): void => {
        const chunk = DuckDBDataChunk.create(types, batch.length);
        chunk.setColumns([
          batch.map((row) => row.line),
          ...fields.map((_, i) => batch.map((row) => row.cells?.[i] ?? null)),
        ]);
        append(chunk);
        rows += batch.length;
        onRows(rows);
      };
      for await (const batch of source) {
        if (signal?.aborted) throw new AppError('CANCELLED');
        for (const row of batch) {
          if (row.cells === null) unparsable.push(row.line);
          else pending.push(row);
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
  return unparsable;
}

/** TIS-620 bytes that were read as Latin-1, as Thai text: A1-FB are U+0E01-U+0E5B. */
export function tis620Text(latin1: string): string {
  return latin1.replace(/[\u00a1-\u00fb]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xa1 + 0x0e01));
}

const latin1Letters = Array.from({ length: 0xfb - 0xa1 + 1 }, (_, i) => String.fromCharCode(0xa1 + i)).join('');
const thaiLetters = tis620Text(latin1Letters);

/** A column of `records` as text in SQL: what was read as Latin-1 is made Thai. */
export function cellAsText(field: string, { isLatin1 }: Pick<Loaded, 'isLatin1'>): Sql {
  const column = identifier(field);
  return isLatin1 ? sql`translate(${column}, ${latin1Letters}, ${thaiLetters})` : column;
}
