import { expect, test } from 'vitest';
import { Database } from '../../../electron/engine/db/database.ts';
import { sql } from '../../../electron/engine/db/sql.ts';
import { highRiskByArea } from '../../../electron/engine/queries/high-risk-by-area.ts';
import { prevalenceByArea } from '../../../electron/engine/queries/prevalence-by-area.ts';
import { workingRules } from '../../../electron/engine/risk/working-definition-1.ts';
import { rebuildCube } from '../../../electron/engine/tables/rebuild-cube.ts';
import { schema } from '../../../electron/engine/tables/schema.ts';
import { noFilter, type Filter } from '../../../shared/contract/filter.ts';
import type { PrevalenceTable } from '../../../shared/contract/prevalence-table.ts';
import { codeAtLevel, type AreaLevel } from '../../../shared/geo/area-codes.ts';

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
  { surveyYearBE: 2567 },
  { surveyYearBE: 2599 },
  { group: 'migrant' },
  { group: 'thai', surveyYearBE: 2568 },
  { sex: 'female' },
  { sex: 'female', ageBands: ['unknown'] },
  { ageBands: ['0-4', '15-17'], group: 'migrant', surveyYearBE: 2566 },
  { ageBands: ['18+'], sex: 'male' },
  { area: '85' },
  { area: '8501', sex: 'male' },
  { area: '850201', surveyYearBE: 2567, group: 'thai' },
  { area: '99' },
];

const counted = ['children', 'migrants', 'households', 'yes', 'no', 'unknown', 'livingYes', 'livingKnown'] as const;

/** Counts by year and area of a level, added up by hand. */
function sumsOf(table: PrevalenceTable, level: AreaLevel): Record<string, readonly number[]> {
  const sums = new Map<string, number[]>();
  for (const [row, code] of table.areaCode.entries()) {
    const numbers = counted.flatMap((name) => {
      const width = table[name].length / table.length;
      return Array.from(table[name].subarray(row * width, (row + 1) * width));
    });
    const key = `${table.surveyYearBE[row]} ${codeAtLevel(code, level)}`;
    sums.set(
      key,
      numbers.map((value, i) => value + (sums.get(key)?.[i] ?? 0)),
    );
  }
  return Object.fromEntries(sums);
}

test.each(filters)('larger areas are the sums of their communities: %o', async (part) => {
  const db = await filledDatabase();
  const filter: Filter = { ...noFilter, ...part };
  for (const isOfRecords of [false, true]) {
    const communities = await prevalenceByArea(db, { level: 'community', filter, isOfRecords });
    for (const level of ['province', 'amphoe', 'tambon'] as const) {
      const table = await prevalenceByArea(db, { level, filter, isOfRecords });
      expect(sumsOf(table, level)).toEqual(sumsOf(communities, level));
      const keys = table.areaCode.map((code, row) => `${table.surveyYearBE[row]} ${code}`);
      expect(keys).toEqual([...new Set(keys)].toSorted());
      for (const [i, yes] of table.yes.entries()) {
        const known = yes + (table.no[i] ?? 0);
        expect(table.prevalence[i]).toBe(known === 0 ? Number.NaN : yes / known);
      }
    }
  }
  db.close();
});

test.each(filters)('children at high risk of larger areas are those of their communities: %o', async (part) => {
  const db = await filledDatabase();
  const filter: Filter = { ...noFilter, ...part };
  const sumsAt = async (level: AreaLevel, asked: AreaLevel): Promise<Record<string, readonly number[]>> => {
    const sums = new Map<string, readonly number[]>();
    for (const { surveyYearBE, areaCode, yes, known } of await highRiskByArea(db, { level: asked, filter })) {
      const key = `${surveyYearBE} ${codeAtLevel(areaCode, level)}`;
      const [yesBefore = 0, knownBefore = 0] = sums.get(key) ?? [];
      sums.set(key, [yes + yesBefore, known + knownBefore]);
    }
    return Object.fromEntries(sums);
  };
  for (const level of ['province', 'amphoe', 'tambon'] as const)
    expect(await sumsAt(level, level)).toEqual(await sumsAt(level, 'community'));
  const children = Object.values(await sumsAt('province', 'province')).map(([yes = 0]) => yes);
  expect(children.some((yes) => yes > 0)).toBe(
    ['2599', '99', '850201'].every((none) => !JSON.stringify(part).includes(none)),
  );
  db.close();
});

test('the sums are of all that is there, and none of what was before a change', async () => {
  const db = await filledDatabase();
  const ask = async (): Promise<readonly number[]> => [
    ...(await prevalenceByArea(db, { level: 'province', filter: { ...noFilter, surveyYearBE: 2568 } })).children,
  ];
  expect(await ask()).toEqual([1600, 400]);
  await db.run(sql`DELETE FROM child_row WHERE line < 3000`);
  await db.transaction(rebuildCube([2568], workingRules));
  expect(await ask()).toEqual([800, 200]);
  await db.restart();
  expect(await ask()).toEqual([]);
  db.close();
});
