import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { createWorkspace } from '../../../electron/engine/vault/create-workspace.ts';
import { nodeFiles } from '../../../electron/engine/vault/node-files.ts';
import type { VaultFiles } from '../../../electron/engine/vault/vault-files.ts';
import type { Workspace } from '../../../electron/engine/vault/workspace.ts';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { bundledScript } from '../../support/bundled-script.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { check } from './damage.ts';
import { casePassphrase, codeOf, newWorkspace, planningPassphrase, quick, reopened } from './vault-fixture.ts';

const takeovers = 40;
const longestTurnMs = 120;

type Line = { readonly seq?: number; readonly run?: string; readonly i?: number; readonly refused?: string };
type Writer = { begin(): void; readonly ended: Promise<readonly Line[]>; untilLines(count: number): Promise<void> };

function writer(script: string, folder: string, run: string): Writer {
  const child = spawn(process.execPath, [script, folder, planningPassphrase, run], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(script), 'cache') },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  const ended = once(child, 'close').then(() => {
    expect(child.exitCode).toBe(0);
    return output
      .split('\n')
      .slice(1, -1)
      .map((line) => JSON.parse(line) as Line);
  });
  return {
    begin: () => void child.stdin.write('x'),
    ended,
    untilLines: async (count) => {
      while (output.split('\n').length <= count && child.exitCode === null)
        await Promise.race([once(child.stdout, 'data'), ended]);
    },
  };
}

test(`${takeovers} forced takeovers of a living writer: nothing that either acknowledged is lost`, async () => {
  const parent = await temporaryFolder();
  const folder = join(parent, 'workspace');
  const { workspace } = await createWorkspace(folder, { planningPassphrase, casePassphrase, ...quick() });
  await workspace.close();
  const script = await bundledScript(new URL('append-until-taken-over.ts', import.meta.url), parent);
  const random = seededRandom(20_270);
  const all: Writer[] = [];
  let next = writer(script, folder, '0');
  for (let k = 0; k <= takeovers; k++) {
    const current = next;
    if (k < takeovers) next = writer(script, folder, String(k + 1));
    all.push(current);
    await current.untilLines(1);
    current.begin();
    await current.untilLines(2);
    await pause(random.unit() * longestTurnMs);
  }
  // The one before may put its lock back while it is being set aside.
  let last: Workspace | null = null;
  while (!last)
    last = await reopened(folder, { isTakenOver: true }).catch((error: { code?: string }) => {
      if (error.code !== 'WORKSPACE_IN_USE') throw error;
      return null;
    });
  const lines = (await Promise.all(all.map(({ ended }) => ended))).flat();
  const acknowledged = lines.filter(({ seq }) => seq !== undefined);
  const { seq } = await last.append({ type: 'note', run: 'last', i: 0 }).catch(() => ({ seq: 0 }));
  await last.close();
  const { findings, entries } = await check(folder);
  const found = new Map((await reopened(folder)).journal().map((entry) => [entry.seq, entry.command]));
  const lost = acknowledged.filter(
    (line) => found.get(line.seq ?? 0)?.['run'] !== line.run || found.get(line.seq ?? 0)?.['i'] !== line.i,
  );
  expect([lost, findings, new Set(acknowledged.map((line) => line.seq)).size]).toEqual([[], [], acknowledged.length]);
  expect(lines.filter(({ refused }) => refused === 'WORKSPACE_IN_USE').length).toBe(takeovers + 1);
  expect(acknowledged.length).toBeGreaterThan(takeovers);
  expect(entries).toBeGreaterThanOrEqual(acknowledged.length + (seq > 0 ? 1 : 0));
});

/** A writer that is held at an operation on its next entry until it is let go. */
async function heldWriter(held: 'create' | 'publish', failure: string | null = null) {
  let go = (): void => undefined;
  let isHeld = (): void => undefined;
  const released = new Promise<void>((resolve) => (go = resolve));
  const reached = new Promise<void>((resolve) => (isHeld = resolve));
  let isArmed = false;
  const wait = async (path: string): Promise<void> => {
    if (!isArmed || !path.includes('journal')) return;
    isHeld();
    await released;
    if (failure !== null) throw Object.assign(new Error(failure), { code: failure });
  };
  const files: VaultFiles = {
    ...nodeFiles,
    create: async (path, bytes) => {
      if (held === 'create') await wait(path);
      await nodeFiles.create(path, bytes);
    },
    publish: async (from, to) => {
      if (held === 'publish') await wait(to);
      await nodeFiles.publish(from, to);
    },
  };
  const { workspace, folder } = await newWorkspace({ files });
  await workspace.append({ type: 'note', text: 'before' });
  isArmed = true;
  return { workspace, folder, reached, go };
}

test.each([
  ['create', null, 'WORKSPACE_CHANGED_ELSEWHERE'],
  ['publish', null, 'WORKSPACE_CHANGED_ELSEWHERE'],
  ['create', 'ENOSPC', 'WORKSPACE_DISK_FULL'],
  ['publish', 'EIO', 'WORKSPACE_IO'],
] as const)('taken over at its %s (%s): the entry of the new writer stays', async (held, failure, code) => {
  const { workspace, folder, reached, go } = await heldWriter(held, failure);
  const late = codeOf(workspace.append({ type: 'note', text: 'late' }));
  await reached;
  const other = await reopened(folder, { isTakenOver: true });
  await other.append({ type: 'note', text: 'of the new writer' });
  go();
  expect(await late).toBe(code);
  await workspace.close();
  await other.append({ type: 'note', text: 'and the next' });
  await other.close();
  const again = await reopened(folder);
  expect([again.findings, again.journal().map(({ command }) => command['text'])]).toEqual([
    [],
    ['before', 'of the new writer', 'and the next'],
  ]);
});

test('an entry that came while it was taken over is not written over: the new writer is told, and reads it', async () => {
  const { workspace, folder, reached, go } = await heldWriter('create');
  const late = codeOf(workspace.append({ type: 'note', text: 'late' }));
  await reached;
  const other = await reopened(folder, { isTakenOver: true });
  go();
  expect(await late).toBe('no error');
  expect(await codeOf(other.append({ type: 'note', text: 'other' }))).toBe('WORKSPACE_CHANGED_ELSEWHERE');
  await other.close();
  const again = await reopened(folder);
  expect([again.findings, again.journal().map(({ command }) => command['text'])]).toEqual([[], ['before', 'late']]);
  expect((await again.append({ type: 'note', text: 'other' })).seq).toBe(3);
});

test('where a disk knows no second names for a file, a name is taken once all the same', async () => {
  const folder = await temporaryFolder();
  for (const name of ['a', 'b']) await nodeFiles.create(join(folder, name), Buffer.from(name));
  await nodeFiles.publish(join(folder, 'a'), join(folder, 'taken'));
  await expect(nodeFiles.publish(join(folder, 'b'), join(folder, 'taken'))).rejects.toMatchObject({ code: 'EEXIST' });
  expect([String(await nodeFiles.read(join(folder, 'taken'))), (await nodeFiles.list(folder)).toSorted()]).toEqual([
    'a',
    ['b', 'taken'],
  ]);
});
