import { copyFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AttemptLimiter } from '../../../electron/engine/vault/attempt-limiter.ts';
import { backupWorkspace, restoreWorkspace } from '../../../electron/engine/vault/backup-workspace.ts';
import { openWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { folderMemory } from '../../../electron/engine/vault/attempt-memory.ts';
import { fileWith, temporaryFolder } from '../../support/engine.ts';
import { casePassphrase, codeOf, newWorkspace, planningPassphrase, quick } from './vault-fixture.ts';
import { attemptDelayMs } from '../../../shared/contract/attempt-delay.ts';
import { AppError } from '../../../shared/contract/app-error.ts';

const wrong = async (): Promise<never> => {
  throw new AppError('WORKSPACE_WRONG_PASSPHRASE');
};

test('each wrong passphrase doubles the wait, up to half a minute', () => {
  expect([0, 1, 2, 3, 4, 7, 8, 100].map(attemptDelayMs)).toEqual([0, 500, 1000, 2000, 4000, 30_000, 30_000, 30_000]);
});

test('attempts on one key queue up, also when asked for at once; another key and a right one start afresh', async () => {
  const waits: number[] = [];
  const limiter = new AttemptLimiter(async (milliseconds) => void waits.push(milliseconds));
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => limiter.attempt('a', wrong)));
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await limiter.attempt('b', async () => 'right');
  expect(waits).toEqual([500, 1000]);
  await limiter.attempt('a', async () => 'right');
  await limiter.attempt('a', wrong).catch(() => undefined);
  expect(waits).toEqual([500, 1000, 2000]);
});

test('a wrong passphrase says how long the next one will wait, whoever tried before', async () => {
  const limiter = new AttemptLimiter(async () => undefined);
  const said: unknown[] = [];
  for (let i = 0; i < 3; i++)
    await limiter.attempt('a', wrong).catch((error: unknown) => said.push(error instanceof AppError && error.detail));
  expect(said).toEqual([{ nextWaitMs: 500 }, { nextWaitMs: 1000 }, { nextWaitMs: 2000 }]);
});

test('a damaged file is not a wrong passphrase', async () => {
  const waits: number[] = [];
  const limiter = new AttemptLimiter(async (milliseconds) => void waits.push(milliseconds));
  for (let i = 0; i < 3; i++) {
    await limiter.attempt('a', () => Promise.reject(new AppError('WORKSPACE_KEY_DAMAGED'))).catch(() => undefined);
  }
  expect(waits).toEqual([]);
});

test('the words for a wrong passphrase say nothing about it', () => {
  expect(new AppError('WORKSPACE_WRONG_PASSPHRASE').sentences).toEqual(
    new AppError('WORKSPACE_WRONG_PASSPHRASE', { file: 'key.age' }).sentences,
  );
});

describe('the delay', () => {
  const limiterIn = (folder: string): { readonly limiter: AttemptLimiter; readonly waits: number[] } => {
    const waits: number[] = [];
    return { limiter: new AttemptLimiter(async (ms) => void waits.push(ms), folderMemory(folder)), waits };
  };

  test('outlasts the process, and goes with the right passphrase', async () => {
    const folder = join(await temporaryFolder(), 'attempts');
    for (const expected of [[], [500], [1000]]) {
      const { limiter, waits } = limiterIn(folder);
      await limiter.attempt('/w\nplanning', wrong).catch(() => undefined);
      expect(waits).toEqual(expected);
    }
    expect((await readdir(folder)).join()).not.toMatch(/planning|\/w/);
    const right = limiterIn(folder);
    await right.limiter.attempt('/w\nplanning', async () => 'right');
    expect([right.waits, await readdir(folder)]).toEqual([[2000], []]);
  });

  test('counts a try that the process did not outlive', async () => {
    const folder = await temporaryFolder();
    void limiterIn(folder).limiter.attempt('a', () => new Promise(() => undefined));
    await expect.poll(() => readdir(folder)).toHaveLength(1);
    const { limiter, waits } = limiterIn(folder);
    await limiter.attempt('a', wrong).catch(() => undefined);
    expect(waits).toEqual([500]);
  });

  test('holds in this process where its folder cannot be written to, and nothing fails for it', async () => {
    const { limiter, waits } = limiterIn(await fileWith('a-file', 'x'));
    for (let i = 0; i < 3; i++) await limiter.attempt('a', wrong).catch(() => undefined);
    expect(await limiter.attempt('a', async () => 'right')).toBe('right');
    expect(waits).toEqual([500, 1000, 2000]);
  });

  test('a damaged memory is none', async () => {
    const folder = await temporaryFolder();
    await limiterIn(folder)
      .limiter.attempt('a', wrong)
      .catch(() => undefined);
    const [file = ''] = await readdir(folder);
    await writeFile(join(folder, file), '{');
    const { limiter, waits } = limiterIn(folder);
    await limiter.attempt('a', wrong).catch(() => undefined);
    expect(waits).toEqual([]);
  });

  test('grows for who tries the case passphrase by giving it to the planning key, and the right one is said after it', async () => {
    const { limiter, waits } = limiterIn(await temporaryFolder());
    const { workspace } = await newWorkspace({ attempts: limiter });
    let current = planningPassphrase;
    for (const guess of [
      'nine purple kites above water',
      'old bridge under slow clouds',
      'seven green boats below stone',
    ]) {
      await workspace.changePassphrase('planning', { passphrase: current }, guess);
      current = guess;
    }
    expect(waits).toEqual([500, 1000]);
    const guessed = workspace.changePassphrase('planning', { passphrase: current }, casePassphrase);
    expect(await codeOf(guessed)).toBe('WORKSPACE_PASSPHRASES_SAME');
    expect(waits).toEqual([500, 1000, 2000]);
  });

  test('is that of the folder by whichever name, and that of the backup wherever it was copied to', async () => {
    const { limiter, waits } = limiterIn(await temporaryFolder());
    const { workspace, folder } = await newWorkspace();
    await workspace.close();
    const link = join(await temporaryFolder(), 'link');
    await symlink(folder, link, 'junction');
    for (const path of [folder, link, join(folder, '..', 'workspace')])
      await openWorkspace(path, { ...quick(), attempts: limiter, passphrase: 'wrong', isReadOnly: true }).catch(
        () => undefined,
      );
    expect(waits.splice(0)).toEqual([500, 1000]);
    const copies = join(await temporaryFolder(), 'copies');
    await backupWorkspace(folder, `${copies}-0`, { passphrase: planningPassphrase, workFactor: 2 });
    for (const i of [1, 2]) await copyFile(`${copies}-0`, `${copies}-${i}`);
    for (const i of [0, 1, 2])
      await restoreWorkspace(`${copies}-${i}`, `${copies}-to`, { passphrase: 'wrong', attempts: limiter }).catch(
        () => undefined,
      );
    expect(waits).toEqual([500, 1000]);
  });
});
