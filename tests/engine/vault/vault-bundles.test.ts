import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeBundle } from '../../../electron/engine/vault/journal-bundle.ts';
import { nodeFiles } from '../../../electron/engine/vault/node-files.ts';
import { verifyWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import type { VaultFiles } from '../../../electron/engine/vault/vault-files.ts';
import type { VaultOptions } from '../../../electron/engine/vault/vault-setting.ts';
import type { Workspace } from '../../../electron/engine/vault/workspace.ts';
import { check, flip, keys, named, recipientOf } from './damage.ts';
import { FailingFiles } from './failing-files.ts';
import { filesIn, newWorkspace, quick, reopened } from './vault-fixture.ts';

/** A bundle of five whose entries are in files of their own as well: a crash came before they were removed. */
async function withLeftovers(): Promise<{ folder: string; bundle: string; singles: ReadonlySet<string> }> {
  const { workspace, folder } = await newWorkspace({ entriesPerBundle: 5 });
  for (let i = 1; i <= 4; i++) await workspace.append({ type: 'note', i });
  const before = filesIn(join(folder, 'journal'));
  await workspace.append({ type: 'note', i: 5 });
  const fifth = filesIn(join(folder, 'journal'));
  await workspace.close();
  const singles = new Map([...before, ...[...fifth].filter(([name]) => name === '00000005.age')]);
  for (const [name, bytes] of singles) writeFileSync(join(folder, 'journal', name), bytes);
  const bundle = [...filesIn(join(folder, 'journal')).keys()].find((name) => name.includes('-')) ?? '';
  expect(singles.size).toBe(5);
  return { folder, bundle: `journal/${bundle}`, singles: new Set(singles.keys()) };
}

/** Twelve notes: two bundles of five and two entries in files of their own. */
async function packedWorkspace(
  options: VaultOptions = {},
): Promise<{ folder: string; bundles: readonly [string, string] }> {
  const { workspace, folder } = await newWorkspace({ entriesPerBundle: 5, ...options });
  for (let i = 1; i <= 12; i++) await workspace.append({ type: 'note', i });
  await workspace.close();
  const [first = '', second = '', ...rest] = [...filesIn(join(folder, 'journal')).keys()].filter((name) =>
    name.endsWith('.zst.age'),
  );
  expect([filesIn(join(folder, 'journal')).size, rest]).toEqual([4, []]);
  return { folder, bundles: [`journal/${first}`, `journal/${second}`] };
}

const notesOf = (workspace: Workspace): readonly unknown[] => workspace.journal().map(({ command }) => command['i']);
const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, i) => i + 1);

test('a packed journal is sound, and work goes on where it was', async () => {
  const { folder, bundles } = await packedWorkspace();
  expect(bundles.map((name) => name.replace(/[0-9a-f]{64}/, 'SHA256'))).toEqual([
    'journal/00000001-00000005.SHA256.zst.age',
    'journal/00000006-00000010.SHA256.zst.age',
  ]);
  expect(await check(folder)).toMatchObject({ isSound: true, entries: 12 });
  const workspace = await reopened(folder, { entriesPerBundle: 5 });
  expect([workspace.findings, notesOf(workspace)]).toEqual([[], upTo(12)]);
  for (let i = 13; i <= 15; i++) await workspace.append({ type: 'note', i });
  await workspace.close();
  expect([...filesIn(join(folder, 'journal')).keys()].length).toBe(3);
  expect(notesOf(await reopened(folder))).toEqual(upTo(15));
});

test.each([0.02, 0.5, 0.98])(
  'a bundle with a flipped byte (at %d of it) is named with its numbers; what comes after it is read, and not repacked',
  async (at) => {
    const { folder, bundles } = await packedWorkspace();
    flip(join(folder, bundles[0]), at);
    const harmed = readFileSync(join(folder, bundles[0]));
    const { findings } = await check(folder);
    expect(named({ findings })).toEqual([['WORKSPACE_BUNDLE_DAMAGED', bundles[0], 1]]);
    expect([findings[0]?.th, findings[0]?.en].map((text) => text?.includes('1-5'))).toEqual([true, true]);
    const workspace = await reopened(folder, { entriesPerBundle: 5 });
    expect([named(workspace), notesOf(workspace)]).toEqual([
      [['WORKSPACE_BUNDLE_DAMAGED', bundles[0], 1]],
      upTo(12).slice(5),
    ]);
    expect((await workspace.append({ type: 'note' })).seq).toBe(13);
    await workspace.close();
    expect(readFileSync(join(folder, bundles[0]))).toEqual(harmed);
    expect(named(await check(folder))).toEqual([['WORKSPACE_BUNDLE_DAMAGED', bundles[0], 1]]);
  },
);

test('the last bundle damaged: its numbers are not given again', async () => {
  const { workspace, folder } = await newWorkspace({ entriesPerBundle: 5 });
  for (let i = 1; i <= 10; i++) await workspace.append({ type: 'note', i });
  await workspace.close();
  const [, second = ''] = [...filesIn(join(folder, 'journal')).keys()];
  flip(join(folder, 'journal', second));
  for (const file of filesIn(folder).keys()) if (file.startsWith('manifest')) rmSync(join(folder, file));
  const again = await reopened(folder);
  expect((await again.append({ type: 'note', i: 11 })).seq).toBe(11);
  await again.close();
  expect(named(await check(folder))).toEqual([
    ['WORKSPACE_BUNDLE_DAMAGED', `journal/${second}`, 6],
    ['WORKSPACE_HEAD_UNSIGNED', 'manifest.age', null],
  ]);
});

test('a missing bundle is named by the manifest, or by the numbers that are missing', async () => {
  const { folder, bundles } = await packedWorkspace();
  rmSync(join(folder, bundles[1]));
  expect(named(await check(folder))).toEqual([['WORKSPACE_BUNDLE_MISSING', bundles[1], 6]]);
  const workspace = await reopened(folder);
  expect([named(workspace), notesOf(workspace)]).toEqual([
    [['WORKSPACE_BUNDLE_MISSING', bundles[1], 6]],
    [...upTo(5), 11, 12],
  ]);
  await workspace.append({ type: 'note', i: 13 });
  await workspace.close();
  expect(named(await check(folder))).toEqual([['WORKSPACE_BUNDLE_MISSING', bundles[1], 6]]);
  for (const file of filesIn(folder).keys()) if (file.startsWith('manifest')) rmSync(join(folder, file));
  const { findings } = await check(folder);
  expect(named({ findings })).toEqual([
    ['WORKSPACE_MANIFEST_MISSING', 'manifest.age', null],
    ['WORKSPACE_JOURNAL_MISSING', 'journal/00000006.age', 6],
    ['WORKSPACE_HEAD_UNSIGNED', 'manifest.age', null],
  ]);
  expect(findings.find(({ seq }) => seq === 6)?.en).toContain('6-10');
});

test('every bundle and every entry gone while a manifest is there: the cut is seen', async () => {
  const { folder } = await packedWorkspace();
  for (const file of filesIn(join(folder, 'journal')).keys()) rmSync(join(folder, 'journal', file));
  expect(named(await check(folder)).map(([code, , seq]) => [code, seq])).toEqual([
    ['WORKSPACE_BUNDLE_MISSING', 1],
    ['WORKSPACE_BUNDLE_MISSING', 6],
    ['WORKSPACE_JOURNAL_MISSING', 11],
  ]);
});

test('a bundle under the name of another, or with lines of another journal, is named', async () => {
  const { folder, bundles } = await packedWorkspace();
  const sound = readFileSync(join(folder, bundles[0]));
  writeFileSync(join(folder, bundles[0]), readFileSync(join(folder, bundles[1])));
  expect(named(await check(folder))).toEqual([['WORKSPACE_BUNDLE_DAMAGED', bundles[0], 1]]);
  writeFileSync(join(folder, bundles[0]), sound);
  // The same key, the right numbers, its own hash: only the chain tells.
  const forger = await reopened(folder);
  const lines = upTo(5).map((seq) =>
    Buffer.from(
      JSON.stringify({
        seq,
        time: '2026-01-05T02:00:00.000Z',
        actor: 'somebody',
        commandVersion: 1,
        command: { type: 'note', i: seq * 100 },
        previousHash: '0'.repeat(64),
        segments: [],
      }),
    ),
  );
  await forger.close();
  rmSync(join(folder, bundles[0]));
  await writeBundle(nodeFiles, join(folder, 'journal'), await recipientOf(folder), 1, lines);
  expect(named(await check(folder)).map(([code, , seq]) => [code, seq])).toEqual([
    ['WORKSPACE_JOURNAL_CHAIN', 2],
    ['WORKSPACE_JOURNAL_CHAIN', 3],
    ['WORKSPACE_JOURNAL_CHAIN', 4],
    ['WORKSPACE_JOURNAL_CHAIN', 5],
    ['WORKSPACE_JOURNAL_CHAIN', 6],
  ]);
});

test('files of packed entries that a crash left are no finding, and go on the next opening', async () => {
  const { folder, singles } = await withLeftovers();
  expect(await check(folder)).toMatchObject({ isSound: true, entries: 5 });
  const reader = await reopened(folder, { isReadOnly: true });
  expect([reader.findings, notesOf(reader)]).toEqual([[], upTo(5)]);
  expect([...filesIn(join(folder, 'journal')).keys()].length).toBe(6);
  const workspace = await reopened(folder, { entriesPerBundle: 5 });
  expect([workspace.findings, notesOf(workspace)]).toEqual([[], upTo(5)]);
  await workspace.close();
  expect([...filesIn(join(folder, 'journal')).keys()].filter((name) => singles.has(name))).toEqual([]);
});

test('a file of a packed entry that says something else is named, and stays', async () => {
  const { folder } = await withLeftovers();
  renameSync(join(folder, 'journal/00000003.age'), join(folder, 'journal/00000004.age'));
  expect(named(await check(folder))).toEqual([['WORKSPACE_JOURNAL_DAMAGED', 'journal/00000004.age', 4]]);
  const workspace = await reopened(folder, { entriesPerBundle: 5 });
  expect(notesOf(workspace)).toEqual(upTo(5));
  await workspace.close();
  expect([...filesIn(join(folder, 'journal')).keys()].filter((name) => !name.includes('-'))).toEqual(['00000004.age']);
});

test('a damaged bundle whose entries are still in files of their own costs nothing', async () => {
  const { folder, bundle } = await withLeftovers();
  flip(join(folder, bundle));
  expect(named(await check(folder))).toEqual([['WORKSPACE_BUNDLE_DAMAGED', bundle, 1]]);
  const workspace = await reopened(folder, { entriesPerBundle: 5 });
  expect(notesOf(workspace)).toEqual(upTo(5));
  await workspace.close();
  const again = await reopened(folder);
  expect([named(again), notesOf(again)]).toEqual([[['WORKSPACE_BUNDLE_DAMAGED', bundle, 1]], upTo(5)]);
});

test('entries with a damaged one among them are not packed, those after them are', async () => {
  const { workspace, folder } = await newWorkspace();
  for (let i = 1; i <= 6; i++) await workspace.append({ type: 'note', i });
  await workspace.close();
  flip(join(folder, 'journal/00000002.age'));
  const again = await reopened(folder, { entriesPerBundle: 3 });
  await again.close();
  expect([...filesIn(join(folder, 'journal')).keys()].map((name) => name.replace(/\.[0-9a-f]{64}/, ''))).toEqual([
    '00000001.age',
    '00000002.age',
    '00000003.age',
    '00000004-00000006.zst.age',
  ]);
  expect(named(await check(folder))).toEqual([['WORKSPACE_JOURNAL_DAMAGED', 'journal/00000002.age', 2]]);
});

test('a workspace is read whole while another process packs its entries', async () => {
  const { workspace, folder } = await newWorkspace({ entriesPerBundle: 5 });
  for (let i = 1; i <= 4; i++) await workspace.append({ type: 'note', i });
  let isPacked = false;
  const files: VaultFiles = {
    ...nodeFiles,
    list: async (path) => {
      const names = await nodeFiles.list(path);
      if (!isPacked && path.endsWith('journal')) {
        isPacked = true;
        await workspace.append({ type: 'note', i: 5 });
        await workspace.verify();
        expect(existsSync(join(folder, 'journal/00000001.age'))).toBe(false);
      }
      return names;
    },
  };
  const report = await verifyWorkspace(folder, keys, { ...quick(), files });
  expect([isPacked, report.findings, report.entries]).toEqual([true, [], 5]);
});

test('a full disk leaves entries in files of their own, and they are packed when there is room', async () => {
  const files = new FailingFiles();
  const { workspace, folder } = await newWorkspace({ entriesPerBundle: 5, files });
  files.rule = (operation, path) => (operation === 'create' && path.includes('00000001-') ? 'ENOSPC' : null);
  for (let i = 1; i <= 6; i++) await workspace.append({ type: 'note', i });
  await workspace.close();
  expect([...filesIn(join(folder, 'journal')).keys()].length).toBe(6);
  files.rule = () => null;
  const again = await reopened(folder, { entriesPerBundle: 5 });
  expect([again.findings, notesOf(again)]).toEqual([[], upTo(6)]);
  await again.close();
  expect([...filesIn(join(folder, 'journal')).keys()].length).toBe(2);
});
