import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { TableState } from '../../../electron/engine/dataset/journal-state.ts';
import { LoadedExtracts } from '../../../electron/engine/dataset/loaded-extracts.ts';
import { Database } from '../../../electron/engine/db/database.ts';
import { sql } from '../../../electron/engine/db/sql.ts';
import { personRowsArrow } from '../../../electron/engine/linking/person-rows-arrow.ts';
import { workingRules } from '../../../electron/engine/risk/working-definition-1.ts';
import { schema } from '../../../electron/engine/tables/schema.ts';
import { stagedArrow } from '../../../electron/engine/tables/staging.ts';
import { MemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import type { WorkspaceStore } from '../../../electron/engine/vault/workspace-store.ts';

async function emptyTables(): Promise<Database> {
  const db = await Database.open({ memoryLimit: '1GB', threads: 1, tables: schema });
  onTestFinished(() => db.close());
  return db;
}

const extract: TableState['extracts'][number] = {
  extractId: 'a',
  file: 'a.csv',
  sha256: '0'.repeat(64),
  surveyYearsBE: [2567],
  accepted: 0,
  rejected: 0,
  blank: 'unknown',
  mapping: {},
  surveyYearGivenBE: null,
  leftOut: [],
  keySecretId: 'session',
  checks: [],
  isSynthetic: false,
  communityNames: [],
  retired: [],
  segments: { children: [], households: [], counts: [], identifiers: [], rejects: [] },
};

test('links that could not be read are read again, also when nothing else changed since', async () => {
  const db = await emptyTables();
  const store = new MemoryStore('session');
  const linkOf = async (key: bigint): Promise<TableState['links'][number]> => {
    const segment = await store.writeSegment('analytic', personRowsArrow([{ extract: 0, sheetNo: 0, line: 2, key }]));
    return { extractIds: ['a'], segment: { ...segment, role: 'persons' } };
  };
  const stateOf = (...links: TableState['links']): TableState => ({ extracts: [extract], register: null, links });
  const [first, second] = [await linkOf(1n), await linkOf(2n)];
  const keys = async (): Promise<readonly string[]> =>
    (await db.rows(z.object({ person_key: z.string() }), sql`SELECT person_key FROM person`)).map(
      (row) => row.person_key,
    );
  const unreadable: WorkspaceStore = Object.assign(Object.create(store) as MemoryStore, {
    readSegment: () => Promise.reject(new Error('EIO')),
  });
  const loaded = new LoadedExtracts(db, workingRules);
  await loaded.settle(stateOf(first), store);
  expect(await keys()).toEqual(['1']);
  await expect(loaded.settle(stateOf(first, second), unreadable)).rejects.toThrow('EIO');
  await loaded.settle(stateOf(first), store);
  expect(await keys()).toEqual(['1']);
});

test('a child that two extracts have counts once, also when the first try to tell them apart failed', async () => {
  const db = await emptyTables();
  const store = new MemoryStore('session');
  await db.run(
    sql`INSERT INTO staged_child (extract_no, standing, sheet_no, line, survey_year, community, child_key, sex, nationality, is_migrant, yes_bits, no_bits)
      VALUES (0, 0, 0, 2, 2567, 85010301, 7, 0, 0, false, 0, 0)`,
  );
  const segment = await store.writeSegment('analytic', await stagedArrow(db, 'children', 0));
  await db.run(sql`DELETE FROM staged_child`);
  const children = [{ ...segment, role: 'children:0' }];
  const of = (extractId: string) => ({
    ...extract,
    extractId,
    accepted: 1,
    segments: { ...extract.segments, children },
  });
  const state: TableState = { extracts: [of('a'), of('b')], register: null, links: [] };
  const loaded = new LoadedExtracts(db, workingRules);
  await db.run(sql`ALTER TABLE count_row RENAME TO away`);
  await expect(loaded.settle(state, store)).rejects.toThrow('count_row');
  await db.run(sql`ALTER TABLE away RENAME TO count_row`);
  await loaded.settle(state, store);
  expect(await db.rows(z.object({ n: z.int() }), sql`SELECT count(*)::INTEGER AS n FROM child`)).toEqual([{ n: 1 }]);
});
