import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backupWorkspace } from '../../../electron/engine/vault/backup-workspace.ts';
import { createWorkspace } from '../../../electron/engine/vault/create-workspace.ts';
import { renamePatiently } from '../../../electron/engine/vault/node-files.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { FailingFiles, type FileOperation } from './failing-files.ts';
import {
  arrowOf,
  casePassphrase,
  codeOf,
  filesIn,
  newWorkspace,
  planningPassphrase,
  quick,
  reopened,
} from './vault-fixture.ts';
import { skippedWhere } from '../../support/skipped-where.ts';

const writes: readonly FileOperation[] = ['create', 'rename', 'syncFolder'];

describe.each([
  ['ENOSPC', 'WORKSPACE_DISK_FULL'],
  ['EDQUOT', 'WORKSPACE_DISK_FULL'],
  ['EROFS', 'WORKSPACE_READ_ONLY'],
  ['EACCES', 'WORKSPACE_READ_ONLY'],
  ['EIO', 'WORKSPACE_IO'],
])('%s', (failure, code) => {
  test.each(writes)(`on %s: ${code}, nothing stored, and work goes on when it is over`, async (operation) => {
    const files = new FailingFiles();
    const { workspace, folder } = await newWorkspace({ files });
    await workspace.append({ type: 'note', i: 1 });
    await workspace.flush();
    const before = filesIn(folder);
    files.rule = (done, path) => (done === operation && /journal|segments/.test(path) ? failure : null);
    expect(await codeOf(workspace.append({ type: 'note', i: 2 }))).toBe(code);
    expect(await codeOf(workspace.writeSegment('analytic', arrowOf({ yes: [1] })))).toBe(code);
    expect(workspace.journal().length).toBe(1);
    files.rule = () => null;
    if (operation !== 'syncFolder') expect(filesIn(folder)).toEqual(before);
    expect((await workspace.append({ type: 'note', i: 3 })).seq).toBe(2);
    await workspace.close();
    const again = await reopened(folder);
    expect([again.findings, again.journal().map(({ command }) => command['i'])]).toEqual([[], [1, 3]]);
  });
});

test('a manifest that cannot be written stops no work: the journal is what counts', async () => {
  const files = new FailingFiles();
  const { workspace, folder } = await newWorkspace({ files });
  files.rule = (operation, path) => (operation === 'create' && path.includes('manifest') ? 'ENOSPC' : null);
  const segment = await workspace.writeSegment('analytic', arrowOf({ yes: [1] }));
  await workspace.append({ type: 'load' }, [{ ...segment, role: 'children' }]);
  expect(await codeOf(workspace.flush())).toBe('WORKSPACE_DISK_FULL');
  await workspace.close();
  const again = await reopened(folder);
  expect([again.findings, again.journal().length, again.segments().length]).toEqual([[], 1, 1]);
});

test('a workspace on a full or read-only disk opens to be read', async () => {
  const { workspace, folder } = await newWorkspace();
  await workspace.append({ type: 'note' });
  await workspace.close();
  const files = new FailingFiles();
  files.rule = (operation) => (operation === 'create' || operation === 'rename' ? 'EROFS' : null);
  expect(await codeOf(reopened(folder, { files }))).toBe('WORKSPACE_READ_ONLY');
  const reader = await reopened(folder, { files, isReadOnly: true });
  expect([reader.isReadOnly, reader.journal().length]).toEqual([true, 1]);
  expect(await codeOf(reader.append({ type: 'note' }))).toBe('WORKSPACE_READ_ONLY');
});

test('a folder removed while open: every change says so, and closing works', async () => {
  const { workspace, folder } = await newWorkspace();
  const segment = await workspace.writeSegment('analytic', arrowOf({ yes: [1] }));
  await workspace.append({ type: 'note' });
  await workspace.flush();
  rmSync(folder, { recursive: true });
  expect(await codeOf(workspace.append({ type: 'note' }))).toBe('WORKSPACE_GONE');
  expect(await codeOf(workspace.writeSegment('analytic', arrowOf({ yes: [1] })))).toBe('WORKSPACE_GONE');
  expect(await codeOf(workspace.readSegment(segment.sha256))).toBe('WORKSPACE_GONE');
  await workspace.close();
});

test('a folder that comes back (a drive unplugged and plugged in) takes work again', async () => {
  const { workspace, folder } = await newWorkspace();
  await workspace.append({ type: 'note', i: 1 });
  renameSync(folder, `${folder}-away`);
  expect(await codeOf(workspace.append({ type: 'note', i: 2 }))).toBe('WORKSPACE_GONE');
  renameSync(`${folder}-away`, folder);
  expect((await workspace.append({ type: 'note', i: 3 })).seq).toBe(2);
});

test('a failed creation leaves nothing behind', async () => {
  const parent = await temporaryFolder();
  for (const operation of writes) {
    const files = new FailingFiles();
    files.rule = (done, path) => (done === operation && path.includes('manifest') ? 'ENOSPC' : null);
    if (operation === 'syncFolder') files.rule = (done) => (done === operation ? 'ENOSPC' : null);
    const options = { planningPassphrase, casePassphrase, ...quick(), files };
    expect(await codeOf(createWorkspace(join(parent, 'workspace'), options))).toBe('WORKSPACE_DISK_FULL');
    expect([...filesIn(parent)]).toEqual([]);
  }
});

test('what an interrupted write left is removed on the next opening', async () => {
  const { workspace, folder } = await newWorkspace();
  await workspace.close();
  const left = ['journal/.tmp-00000001.age-0a0b', 'segments/case/.tmp-x', '.tmp-manifest.age-1'];
  for (const path of left) writeFileSync(join(folder, path), 'half');
  await reopened(folder);
  expect([...filesIn(folder).keys()].filter((path) => path.includes('.tmp-'))).toEqual([]);
});

test('a rename that a virus scanner holds up is tried again on Windows, and only there', async () => {
  const busy = Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
  let attempts = 0;
  const heldUpTwice = async (): Promise<void> => {
    if (++attempts < 3) throw busy;
  };
  await renamePatiently('a', 'b', heldUpTwice, true);
  expect(attempts).toBe(3);
  attempts = 0;
  await expect(renamePatiently('a', 'b', heldUpTwice, false)).rejects.toBe(busy);
});

const mountTry = '/dev/shm';
const canMount = spawnSync('mount', ['-f', '-t', 'tmpfs', 'none', mountTry]).status === 0 && process.getuid?.() === 0;

describe('on a real disk of 1 MB', skippedWhere(!canMount, 'this user cannot mount a small file system'), () => {
  async function smallDisk(): Promise<string> {
    const place = await temporaryFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', place]);
    if (mounted.status !== 0) throw new Error(mounted.stderr.toString());
    onTestFinished(() => void spawnSync('umount', ['-l', place]));
    return place;
  }

  const noise = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));

  test('it fills up: what was acknowledged stays, and freeing space is enough', async () => {
    const place = await smallDisk();
    const folder = join(place, 'workspace');
    const { workspace } = await createWorkspace(folder, { planningPassphrase, casePassphrase, ...quick() });
    const stored: string[] = [];
    let code = 'no error';
    for (let i = 0; i < 40 && code === 'no error'; i++) {
      code = await codeOf(workspace.writeSegment('analytic', noise(60_000)).then(({ sha256 }) => stored.push(sha256)));
    }
    while ((await codeOf(workspace.append({ type: 'note', text: 'x'.repeat(3000) }))) === 'no error');
    expect(code).toBe('WORKSPACE_DISK_FULL');
    expect(stored.length).toBeGreaterThan(5);
    const acknowledged = workspace.journal().length;
    const backup = backupWorkspace(folder, join(place, 'backup.age'), {
      passphrase: planningPassphrase,
      workFactor: 2,
    });
    expect(await codeOf(backup)).toBe('WORKSPACE_DISK_FULL');
    await workspace.close();
    const reader = await reopened(folder, { isReadOnly: true });
    expect([reader.findings, reader.journal().length, reader.segments().length]).toEqual([
      [],
      acknowledged,
      stored.length,
    ]);
    rmSync(join(folder, `segments/analytic/${stored[0]}.arrow.zst.age`));
    const again = await reopened(folder);
    expect((await again.append({ type: 'note' })).seq).toBe(acknowledged + 1);
    await again.close();
  });

  test('it is mounted read-only while open', async () => {
    const place = await smallDisk();
    const folder = join(place, 'workspace');
    const { workspace } = await createWorkspace(folder, { planningPassphrase, casePassphrase, ...quick() });
    await workspace.append({ type: 'note' });
    const before = filesIn(folder);
    spawnSync('mount', ['-o', 'remount,ro', place]);
    expect(await codeOf(workspace.append({ type: 'note' }))).toBe('WORKSPACE_READ_ONLY');
    expect(await codeOf(workspace.writeSegment('case', noise(10)))).toBe('WORKSPACE_READ_ONLY');
    expect(filesIn(folder)).toEqual(before);
    const elsewhere = createWorkspace(join(place, 'other'), { planningPassphrase, casePassphrase, ...quick() });
    expect(await codeOf(elsewhere)).toBe('WORKSPACE_READ_ONLY');
    spawnSync('mount', ['-o', 'remount,rw', place]);
    expect((await workspace.append({ type: 'note' })).seq).toBe(2);
    await workspace.close();
  });

  test('it is unmounted while open', async () => {
    const place = await smallDisk();
    const folder = join(place, 'workspace');
    const { workspace } = await createWorkspace(folder, { planningPassphrase, casePassphrase, ...quick() });
    spawnSync('umount', ['-l', place]);
    expect(await codeOf(workspace.append({ type: 'note' }))).toBe('WORKSPACE_GONE');
    mkdirSync(folder, { recursive: true });
    expect(await codeOf(workspace.append({ type: 'note' }))).not.toBe('no error');
    await workspace.close();
  });
});
