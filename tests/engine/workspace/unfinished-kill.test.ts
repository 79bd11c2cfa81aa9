import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildData } from '../../../build/data.ts';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { removeUnfinished, unfinishedPath } from '../../../electron/engine/vault/unfinished.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { casePassphrase, planningPassphrase } from '../vault/vault-fixture.ts';
import { startOffice } from './workspace-fixture.ts';

/** More of them: NATPRO_KILLS=200. */
const kills = Number(process.env['NATPRO_KILLS'] ?? 16);
/** After it has begun to make something, so that kills come in the middle however busy the machine is. */
const longestWorkMs = 150;
const script = fileURLToPath(new URL('make-until-killed.ts', import.meta.url));

const unfinishedIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.startsWith('.tmp-'));

async function killedAfter(folder: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [script, folder, planningPassphrase, casePassphrase], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  child.stdout.resume();
  child.stdin.write('x');
  while ((await unfinishedIn(folder)).length === 0) await pause(1);
  await pause(milliseconds);
  child.kill('SIGKILL');
  await closed;
}

test('whatever moment a process that creates, backs up and restores is killed at, what it left is no workspace and goes', async () => {
  buildData();
  const folder = join(await temporaryFolder(), 'workspaces');
  const backups = join(folder, 'backups');
  await mkdir(backups, { recursive: true });
  const random = seededRandom(20_685);
  let left = 0;
  for (let i = 0; i < kills; i++) {
    await killedAfter(folder, random.unit() * longestWorkMs);
    const halves = [...(await unfinishedIn(folder)), ...(await unfinishedIn(backups))];
    left += halves.length;
    const { client } = await startOffice(folder);
    expect([...(await unfinishedIn(folder)), ...(await unfinishedIn(backups))]).toEqual([]);
    for (const { place, name } of (await client.workspace.known()).filter(({ isThere }) => isThere)) {
      expect(name).toMatch(/^[wr] \d+ \d+$/);
      const passphrase = planningPassphrase;
      const status = await client.workspace.open({ place, passphrase, isReadOnly: false, isTakenOver: false });
      expect(status).toMatchObject({ state: 'open', findings: [] });
      await client.workspace.close();
      await rm(join(folder, name), { recursive: true });
    }
  }
  // Else too few kills came in the middle of anything, and the test has shown nothing.
  expect(left).toBeGreaterThan(kills / 10);
});

test('what a living process makes, another computer’s, and what only looks alike stay', async () => {
  const folder = await temporaryFolder();
  const own = unfinishedPath(join(folder, 'w'));
  const living = own.replace(`-${process.pid}-`, `-${process.ppid}-`);
  const elsewhere = join(folder, `.tmp-00000000-999999999-${'a'.repeat(8)}`);
  const others = [join(folder, '.tmp-x'), join(folder, 'w.restoring-1')];
  for (const path of [own, living, elsewhere, ...others]) await mkdir(path);
  await writeFile(join(own, 'key.age'), 'x');
  const dead = own.replace(`-${process.pid}-`, '-999999999-');
  await mkdir(dead);
  await removeUnfinished(folder);
  expect((await readdir(folder)).map((name) => join(folder, name)).toSorted()).toEqual(
    [own, living, elsewhere, ...others].toSorted(),
  );
});

test('a half that is still being made is not offered as a workspace', async () => {
  buildData();
  const folder = join(await temporaryFolder(), 'workspaces');
  const half = unfinishedPath(join(folder, 'w'));
  await mkdir(half, { recursive: true });
  await writeFile(join(half, 'key.age'), 'x');
  const { client } = await startOffice(folder);
  expect(await client.workspace.known()).toEqual([]);
  expect(await unfinishedIn(folder)).toHaveLength(1);
});
