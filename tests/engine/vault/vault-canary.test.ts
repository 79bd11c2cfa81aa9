import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../support/engine.ts';
import { casePassphrase, filesIn, planningPassphrase } from './vault-fixture.ts';

const markers = ['ZQXMARKERNAME77', 'ดวงจันทร์คานารี', '1999900077421', '99/7 ตรอกคานารี', 'answer-ZQX-violence-yes'];

/** Each marker as it would look in any of the ways a program writes text. */
function spellings(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  const tis620 = Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.charCodeAt(0);
      return code >= 0x0e01 && code <= 0x0e5b ? code - 0x0e01 + 0xa1 : code;
    }),
  );
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .replace(/=+$/, '');
    return Buffer.from(encoded.slice(shift === 0 ? 0 : 4, -2));
  });
  const escaped = Buffer.from(
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
  return [utf8, Buffer.from(text, 'utf16le'), tis620, Buffer.from(utf8.toString('hex')), escaped, ...base64];
}

function whereFound(folder: string): readonly string[] {
  const needles = markers.flatMap(spellings);
  return [...filesIn(folder)].flatMap(([path, bytes]) =>
    needles.some((needle) => bytes.includes(needle)) ? [path] : [],
  );
}

test('the scan finds a marker however it is written', async () => {
  const folder = await temporaryFolder();
  for (const [i, spelling] of markers.flatMap(spellings).entries()) {
    writeFileSync(join(folder, String(i)), Buffer.concat([Buffer.from('before'), spelling, Buffer.from('after')]));
  }
  expect(whereFound(folder).length).toBe(markers.flatMap(spellings).length);
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
  expect(whereFound(root)).toEqual([]);
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
