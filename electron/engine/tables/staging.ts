import { DuckDBDataChunk, INTEGER, UTINYINT } from '@duckdb/node-api';
import { z } from 'zod';
import type { RowPlace } from '../../../shared/contract/commands/row-place.ts';
import { arrowOf } from '../db/arrow-of.ts';
import type { Database } from '../db/database.ts';
import { numberTypes } from '../db/stored-column.ts';
import { identifier, integer, join, sql, type Sql } from '../db/sql.ts';
import { standings } from './standings.ts';
import { everyRowKind, rowKinds, type RowKind } from './stored-rows.ts';

const rowsPerChunk = 2048;

/** The table of a file that rows come from. */
type Source = { readonly extractNo: number; readonly sheetNo: number };

/**
 * Moves typed rows of a reader instance to where an import's rows wait.
 * @param from  what follows SELECT …: it has the columns of this kind but the sheet's number
 */
export async function stageRows(
  db: Database,
  kind: RowKind,
  { extractNo, sheetNo }: Source,
  reader: Database,
  from: Sql,
  signal?: AbortSignal,
): Promise<void> {
  const { columns, staged } = rowKinds[kind];
  const selected = columns.map(
    ({ name, type }) =>
      sql`${name === 'sheet_no' ? integer(sheetNo) : identifier(name)}::${{ text: numberTypes[type].duckdb.toString(), values: [] }}`,
  );
  const rows = sql`SELECT ${integer(extractNo)}::INTEGER, ${integer(standings.counts)}::UTINYINT, ${join(selected, ', ')} ${from}`;
  await db.append(staged, (append) => reader.stream(rows, append, signal), signal);
}

/** An indicator of a community in a survey year, as a file that has no records of children gives it. */
export type CountRow = {
  readonly line: number;
  readonly surveyYearBE: number;
  /** 8 digits as a number. */
  readonly community: number;
  /** 1 to 22. */
  readonly indicator: number;
  /** Children of the eligible ages for 1-16, households for 17-22; 0 ≤ yes ≤ known. Both 0: nothing is known. */
  readonly yes: number;
  readonly known: number;
  /** All children of the community; null where the file does not say. */
  readonly children: number | null;
};

/** The same for counts, which were read one by one. */
export async function stageCounts(
  db: Database,
  { extractNo, sheetNo }: Source,
  rows: readonly CountRow[],
): Promise<void> {
  const { columns, staged } = rowKinds.counts;
  const types = [INTEGER, UTINYINT, ...columns.map(({ type }) => numberTypes[type].duckdb)];
  await db.append(staged, async (append) => {
    for (let start = 0; start < rows.length; start += rowsPerChunk) {
      const part = rows.slice(start, start + rowsPerChunk);
      const chunk = DuckDBDataChunk.create(types, part.length);
      chunk.setRows(
        part.map(({ line, surveyYearBE, community, indicator, yes, known, children }) => [
          extractNo,
          standings.counts,
          sheetNo,
          line,
          surveyYearBE,
          community,
          indicator,
          yes,
          known,
          children,
        ]),
      );
      append(chunk);
    }
  });
}

/** Rows of an import that are out of the figures from the beginning, as if a person had taken them out. */
export async function stageRetired(db: Database, extractNo: number, places: readonly RowPlace[]): Promise<void> {
  if (places.length > 0) await db.transaction(insertPlaces('staged_retired', extractNo, places));
}

/** Statements that add places of rows to a table of them. */
export function insertPlaces(
  table: 'retired' | 'staged_retired',
  extractNo: number,
  places: readonly RowPlace[],
): readonly Sql[] {
  return Array.from({ length: Math.ceil(places.length / 1000) }, (_, i) => {
    const rows = places
      .slice(i * 1000, (i + 1) * 1000)
      .map(({ sheetNo, line }) => sql`(${integer(extractNo)}, ${integer(sheetNo)}, ${integer(line)})`);
    return sql`INSERT INTO ${identifier(table)} VALUES ${join(rows, ', ')}`;
  });
}

const yearOfRows = z.object({ surveyYearBE: z.int(), rows: z.int(), repeats: z.int() });

/** What is staged of an extract by kind and survey year: all rows, and those of them that repeat other extracts'. */
export async function stagedYears(
  db: Database,
  extractNo: number,
): Promise<Readonly<Record<RowKind, readonly Readonly<z.infer<typeof yearOfRows>>[]>>> {
  const of = (kind: RowKind): Promise<readonly z.infer<typeof yearOfRows>[]> =>
    db.rows(
      yearOfRows,
      sql`SELECT survey_year::INTEGER AS "surveyYearBE", count(*)::INTEGER AS rows,
          (count(*) FILTER (standing = ${integer(standings.repeats)}))::INTEGER AS repeats
        FROM ${identifier(rowKinds[kind].staged)} WHERE extract_no = ${integer(extractNo)} GROUP BY 1 ORDER BY 1`,
    );
  const [children, households, counts] = await Promise.all([of('children'), of('households'), of('counts')]);
  return { children, households, counts };
}

/** The staged rows of an extract as its segment keeps them: those that repeat others and those taken out too. */
export async function stagedArrow(
  db: Database,
  kind: RowKind,
  extractNo: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  const { columns, staged } = rowKinds[kind];
  const from = sql`FROM ${identifier(staged)} WHERE extract_no = ${integer(extractNo)} ORDER BY rowid`;
  return arrowOf(db, columns, from, signal);
}

const stagingTables: readonly string[] = [...everyRowKind.map((kind) => rowKinds[kind].staged), 'staged_retired'];

/** Gives up the staged rows of an extract. */
export async function dropStaged(db: Database, extractNo: number): Promise<void> {
  for (const table of stagingTables)
    await db.run(sql`DELETE FROM ${identifier(table)} WHERE extract_no = ${integer(extractNo)}`);
}

/** Gives up whatever waits to come in. */
export async function clearStaging(db: Database): Promise<void> {
  for (const table of [...stagingTables, 'standing_change']) await db.run(sql`DELETE FROM ${identifier(table)}`);
}
