import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nodeFiles } from '../../../electron/engine/vault/node-files.ts';
import { WriterLock } from '../../../electron/engine/vault/writer-lock.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { codeOf, filledWorkspace, newWorkspace, planningPassphrase, quick, reopened } from './vault-fixture.ts';
import { openWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { skippedWhere } from '../../support/skipped-where.ts';

function writeLock(folder: string, holder: Record<string, unknown>): void {
  const openedAt = new Date().toISOString();
  writeFileSync(join(folder, 'lock'), JSON.stringify({ processStart: null, openedAt, id: 'other', ...holder }));
}

test('the second writer is told who has it, also in the same process', async () => {
  const { folder } = await newWorkspace();
  const failure = await openWorkspace(folder, { passphrase: planningPassphrase, ...quick() }).catch(
    (error: unknown) => error,
  );
  if (!(failure instanceof AppError)) throw new Error('It opened twice.');
  expect([failure.code, failure.detail['host'], failure.detail['pid']]).toEqual([
    'WORKSPACE_IN_USE',
    hostname(),
    process.pid,
  ]);
});

test('closing sets it free; a wrong passphrase does too', async () => {
  const { folder } = await filledWorkspace();
  expect(existsSync(join(folder, 'lock'))).toBe(false);
  expect(await codeOf(openWorkspace(folder, { passphrase: 'no such thing', ...quick() }))).toBe(
    'WORKSPACE_WRONG_PASSPHRASE',
  );
  expect(existsSync(join(folder, 'lock'))).toBe(false);
});

test('a living process holds it; when it is gone the lock is stale', async () => {
  const { folder } = await filledWorkspace();
  const child = spawn('sleep', ['60']);
  onTestFinished(() => void child.kill('SIGKILL'));
  writeLock(folder, { pid: child.pid, host: hostname() });
  expect(await codeOf(reopened(folder))).toBe('WORKSPACE_IN_USE');
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  expect((await reopened(folder)).journal().length).toBe(3);
});

const whereProcIs = skippedWhere(process.platform !== 'linux', 'only Linux tells when a process began');

test('a process number given again to another process holds nothing', whereProcIs, async () => {
  const { folder } = await filledWorkspace();
  writeLock(folder, { pid: 1, host: hostname(), processStart: '123456789' });
  expect((await reopened(folder)).journal().length).toBe(3);
});

test('a lock of another machine holds until the user says otherwise', async () => {
  const { folder } = await filledWorkspace();
  writeLock(folder, { pid: 1, host: 'another-laptop' });
  expect(await codeOf(reopened(folder))).toBe('WORKSPACE_IN_USE');
  expect((await reopened(folder, { isTakenOver: true })).journal().length).toBe(3);
});

test('who was taken over writes nothing more', async () => {
  const { workspace, folder } = await newWorkspace();
  await workspace.append({ type: 'note', i: 1 });
  const other = await reopened(folder, { isTakenOver: true });
  expect(await codeOf(workspace.append({ type: 'note', i: 2 }))).toBe('WORKSPACE_IN_USE');
  await workspace.close();
  expect((await other.append({ type: 'note', i: 3 })).seq).toBe(2);
});

test('a half-written lock is stale; one that was deleted is put back', async () => {
  const { folder } = await filledWorkspace();
  writeFileSync(join(folder, 'lock'), '{"pid":');
  const workspace = await reopened(folder);
  rmSync(join(folder, 'lock'));
  await workspace.append({ type: 'note' });
  expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
});

test('of many that find a stale lock, one gets it', async () => {
  const { folder } = await filledWorkspace();
  const gone = spawnSync('true').pid;
  writeLock(folder, { pid: gone, host: hostname() });
  const attempts = Array.from({ length: 12 }, () => WriterLock.acquire(nodeFiles, folder, new Date()));
  const results = await Promise.allSettled(attempts);
  const held = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stillHeld = await Promise.allSettled(held.map((lock) => lock.assertHeld()));
  expect(stillHeld.filter(({ status }) => status === 'fulfilled').length).toBe(1);
});
