import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { Database } from '../../../electron/engine/db/database.ts';
import { integer, join, sql } from '../../../electron/engine/db/sql.ts';
import { workingRules } from '../../../electron/engine/risk/working-definition-1.ts';
import { ageBandExpression, memberBit, memberExpression } from '../../../electron/engine/tables/child-groups.ts';
import { rebuildCube } from '../../../electron/engine/tables/rebuild-cube.ts';
import { riskClassNumber, type RiskRules } from '../../../electron/engine/tables/risk-rules.ts';
import { schema } from '../../../electron/engine/tables/schema.ts';
import { ageBands, type AgeBand } from '../../../shared/cpms/age-bands.ts';

async function emptyTables(): Promise<Database> {
  const db = await Database.open({ memoryLimit: '1GB', threads: 1, tables: schema });
  onTestFinished(() => db.close());
  return db;
}

/** Youngest and oldest of each band. */
const agesOf: Readonly<Record<AgeBand, readonly (number | null)[]>> = {
  '0-4': [0, 4],
  '5-9': [5, 9],
  '10-14': [10, 14],
  '15-17': [15, 17],
  '18+': [18, 250],
  unknown: [null],
};

test('the group of a child is the same bit here and in the database, for every sex, age and group', async () => {
  const db = await emptyTables();
  const children = [0, 1, 2].flatMap((sex) =>
    ageBands.flatMap((band, ageBand) =>
      agesOf[band].flatMap((age) => [true, false].map((isMigrant) => ({ sex, age, ageBand, isMigrant }))),
    ),
  );
  const values = children.map(
    ({ sex, age, isMigrant }, i) =>
      sql`(${integer(i)}, ${integer(sex)}, ${age === null ? sql`NULL` : integer(age)}, ${isMigrant})`,
  );
  const rows = await db.rows(
    z.object({ member: z.string() }),
    sql`SELECT (${memberExpression(ageBandExpression)})::VARCHAR AS member
      FROM (VALUES ${join(values, ', ')}) child (i, sex, age_years, is_migrant) ORDER BY i`,
  );
  const members = rows.map(({ member }) => member);
  expect(members).toEqual(children.map(({ sex, ageBand, isMigrant }) => String(memberBit(sex, ageBand, isMigrant))));
  expect([members.length, new Set(members).size]).toEqual([66, 36]);
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
  await db.transaction(rebuildCube([2567, 2568], workingRules));
  const [one, other] = [
    { high: 0, insufficient: 3 },
    { high: 2, insufficient: 0 },
  ];
  expect(await classes()).toEqual([
    { year: 2567, ...one },
    { year: 2568, ...one },
  ]);
  const everyVictimIsAtHighRisk: RiskRules = {
    classExpression: sql`CASE WHEN risk_yes <> 0 THEN ${integer(riskClassNumber('high'))} ELSE ${integer(riskClassNumber('none'))} END`,
  };
  await db.transaction(rebuildCube([2568], everyVictimIsAtHighRisk));
  expect(await classes()).toEqual([
    { year: 2567, ...one },
    { year: 2568, ...other },
  ]);
});
