import { expect, test } from 'vitest';
import { areaFigures, rowsInside } from '../../../electron/engine/answers/area-figures.ts';
import type { Source } from '../../../electron/engine/answers/source.ts';
import { Database } from '../../../electron/engine/db/database.ts';
import { integer, sql, type Sql } from '../../../electron/engine/db/sql.ts';
import { areaOf, memberHalves, whereCell } from '../../../electron/engine/queries/where-cell.ts';
import { workingRules } from '../../../electron/engine/risk/working-definition-1.ts';
import { fullSource } from '../../../electron/engine/sources/full-source.ts';
import { rebuildCube } from '../../../electron/engine/tables/rebuild-cube.ts';
import { schema } from '../../../electron/engine/tables/schema.ts';
import { noFilter, type Filter } from '../../../shared/contract/filter.ts';
import { isAboutSomeChildren } from '../../../shared/contract/no-filter.ts';
import { areaLevels, type AreaLevel } from '../../../shared/geo/area-codes.ts';

/** Children of every sex, age and group in 40 communities of two provinces, with households, and counts of three more. */
async function filledDatabase(): Promise<Database> {
  const db = await Database.open({ memoryLimit: '1GB', threads: 2, tables: schema });
  await db.run(sql`INSERT INTO child_row SELECT 1, 0, 0, i, 2566 + i % 3,
      CASE WHEN i % 5 = 0 THEN 86010101 ELSE 85010101 END + (i % 2) * 10000 + (i % 4) * 100 + i % 5,
      i, CASE WHEN i % 11 = 0 THEN NULL ELSE i // 3 END, i % 3, CASE WHEN i % 13 = 0 THEN NULL ELSE i % 19 END, NULL, 0,
      i % 7 = 0, hash(i)::UBIGINT & 4194303, ((hash(i + 1)::UBIGINT & 4194303) & ~(hash(i)::UBIGINT & 4194303))::INTEGER
    FROM range(6000) t(i)`);
  await db.run(
    sql`INSERT INTO count_row SELECT 2, 0, 0, i, 2567, 85030101 + i % 3, 1 + i % 22, i, i * 2, 100 FROM range(66) t(i)`,
  );
  for (const statement of rebuildCube([2566, 2567, 2568], workingRules)) await db.run(statement);
  return db;
}

const filters: readonly Partial<Filter>[] = [
  {},
  { group: 'migrant' },
  { group: 'thai' },
  { sex: 'female' },
  { sex: 'female', ageBands: ['unknown'] },
  { ageBands: ['0-4', '15-17'], group: 'migrant' },
  { ageBands: ['18+'], sex: 'male' },
  { area: '85' },
  { area: '8501', sex: 'male' },
  { area: '850202', group: 'thai' },
  { area: '99' },
];

const ofChildren = [
  'children',
  'migrants',
  'eligible_11',
  'high_risk',
  'risk_insufficient',
  'yes_13',
  'known_13',
  'living_yes_20',
];
const ofHouseholds = ['households', 'home_yes_20', 'home_known_20'];

const source = (db: Database): Promise<Source> => fullSource(db, { extracts: [], register: null });

/** Counts by area as the tables have them, one statement for children and one for households. */
async function countsInTables(db: Database, level: AreaLevel, filter: Filter): Promise<Record<string, number[]>> {
  const isPart = isAboutSomeChildren(filter);
  const sums = (names: readonly string[]): Sql => ({
    text: names.map((name) => `sum(${name.replace('home_', '')})::INTEGER AS ${name}`).join(', '),
    values: [],
  });
  const place = { ...noFilter, area: filter.area, surveyYearBE: filter.surveyYearBE };
  const area = sql`(${areaOf(level)})::INTEGER AS area`;
  const children = await db.integers(
    sql`SELECT ${area}, ${sums(ofChildren)} FROM ${isPart ? sql`cell` : sql`cell_total`} WHERE ${whereCell(filter)} GROUP BY 1 ORDER BY 1`,
  );
  const { low, high } = memberHalves(filter);
  const member: Sql = { text: `(members & (${low}::BIGINT + (${high}::BIGINT << 31))) <> 0 AND `, values: [] };
  const homes = await db.integers(
    sql`SELECT ${area}, ${sums(ofHouseholds)} FROM ${isPart ? sql`household_cell` : sql`household_total`} WHERE ${isPart ? member : sql``}${whereCell(place)} GROUP BY 1`,
  );
  const rowOf = new Map([...homes.column('area')].map((code, row) => [code, row]));
  return Object.fromEntries(
    [...children.column('area')].map((code, row): [string, number[]] => [
      String(code),
      [
        ...ofChildren.map((name) => children.column(name)[row] ?? 0),
        ...ofHouseholds.map((name) => homes.column(name)[rowOf.get(code) ?? -1] ?? 0),
      ],
    ]),
  );
}

function countsInCube(from: Source, level: AreaLevel, filter: Filter, year: number): Record<string, number[]> {
  const figures = areaFigures(from, year, level, filter);
  return Object.fromEntries(
    rowsInside(figures, filter).map((row): [string, number[]] => [
      String(figures.areas[row]),
      [...ofChildren, ...ofHouseholds].map((name) => figures.counts(name)[row] ?? 0),
    ]),
  );
}

test.each(filters)('every area has the counts of the tables: %o', async (part) => {
  const db = await filledDatabase();
  const from = await source(db);
  expect(from.cube.years).toEqual([2566, 2567, 2568]);
  let areas = 0;
  for (const surveyYearBE of from.cube.years)
    for (const level of areaLevels) {
      const filter: Filter = { ...noFilter, ...part, surveyYearBE };
      // An area that is smaller than those asked about stands for the one around it.
      if (filter.area !== null && filter.area.length > 2 + 2 * areaLevels.indexOf(level)) continue;
      const found = countsInCube(from, level, filter, surveyYearBE);
      expect(found).toEqual(await countsInTables(db, level, filter));
      areas += Object.keys(found).length;
    }
  expect(areas > 0).toBe(part.area !== '99');
  db.close();
});

test('the cube is of all that is there, and of nothing that was before a change', async () => {
  const db = await filledDatabase();
  const children = async (): Promise<readonly number[]> => [
    ...areaFigures(await source(db), 2568, 'province', noFilter).counts('children'),
  ];
  expect(await children()).toEqual([1600, 400]);
  await db.run(sql`DELETE FROM child_row WHERE line < ${integer(3000)}`);
  await db.transaction(rebuildCube([2568], workingRules));
  expect(await children()).toEqual([800, 200]);
  await db.restart();
  expect(await children()).toEqual([]);
  db.close();
});
