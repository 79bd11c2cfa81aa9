import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { Database } from '../../../electron/engine/db/database.ts';
import { integer, sql } from '../../../electron/engine/db/sql.ts';
import { workingDefinition1 } from '../../../electron/engine/risk/working-definition-1.ts';
import { ageBandExpression, memberBit, memberExpression } from '../../../electron/engine/tables/child-groups.ts';
import { rebuildCube } from '../../../electron/engine/tables/rebuild-cube.ts';
import { riskClass, type RiskRules } from '../../../electron/engine/tables/risk-rules.ts';
import { schema } from '../../../electron/engine/tables/schema.ts';
import { ageBandOf, ageBands } from '../../../shared/cpms/age-bands.ts';

async function emptyTables(): Promise<Database> {
  const db = await Database.open({ memoryLimit: '1GB', threads: 1, tables: schema });
  onTestFinished(() => db.close());
  return db;
}

test('the group of a child is the same bit here and in the database, for every sex, age and group', async () => {
  const db = await emptyTables();
  const rows = await db.rows(
    z.object({ sex: z.int(), age: z.int().nullable(), is_migrant: z.boolean(), member: z.string() }),
    sql`SELECT sex::INTEGER AS sex, age_years::INTEGER AS age, is_migrant, (${memberExpression(ageBandExpression)})::VARCHAR AS member
      FROM range(3) s(sex), (SELECT CASE WHEN i < 25 THEN i END AS age_years FROM range(26) a(i)), (VALUES (true), (false)) m(is_migrant)`,
  );
  expect(rows.map(({ member }) => member)).toEqual(
    rows.map(({ sex, age, is_migrant }) => String(memberBit(sex, ageBands.indexOf(ageBandOf(age)), is_migrant))),
  );
  expect([rows.length, new Set(rows.map(({ member }) => member)).size]).toEqual([156, 36]);
});

test('the cube is of the rules that it is built with, year by year', async () => {
  const db = await emptyTables();
  await db.run(
    sql`INSERT INTO child_row (extract_no, standing, sheet_no, line, survey_year, community, sex, is_migrant, yes_bits, no_bits)
      SELECT 1, 0, 0, i, 2567 + i % 2, 85010301, 0, false, CASE WHEN i < 4 THEN 1 << 12 ELSE 0 END, 0 FROM range(10) r(i)`,
  );
  const classes = async (): Promise<unknown> =>
    db.rows(
      z.object({ year: z.int(), high: z.int(), insufficient: z.int() }),
      sql`SELECT survey_year::INTEGER AS year, high_risk AS high, risk_insufficient AS insufficient FROM cell_total ORDER BY 1`,
    );
  await db.transaction(rebuildCube([2567, 2568], workingDefinition1));
  const [one, other] = [
    { high: 0, insufficient: 3 },
    { high: 2, insufficient: 0 },
  ];
  expect(await classes()).toEqual([
    { year: 2567, ...one },
    { year: 2568, ...one },
  ]);
  const everyVictimIsAtHighRisk: RiskRules = {
    classExpression: sql`CASE WHEN risk_yes <> 0 THEN ${integer(riskClass.highRisk)} ELSE ${integer(riskClass.noneFound)} END`,
  };
  await db.transaction(rebuildCube([2568], everyVictimIsAtHighRisk));
  expect(await classes()).toEqual([
    { year: 2567, ...one },
    { year: 2568, ...other },
  ]);
});
