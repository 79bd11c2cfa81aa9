import { tableFromIPC } from 'apache-arrow';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { appendArrow } from '../../../electron/engine/db/append-arrow.ts';
import { arrowOf } from '../../../electron/engine/db/arrow-of.ts';
import type { StoredColumn } from '../../../electron/engine/db/stored-column.ts';
import { Database } from '../../../electron/engine/db/database.ts';
import { sql, type Sql } from '../../../electron/engine/db/sql.ts';

async function database(): Promise<Database> {
  const db = await Database.open({ memoryLimit: '1GB', threads: 2 });
  onTestFinished(() => db.close());
  return db;
}

const numbers = [
  { name: 'small', type: 'uint8' },
  { name: 'signed', type: 'int16' },
  { name: 'whole', type: 'int32' },
  { name: 'key', type: 'uint64' },
  { name: 'is_so', type: 'bool' },
] as const;

const rows = sql`FROM (SELECT CASE WHEN i % 7 = 0 THEN NULL ELSE i % 200 END AS small, (i % 60000 - 30000) AS signed,
  CASE WHEN i % 3 = 1 THEN NULL ELSE i * 1000 END AS whole, CASE WHEN i % 5 = 0 THEN NULL ELSE 18446744073709551615 - i END AS key,
  CASE WHEN i % 11 = 0 THEN NULL ELSE i % 2 = 0 END AS is_so,
  CASE WHEN i % 4 = 0 THEN NULL WHEN i % 4 = 1 THEN '' ELSE 'เด็กหญิงน้ำทิพย์ ' || i END AS words FROM range(5000) AS r(i))`;

async function count(db: Database, from: Sql): Promise<number | undefined> {
  const [found] = await db.rows(z.object({ n: z.int() }), sql`SELECT count(*)::INTEGER AS n FROM ${from}`);
  return found?.n;
}

test('rows go to Arrow and back with their nulls', async () => {
  const db = await database();
  await db.run(
    sql`CREATE TABLE back (extract_no INTEGER, standing UTINYINT, small UTINYINT, signed SMALLINT, whole INTEGER, key UBIGINT, is_so BOOLEAN)`,
  );
  const arrow = await arrowOf(db, numbers, rows);
  const first = [
    { type: 'int32', value: 7 },
    { type: 'uint8', value: 2 },
  ] as const;
  await appendArrow(db, 'back', first, numbers, arrow);
  expect(await count(db, sql`back`)).toBe(5000);
  const expected = sql`SELECT 7 AS extract_no, 2 AS standing, small::UTINYINT, signed::SMALLINT, whole::INTEGER, key::UBIGINT, is_so ${rows}`;
  expect(await count(db, sql`((${expected}) EXCEPT ALL (FROM back))`)).toBe(0);
});

test('text is kept letter by letter, blank apart from missing', async () => {
  const db = await database();
  const columns: StoredColumn[] = [
    { name: 'whole', type: 'int32' },
    { name: 'words', type: 'text' },
  ];
  const table = tableFromIPC(await arrowOf(db, columns, rows));
  expect(table.numRows).toBe(5000);
  expect([0, 1, 2, 4003].map((row): unknown => table.getChild('words')?.get(row))).toEqual([
    null,
    '',
    'เด็กหญิงน้ำทิพย์ 2',
    'เด็กหญิงน้ำทิพย์ 4003',
  ]);
});

test('no rows are a table all the same', async () => {
  const db = await database();
  await db.run(sql`CREATE TABLE back (extract_no INTEGER, whole INTEGER)`);
  const columns = [{ name: 'whole', type: 'int32' }] as const;
  const arrow = await arrowOf(db, columns, sql`FROM (SELECT 1 AS whole WHERE false)`);
  await appendArrow(db, 'back', [{ type: 'int32', value: 1 }], columns, arrow);
  expect(await count(db, sql`back`)).toBe(0);
});

test('a segment of another shape is refused', async () => {
  const db = await database();
  await db.run(sql`CREATE TABLE back (extract_no INTEGER, whole INTEGER)`);
  const arrow = await arrowOf(db, [{ name: 'words', type: 'text' }], rows);
  await expect(appendArrow(db, 'back', [], [{ name: 'whole', type: 'int32' }], arrow)).rejects.toThrow('whole');
});

test('an append that fails leaves no row, at once or later', async () => {
  const db = await database();
  await db.run(sql`CREATE TABLE half (whole INTEGER)`);
  await db.run(sql`CREATE TABLE numbers AS SELECT i::INTEGER AS whole FROM range(400000) AS r(i)`);
  const failing = db.append('half', async (append) => {
    await db.stream(sql`FROM numbers`, append);
    throw new Error('The reader stopped.');
  });
  await expect(failing).rejects.toThrow('The reader stopped.');
  expect(await db.rows(z.object({ n: z.int() }), sql`SELECT count(*)::INTEGER AS n FROM half`)).toEqual([{ n: 0 }]);
});
