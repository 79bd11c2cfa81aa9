import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity } from 'age-encryption';
import { expect, test } from 'vitest';
import { AgeKey } from '../../../electron/engine/vault/age-key.ts';
import { backupWorkspace, restoreWorkspace } from '../../../electron/engine/vault/backup-workspace.ts';
import { readCaseCache, sealCaseCache } from '../../../electron/engine/vault/case-cache.ts';
import { caseCacheFile } from '../../../electron/engine/vault/layout.ts';
import { nodeFiles } from '../../../electron/engine/vault/node-files.ts';
import { sha256 } from '../../../electron/engine/vault/sha256.ts';
import { openKeyFileWith } from '../../../electron/engine/vault/unlock-keys.ts';
import { vaultSetting } from '../../../electron/engine/vault/vault-setting.ts';
import type { Workspace } from '../../../electron/engine/vault/workspace.ts';
import { FailingFiles } from './failing-files.ts';
import { casePassphrase, filesIn, newWorkspace, quick, reopened } from './vault-fixture.ts';

const few = { fewestCached: 3 };

/** A workspace with so many sealed notes, its case data open. */
async function withNotes(count: number, options = {}): Promise<{ workspace: Workspace; folder: string }> {
  const { workspace, folder } = await newWorkspace({ ...few, ...options });
  for (let i = 1; i <= count; i++) await workspace.append({ type: 'sealed-note', text: `note ${i}` });
  return { workspace, folder };
}

async function notesOf(workspace: Workspace): Promise<readonly unknown[]> {
  const commands = await workspace.wholeCommands(workspace.journal());
  await workspace.flush();
  return commands.map(({ text }) => text);
}

async function caseKeyOf(folder: string): Promise<AgeKey> {
  const { keyFile } = await openKeyFileWith(vaultSetting(quick()), folder, 'case', { passphrase: casePassphrase });
  const key = await AgeKey.of(keyFile.case ?? new Uint8Array());
  keyFile.wipe();
  return key;
}

/** Opened again with its case data, so that nothing is in memory. */
async function openedAgain(workspace: Workspace, folder: string, options = {}): Promise<Workspace> {
  await workspace.close();
  const again = await reopened(folder, { ...few, ...options });
  await again.openCase(casePassphrase);
  return again;
}

/** A cache in which every sealed text of the workspace was opened to the same words. */
async function planted(folder: string, workspace: Workspace, key: AgeKey): Promise<Uint8Array> {
  const fields = workspace
    .journal()
    .map(({ sealed = '' }) => [sha256(sealed), JSON.stringify({ text: 'planted' })] as const);
  const sealed = await sealCaseCache(key, new Map(fields));
  writeFileSync(join(folder, caseCacheFile), sealed);
  return sealed;
}

test('what was opened of sealed fields is read out of the cache the next time', async () => {
  const { workspace, folder } = await withNotes(4);
  expect(existsSync(join(folder, caseCacheFile))).toBe(false);
  expect(await notesOf(workspace)).toEqual(['note 1', 'note 2', 'note 3', 'note 4']);
  const again = await openedAgain(workspace, folder);
  expect(await notesOf(again)).toEqual(['note 1', 'note 2', 'note 3', 'note 4']);
  // It is the cache that is read: with other words in it, those come.
  await planted(folder, again, await caseKeyOf(folder));
  expect(await notesOf(again)).toEqual(['planted', 'planted', 'planted', 'planted']);
});

test('a cache that somebody made without the case key is ignored, though it is encrypted to it', async () => {
  const { workspace, folder } = await withNotes(4);
  const key = await caseKeyOf(folder);
  const stranger = await AgeKey.of(Buffer.from(await generateX25519Identity()));
  const forger = { recipient: key.recipient, mac: (bytes: Uint8Array) => stranger.mac(bytes) } as AgeKey;
  const forged = await planted(folder, workspace, forger);
  expect(await notesOf(workspace)).toEqual(['note 1', 'note 2', 'note 3', 'note 4']);
  expect(readFileSync(join(folder, caseCacheFile)).equals(forged)).toBe(false);
});

test('each entry is bound to its sealed text: one of another text is not used, and goes when the cache is made anew', async () => {
  const { workspace, folder } = await withNotes(3);
  await notesOf(workspace);
  const key = await caseKeyOf(folder);
  const [first] = workspace.journal();
  const stale = new Map([
    [sha256('another text'), JSON.stringify({ text: 'stale' })],
    [sha256(first?.sealed ?? ''), JSON.stringify({ text: 'kept' })],
  ]);
  writeFileSync(join(folder, caseCacheFile), await sealCaseCache(key, stale));
  await workspace.append({ type: 'sealed-note', text: 'note 4' });
  expect(await notesOf(workspace)).toEqual(['kept', 'note 2', 'note 3', 'note 4']);
  const cached = await readCaseCache(nodeFiles, folder, key);
  expect([...cached.keys()].toSorted()).toEqual(
    workspace
      .journal()
      .map(({ sealed = '' }) => sha256(sealed))
      .toSorted(),
  );
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['empty', () => Buffer.alloc(0)],
  ['flipped', (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === bytes.length - 20 ? byte ^ 1 : byte)))],
])('a cache that is %s is made anew without a finding', async (_, harm) => {
  const { workspace, folder } = await withNotes(4);
  await notesOf(workspace);
  const path = join(folder, caseCacheFile);
  writeFileSync(path, harm(readFileSync(path)));
  const again = await openedAgain(workspace, folder);
  expect([again.findings, (await again.verify()).isSound]).toEqual([[], true]);
  expect(await notesOf(again)).toEqual(['note 1', 'note 2', 'note 3', 'note 4']);
  expect((await readCaseCache(nodeFiles, folder, await caseKeyOf(folder))).size).toBe(4);
});

test('the cache is known to a check, and a backup goes without it', async () => {
  const { workspace, folder } = await withNotes(4);
  await notesOf(workspace);
  expect(filesIn(folder).has(caseCacheFile)).toBe(true);
  expect(await workspace.verify()).toMatchObject({ isSound: true, findings: [] });
  const backup = `${folder}.backup`;
  const other = `${folder}-restored`;
  const passphrase = 'granite pelican mosaic lantern';
  await backupWorkspace(folder, backup, { passphrase, workFactor: 2 });
  await restoreWorkspace(backup, other, { passphrase });
  expect(filesIn(other).has(caseCacheFile)).toBe(false);
  const restored = await reopened(other, few);
  await restored.openCase(casePassphrase);
  expect(await notesOf(restored)).toEqual(['note 1', 'note 2', 'note 3', 'note 4']);
});

test('few sealed commands make no cache, nor does who only reads or has no room for it', async () => {
  const { workspace, folder } = await withNotes(2);
  expect(await notesOf(workspace)).toEqual(['note 1', 'note 2']);
  await workspace.append({ type: 'sealed-note', text: 'note 3' });
  const reader = await openedAgain(workspace, folder, { isReadOnly: true });
  expect(await notesOf(reader)).toEqual(['note 1', 'note 2', 'note 3']);
  const files = new FailingFiles();
  const full = await openedAgain(reader, folder, { files });
  files.rule = (operation, path) => (operation === 'create' && path.includes(caseCacheFile) ? 'ENOSPC' : null);
  expect(await notesOf(full)).toEqual(['note 1', 'note 2', 'note 3']);
  expect([...filesIn(folder).keys()].filter((path) => path.includes('case-cache'))).toEqual([]);
  files.rule = () => null;
  expect(await notesOf(full)).toEqual(['note 1', 'note 2', 'note 3']);
  rmSync(join(folder, caseCacheFile));
});

test('locked in the middle of reading, nothing is read and nothing is written', async () => {
  const { workspace, folder } = await withNotes(40);
  const reading = workspace.wholeCommands(workspace.journal());
  workspace.dropCaseKey();
  await expect(reading).rejects.toMatchObject({ code: 'WORKSPACE_COMMAND_UNREADABLE' });
  await workspace.flush();
  expect(existsSync(join(folder, caseCacheFile))).toBe(false);
});
