import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { AttemptLimiter } from '../../../electron/engine/vault/attempt-limiter.ts';
import { backupWorkspace, restoreWorkspace } from '../../../electron/engine/vault/backup-workspace.ts';
import { verifyWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { passphraseEncrypter } from '../../../electron/engine/vault/passphrase-cipher.ts';
import { filesOf } from '../../../electron/engine/vault/write-backup.ts';
import { tarEnd, tarHeader, tarPadding } from '../../../electron/engine/vault/tar.ts';
import {
  casePassphrase,
  codeOf,
  filesIn,
  filledWorkspace,
  newWorkspace,
  planningPassphrase,
  quick,
  reopened,
} from './vault-fixture.ts';

const passphrase = 'old bridge under slow clouds';
const making = { passphrase, workFactor: 2 };
const restoring = { passphrase, attempts: new AttemptLimiter(async () => undefined) };

test('a backup restores to the same files, which open with the same passphrases', async () => {
  const { folder } = await filledWorkspace();
  const file = join(dirname(folder), 'ranong.natpro');
  const result = await backupWorkspace(folder, file, making);
  expect(result).toEqual({ bytes: readFileSync(file).length, files: filesIn(folder).size, damaged: [] });
  const elsewhere = join(dirname(folder), 'elsewhere');
  await restoreWorkspace(file, elsewhere, restoring);
  expect(filesIn(elsewhere)).toEqual(filesIn(folder));
  expect((await verifyWorkspace(elsewhere, { passphrase: planningPassphrase, casePassphrase }, quick())).isSound).toBe(
    true,
  );
});

test('an open workspace is backed up while work goes on, manifests are replaced and entries packed', async () => {
  const { workspace, folder } = await newWorkspace({ entriesPerBundle: 10 });
  for (let i = 0; i < 25; i++) await workspace.append({ type: 'note', i });
  // The passphrase's derivation holds the copying back long enough for three manifests.
  const backup = backupWorkspace(folder, `${folder}.natpro`, { passphrase, workFactor: 17 });
  for (let i = 0; i < 150; i++) {
    const segment = await workspace.writeSegment('analytic', Buffer.from(`segment ${i}`));
    await workspace.append({ type: 'note', i }, [{ ...segment, role: 'children' }]);
  }
  await backup;
  await restoreWorkspace(`${folder}.natpro`, `${folder}-2`, restoring);
  const copy = await reopened(`${folder}-2`);
  expect(copy.findings).toEqual([]);
  expect(copy.journal().length).toBeGreaterThanOrEqual(25);
  expect(
    [...filesIn(`${folder}-2`).keys()].filter((path) => path.endsWith('.zst.age') && path.startsWith('journal/'))
      .length,
  ).toBeGreaterThan(1);
});

test('a backup of a damaged workspace says what is damaged', async () => {
  const { folder, segments } = await filledWorkspace({ entriesPerBundle: 3 });
  const bundle = [...filesIn(folder).keys()].find((path) => path.startsWith('journal/')) ?? '';
  const paths = [bundle, `segments/analytic/${segments[0]}.arrow.zst.age`];
  for (const path of paths) writeFileSync(join(folder, path), readFileSync(join(folder, path)).subarray(1));
  expect((await backupWorkspace(folder, `${folder}.natpro`, making)).damaged).toEqual(paths);
});

test('a backup is whole whenever a bundle takes the place of the entries that were listed', async () => {
  const { workspace, folder } = await newWorkspace({ entriesPerBundle: 4 });
  for (let i = 0; i < 3; i++) await workspace.append({ type: 'note', i });
  const parts: string[] = [];
  for await (const { path } of filesOf(folder, [])) {
    parts.push(path);
    // The first of three entries was read when the fourth comes and all four are packed.
    if (parts.length > 1) continue;
    for (let i = 3; i < 5; i++) await workspace.append({ type: 'note', i });
    await workspace.verify();
  }
  expect(parts.map((path) => path.replace(/\.[0-9a-f]{64}/, ''))).toEqual([
    'journal/00000001.age',
    'journal/00000001-00000004.zst.age',
  ]);
});

test('nothing is written over: not a file by a backup, not a folder by a restoration', async () => {
  const { folder } = await filledWorkspace();
  writeFileSync(`${folder}.natpro`, 'mine');
  expect(await codeOf(backupWorkspace(folder, `${folder}.natpro`, making))).toBe('WORKSPACE_BACKUP_EXISTS');
  expect(readFileSync(`${folder}.natpro`, 'utf8')).toBe('mine');
  await backupWorkspace(folder, `${folder}.2.natpro`, making);
  const before = filesIn(folder);
  expect(await codeOf(restoreWorkspace(`${folder}.2.natpro`, folder, restoring))).toBe('WORKSPACE_EXISTS');
  expect(filesIn(folder)).toEqual(before);
});

test('a wrong passphrase, a cut, a flipped byte, junk: each is named and leaves nothing behind', async () => {
  const { folder } = await filledWorkspace();
  const file = `${folder}.natpro`;
  await backupWorkspace(folder, file, making);
  const sound = readFileSync(file);
  const target = `${folder}-restored`;
  const restore = (): Promise<string> => codeOf(restoreWorkspace(file, target, restoring));
  expect(await codeOf(restoreWorkspace(file, target, { ...restoring, passphrase: planningPassphrase }))).toBe(
    'WORKSPACE_WRONG_PASSPHRASE',
  );
  for (const bytes of [
    sound.subarray(0, sound.length / 2),
    sound.subarray(0, -1),
    Buffer.from('junk'),
    Buffer.alloc(0),
  ]) {
    writeFileSync(file, bytes);
    expect(await restore()).toBe('WORKSPACE_BACKUP_DAMAGED');
  }
  const flipped = Buffer.from(sound);
  flipped[5000] = (flipped[5000] ?? 0) ^ 1;
  writeFileSync(file, flipped);
  expect(await restore()).toBe('WORKSPACE_BACKUP_DAMAGED');
  rmSync(file);
  expect(await restore()).toBe('FILE_MISSING');
  expect(readdirSync(dirname(folder))).toEqual(['workspace']);
});

test('an archive with a path that leaves the folder, or without its index, is refused', async () => {
  const { folder } = await filledWorkspace();
  const file = `${folder}.evil`;
  for (const path of ['../escaped.age', '/tmp/escaped.age', 'journal/../../escaped', 'key.age']) {
    const content = Buffer.from('evil');
    const tar = Buffer.concat([tarHeader(path, 4, new Date(0)), content, tarPadding(4), tarEnd()]);
    writeFileSync(file, await (await passphraseEncrypter(passphrase, 2)).encrypt(tar));
    expect(await codeOf(restoreWorkspace(file, `${folder}-restored`, restoring))).toBe('WORKSPACE_BACKUP_DAMAGED');
  }
  expect(existsSync(`${folder}-restored`)).toBe(false);
  expect(existsSync(join(dirname(folder), 'escaped.age'))).toBe(false);
});

test('a backup needs a place, a workspace and a passphrase worth the name', async () => {
  const { folder } = await filledWorkspace();
  const weak = backupWorkspace(folder, `${folder}.natpro`, { passphrase: '1234', workFactor: 2 });
  expect(await codeOf(weak)).toBe('WORKSPACE_PASSPHRASE_WEAK');
  expect(await codeOf(backupWorkspace(folder, join(folder, 'no/such/place.natpro'), making))).toBe('WORKSPACE_GONE');
  expect(await codeOf(backupWorkspace(`${folder}-none`, `${folder}.natpro`, making))).toBe('WORKSPACE_GONE');
});

test('a cancelled backup leaves no file', async () => {
  const { folder, workspace } = await newWorkspace();
  await workspace.writeSegment('analytic', crypto.getRandomValues(new Uint8Array(60_000)));
  mkdirSync(`${folder}-backups`);
  const controller = new AbortController();
  const work = backupWorkspace(folder, `${folder}-backups/a`, { ...making, workFactor: 17, signal: controller.signal });
  setTimeout(() => controller.abort(), 150);
  expect(await codeOf(work)).toBe('CANCELLED');
  expect(readdirSync(`${folder}-backups`)).toEqual([]);
});
