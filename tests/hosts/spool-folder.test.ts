import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeSpoolFolder } from '../../electron/hosts/spool-folder.ts';
import { skippedWhere } from '../support/skipped-where.ts';

function parentFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'natpro-test-spool-'));
  onTestFinished(() => rmSync(parent, { recursive: true }));
  return parent;
}

const whereModesAre = skippedWhere(process.platform === 'win32', 'Windows has no file modes');

test('only its owner can open the folder', whereModesAre, async () => {
  const folder = await makeSpoolFolder(parentFolder());
  expect((statSync(folder).mode & 0o777).toString(8)).toBe('700');
});

test('what a killed process left is removed; what a running one has, and other folders, stay', async () => {
  const parent = parentFolder();
  const ended = spawnSync(process.execPath, ['--version']).pid;
  const left = join(parent, `natpro-spool-${ended}-abc`);
  mkdirSync(left);
  writeFileSync(join(left, 'extract.csv'), 'x');
  const running = await makeSpoolFolder(parent);
  const stranger = join(parent, 'natpro-spool-');
  mkdirSync(stranger);
  const next = await makeSpoolFolder(parent);
  expect([left, running, stranger, next].map((folder) => existsSync(folder))).toEqual([false, true, true, true]);
  expect(basename(next)).toMatch(new RegExp(`^natpro-spool-${process.pid}-`));
});
