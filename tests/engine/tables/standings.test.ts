import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { Database } from '../../../electron/engine/db/database.ts';
import { integer, join, sql } from '../../../electron/engine/db/sql.ts';
import { retire, takeOut } from '../../../electron/engine/tables/extracts.ts';
import { schema } from '../../../electron/engine/tables/schema.ts';
import { repeatingRows, settleStandings } from '../../../electron/engine/tables/standings.ts';

type Row = readonly [extractNo: number, line: number, surveyYearBE: number, childKey: number | null];

async function tablesWith(rows: readonly Row[]): Promise<Database> {
  const db = await Database.open({ memoryLimit: '1GB', threads: 1, tables: schema });
  onTestFinished(() => db.close());
  const values = rows.map(
    ([extractNo, line, year, key]) =>
      sql`(${integer(extractNo)}, 0, 0, ${integer(line)}, ${integer(year)}, 85010301, ${key === null ? sql`NULL` : integer(key)})`,
  );
  await db.run(
    sql`INSERT INTO child_row (extract_no, standing, sheet_no, line, survey_year, community, child_key) VALUES ${join(values, ', ')}`,
  );
  return db;
}

/** The rows that count, as extract and line. */
async function counting(db: Database): Promise<readonly string[]> {
  const rows = await db.rows(
    z.object({ row: z.string() }),
    sql`SELECT extract_no || ' ' || line AS row FROM child ORDER BY 1`,
  );
  return rows.map(({ row }) => row);
}

test('of rows of one child in a year that of the first extract counts, in whichever order they are', async () => {
  const db = await tablesWith([
    [1, 2, 2567, 7],
    [2, 2, 2567, 7],
    [2, 3, 2568, 7],
    [3, 2, 2567, 7],
    [3, 3, 2567, null],
    [3, 4, 2567, null],
  ]);
  expect(await settleStandings(db, [1, 2, 3])).toEqual([2567]);
  expect(await counting(db)).toEqual(['1 2', '2 3', '3 3', '3 4']);
  expect(Object.fromEntries(await repeatingRows(db))).toEqual({ 2: 1, 3: 1 });
  expect(await settleStandings(db, [1, 2, 3])).toEqual([]);
  expect(await settleStandings(db, [3, 2, 1])).toEqual([2567]);
  expect(await counting(db)).toEqual(['2 3', '3 2', '3 3', '3 4']);
  await db.transaction(takeOut([3]));
  expect(await settleStandings(db, [2, 1])).toEqual([2567]);
  expect(await counting(db)).toEqual(['2 2', '2 3']);
});

test('a row that a person took out keeps its child out of every extract after it, until it is put back', async () => {
  const db = await tablesWith([
    [1, 2, 2567, 7],
    [1, 3, 2567, 8],
    [2, 2, 2567, 7],
    [2, 3, 2567, 9],
  ]);
  await retire(db, 1, [{ sheetNo: 0, line: 2 }]);
  await settleStandings(db, [1, 2]);
  expect(await counting(db)).toEqual(['1 3', '2 3']);
  await settleStandings(db, [2, 1]);
  expect(await counting(db)).toEqual(['1 3', '2 2', '2 3']);
  await retire(db, 1, []);
  await settleStandings(db, [1, 2]);
  expect(await counting(db)).toEqual(['1 2', '1 3', '2 3']);
});

test('which rows count changes in all tables or in none', async () => {
  const db = await tablesWith([
    [1, 2, 2567, 7],
    [2, 2, 2567, 7],
  ]);
  await db.run(sql`ALTER TABLE count_row RENAME TO away`);
  await expect(settleStandings(db, [1, 2])).rejects.toThrow('count_row');
  expect(await counting(db)).toEqual(['1 2', '2 2']);
  await db.run(sql`ALTER TABLE away RENAME TO count_row`);
  await settleStandings(db, [2, 1]);
  expect(await counting(db)).toEqual(['2 2']);
});
