import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { expect, test } from 'vitest';
import { installedElectron } from '../../build/electron-runtime.ts';
import { root } from '../support/packed-app.ts';

test('the desktop application opens, its engine answers, and it ends', async (context) => {
  const executablePath = installedElectron();
  if (executablePath === null) return context.skip('the Electron runtime is not installed (npm start fetches it)');
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    return context.skip('there is no display for Electron');
  }
  const userData = mkdtempSync(join(tmpdir(), 'natpro-test-user-'));
  context.onTestFinished(() => rmSync(userData, { recursive: true, force: true }));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({ executablePath, args: [root, `--user-data-dir=${userData}`, ...sandbox] });
  context.onTestFinished(() => app.close());
  const page = await app.firstWindow();
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.waitForSelector('#app h1, #app main');
  expect(page.url()).toMatch(/^app:\/\/natpro\//);
  expect(await page.evaluate(() => 'natproHost' in window && !('require' in window) && !('process' in window))).toBe(
    true,
  );
  expect(problems).toEqual([]);
});
