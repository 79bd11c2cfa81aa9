import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { installedElectron } from '../../build/electron-runtime.ts';
import { root } from '../support/packed-app.ts';

test('npm start without an Electron runtime says so in one line, prints the address, and ends on Ctrl+C', async (context) => {
  if (installedElectron() !== null) return context.skip('the Electron runtime is installed here');
  // A mirror that nothing answers at, so that the runtime cannot be fetched wherever this runs.
  const env = {
    ...process.env,
    ELECTRON_MIRROR: 'http://127.0.0.1:9/',
    DISPLAY: '',
    WAYLAND_DISPLAY: '',
    NATPRO_WORKSPACES: '/nowhere',
  };
  const start = spawn(process.execPath, ['build/bootstrap.mjs', 'start', '--port', '0'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: start.stdout }).on('line', (line) => lines.push(line));
  while (lines.length < 3) await once(reader, 'line');
  expect(lines[0]).toMatch(/Electron.*served to the browser\.$/);
  const url = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S{43}$/.exec(lines[1] ?? '')?.[0];
  expect(url).toBeDefined();
  expect((await fetch(url ?? '', { redirect: 'manual' })).status).toBe(303);
  const ended = once(start, 'exit');
  start.kill('SIGINT');
  expect((await ended)[0]).toBe(0);
  await expect(fetch(url ?? '')).rejects.toThrow();
});

test('npm start with an option it does not have says how it is used', async () => {
  const start = spawn(process.execPath, ['build/bootstrap.mjs', 'start', '--colour'], { cwd: root, stdio: 'pipe' });
  let said = '';
  start.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect((await once(start, 'exit'))[0]).toBe(2);
  expect(said).toContain('npm start -- [--no-open] [--port N]');
});

test('a command that does not exist is named with those that do', async () => {
  const start = spawn(process.execPath, ['build/bootstrap.mjs', 'constructor'], { cwd: root, stdio: 'pipe' });
  let said = '';
  start.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect((await once(start, 'exit'))[0]).toBe(1);
  expect(said).toContain('start, test, ready');
});
