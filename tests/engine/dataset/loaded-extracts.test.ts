import { expect, onTestFinished, test, vi } from 'vitest';
import { z } from 'zod';
import { CaseGate } from '../../../electron/engine/case/case-gate.ts';
import { CommandJournal } from '../../../electron/engine/dataset/command-journal.ts';
import { LoadedExtracts } from '../../../electron/engine/dataset/loaded-extracts.ts';
import { Database } from '../../../electron/engine/db/database.ts';
import { sql } from '../../../electron/engine/db/sql.ts';
import { personRowsArrow } from '../../../electron/engine/linking/person-rows-arrow.ts';
import { workingRules } from '../../../electron/engine/risk/working-definition-1.ts';
import { schema } from '../../../electron/engine/tables/schema.ts';
import { stagedArrow } from '../../../electron/engine/tables/staging.ts';
import { MemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import type { CitedSegment } from '../../../shared/contract/workspace.ts';

async function emptyTables(): Promise<Database> {
  const db = await Database.open({ memoryLimit: '1GB', threads: 1, tables: schema });
  onTestFinished(() => db.close());
  return db;
}

const file = {
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
} as const;

type Loaded = { readonly db: Database; readonly store: MemoryStore; readonly journal: CommandJournal };

/** Empty tables, and a journal in memory. */
async function empty(): Promise<Loaded> {
  const store = new MemoryStore('session');
  return { db: await emptyTables(), store, journal: new CommandJournal(store) };
}

function loadedFrom(db: Database, store: MemoryStore): { readonly loaded: LoadedExtracts; readonly gate: CaseGate } {
  const gate = new CaseGate();
  gate.attach(store);
  return { loaded: new LoadedExtracts(db, workingRules, gate), gate };
}

async function importOf(
  { journal }: Loaded,
  extractId: string,
  accepted = 0,
  segments: CitedSegment[] = [],
): Promise<void> {
  await journal.append(
    {
      type: 'import',
      extracts: [{ extractId, content: extractId.repeat(64) }],
      replaces: [],
      isSynthetic: false,
      files: [{ ...file, accepted, leftOut: [], surveyYearsBE: [2567], checks: [] }],
      communityNames: [],
    },
    segments,
  );
}

test('links that could not be read are read again, also when nothing else changed since', async () => {
  const all = await empty();
  const { db, store, journal } = all;
  await importOf(all, 'a');
  const link = async (key: bigint): Promise<void> => {
    const segment = await store.writeSegment('case', personRowsArrow([{ extract: 0, sheetNo: 0, line: 2, key }]));
    await journal.append({ type: 'link', extractIds: ['a'], records: 1, children: 1 }, [
      { ...segment, role: 'persons' },
    ]);
  };
  const keys = async (): Promise<readonly string[]> =>
    (await db.rows(z.object({ person_key: z.string() }), sql`SELECT person_key FROM person`)).map(
      (row) => row.person_key,
    );
  const { loaded, gate } = loadedFrom(db, store);
  await link(1n);
  await loaded.settle(journal.state);
  expect(await keys()).toEqual(['1']);
  await link(2n);
  const unreadable = vi.spyOn(gate, 'readSegment').mockRejectedValue(new Error('EIO'));
  await expect(loaded.settle(journal.state)).rejects.toThrow('EIO');
  unreadable.mockRestore();
  await journal.takeBackLast();
  await loaded.settle(journal.state);
  expect(await keys()).toEqual(['1']);
});

test('a child that two extracts have counts once, also when the first try to tell them apart failed', async () => {
  const all = await empty();
  const { db, store, journal } = all;
  await db.run(
    sql`INSERT INTO staged_child (extract_no, standing, sheet_no, line, survey_year, community, child_key, sex, nationality, is_migrant, yes_bits, no_bits)
      VALUES (0, 0, 0, 2, 2567, 85010301, 7, 0, 0, false, 0, 0)`,
  );
  const segment = await store.writeSegment('case', await stagedArrow(db, 'children', 0));
  await db.run(sql`DELETE FROM staged_child`);
  for (const extractId of ['a', 'b']) await importOf(all, extractId, 1, [{ ...segment, role: 'children:0' }]);
  const { loaded } = loadedFrom(db, store);
  await db.run(sql`ALTER TABLE count_row RENAME TO away`);
  await expect(loaded.settle(journal.state)).rejects.toThrow('count_row');
  await db.run(sql`ALTER TABLE away RENAME TO count_row`);
  await loaded.settle(journal.state);
  expect(await db.rows(z.object({ n: z.int() }), sql`SELECT count(*)::INTEGER AS n FROM child`)).toEqual([{ n: 1 }]);
});

test('a row leaves the figures while the extract of the other is there, and once however many pairs it is in', async () => {
  const all = await empty();
  const { db, store, journal } = all;
  const { loaded } = loadedFrom(db, store);
  for (const extractId of ['a', 'b']) await importOf(all, extractId);
  const [a, b] = [
    { extractId: 'a', sheetNo: 0, line: 7 },
    { extractId: 'b', sheetNo: 0, line: 3 },
  ];
  const pair = { a, b, decision: 'same', retired: 'a' } as const;
  const decide = { type: 'decide', same: 2, different: 0, retired: 2, pairs: [pair, pair] } as const;
  const retired = async (): Promise<unknown> => {
    await loaded.settle(journal.state);
    return loaded.all.map((each) => each.retired);
  };
  expect(await retired()).toEqual([[], []]);
  await journal.append({ ...decide, pairs: [...decide.pairs] });
  await journal.append({ ...decide, pairs: [...decide.pairs] });
  expect(await retired()).toEqual([[{ sheetNo: 0, line: 7 }], []]);
  await journal.append({ type: 'remove', extractIds: ['b'], files: [] });
  expect(await retired()).toEqual([[]]);
  await journal.takeBackLast();
  expect(await retired()).toEqual([[{ sheetNo: 0, line: 7 }], []]);
});

test('what a lock comes upon is left: nothing is loaded after it', async () => {
  const all = await empty();
  const { db, store, journal } = all;
  const { loaded, gate } = loadedFrom(db, store);
  const segment = await store.writeSegment('case', await stagedArrow(db, 'children', 0));
  for (const extractId of ['a', 'b']) await importOf(all, extractId, 1, [{ ...segment, role: 'children:0' }]);
  const read = gate.readSegment.bind(gate);
  let reads = 0;
  vi.spyOn(gate, 'readSegment').mockImplementation(async (sha256) => {
    reads++;
    gate.lock();
    return read(sha256);
  });
  await expect(loaded.settle(journal.state)).rejects.toMatchObject({ code: 'WORKSPACE_CASE_LOCKED' });
  expect(reads).toBe(1);
});
