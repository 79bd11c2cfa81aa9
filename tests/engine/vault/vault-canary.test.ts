import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../support/engine.ts';
import { filesIn } from '../../support/files-in.ts';
import { filesWithMarkers, spellingsOf } from '../../support/marker-scan.ts';
import { casePassphrase, planningPassphrase } from './vault-fixture.ts';

const markers = ['ZQXMARKERNAME77', 'ดวงจันทร์คานารี', '1999900077421', '99/7 ตรอกคานารี', 'answer-ZQX-violence-yes'];

test('the scan finds a marker however it is written', async () => {
  const folder = await temporaryFolder();
  for (const [i, spelling] of markers.flatMap(spellingsOf).entries()) {
    writeFileSync(join(folder, String(i)), Buffer.concat([Buffer.from('before'), spelling, Buffer.from('after')]));
  }
  expect(filesWithMarkers(folder, markers).length).toBe(markers.flatMap(spellingsOf).length);
});

test('after import, lock, undo, a change of passphrase, backup and kill -9 no marker is on disk in the clear', async () => {
  const root = await temporaryFolder();
  for (const part of ['data', 'home', 'tmp']) mkdirSync(join(root, part));
  const environment = { ...process.env, HOME: join(root, 'home'), TMPDIR: join(root, 'tmp'), NODE_NO_WARNINGS: '1' };
  const script = fileURLToPath(new URL('canary-session.ts', import.meta.url));
  const child = spawn(process.execPath, [script, root, planningPassphrase, casePassphrase, JSON.stringify(markers)], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ready = await new Promise<string>((resolve) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString()));
    child.once('exit', () => resolve('ended'));
  });
  expect(ready).toBe('ready\n');
  await pause(150);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const files = filesIn(root);
  expect([...files.keys()].filter((path) => /\/(analytic|case)\//.test(path)).length).toBeGreaterThan(2);
  expect([...files.keys()].filter((path) => /\/journal\/.*\.zst\.age$/.test(path)).length).toBeGreaterThan(0);
  expect(filesWithMarkers(root, markers)).toEqual([]);
  const inTheClear = [...files].filter(
    ([, bytes]) => bytes.length > 0 && !bytes.toString('latin1').startsWith('age-encryption.org/v1\n'),
  );
  expect(inTheClear.map(([path]) => path)).toEqual(['data/workspace/lock']);
  expect(Object.keys(JSON.parse(files.get('data/workspace/lock')?.toString() ?? '{}') as object).toSorted()).toEqual([
    'host',
    'id',
    'openedAt',
    'pid',
    'processStart',
  ]);
});
