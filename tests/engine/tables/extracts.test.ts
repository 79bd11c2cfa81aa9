import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { Database } from '../../../electron/engine/db/database.ts';
import { identifier, sql } from '../../../electron/engine/db/sql.ts';
import { takeOut } from '../../../electron/engine/tables/extracts.ts';
import { schema } from '../../../electron/engine/tables/schema.ts';

test('an extract that is taken out is in no table any more, whichever tables there are', async () => {
  const db = await Database.open({ memoryLimit: '1GB', threads: 1, tables: schema });
  onTestFinished(() => db.close());
  const tables = await db.rows(
    z.object({ name: z.string() }),
    sql`SELECT table_name AS name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name)
      WHERE column_name = 'extract_no' AND NOT starts_with(table_name, 'staged_') AND table_name <> 'standing_change' ORDER BY 1`,
  );
  expect(tables.map(({ name }) => name)).toEqual(['child_row', 'count_row', 'household_row', 'person', 'retired']);
  for (const { name } of tables)
    await db.run(sql`INSERT INTO ${identifier(name)} (extract_no) SELECT i FROM range(3) r(i)`);
  await db.transaction(takeOut([0, 2]));
  for (const { name } of tables)
    expect(await db.rows(z.object({ extract_no: z.int() }), sql`SELECT extract_no FROM ${identifier(name)}`)).toEqual([
      { extract_no: 1 },
    ]);
  await db.transaction(takeOut([]));
  expect(await db.rows(z.object({ n: z.int() }), sql`SELECT count(*)::INTEGER AS n FROM retired`)).toEqual([{ n: 1 }]);
});
