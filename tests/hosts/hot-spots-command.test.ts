import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildData } from '../../build/data.ts';
import { benjaminiHochberg } from '../../electron/engine/statistics/benjamini-hochberg.ts';
import { runCli } from '../../electron/hosts/cli.ts';
import type { HotSpotsAnswer } from '../../shared/contract/hot-spots.ts';
import { makeExtracts, type Truth } from '../support/made-extracts.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'natpro-hotspots-'));
/** Half of the tambons of Ranong have children in it. */
const extract = join(folder, 'ranong-2566-utf8.csv');

beforeAll(() => {
  buildData();
  makeExtracts(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function hotSpots(file: string, ...args: string[]) {
  const said = { out: '', err: '' };
  const code = await runCli(['hotspots', file, '--indicator', '8', '--permutations', '199', ...args], {
    stdout: { write: (text) => (said.out += text) },
    stderr: { write: (text) => (said.err += text) },
    cwd: root,
  });
  return { code, ...said };
}

test('the k nearest are sought among the tambons with figures: none of these is left alone', async () => {
  const { out } = await hotSpots(extract, '--weights', 'knn:1');
  const { rows, tested } = JSON.parse(out) as HotSpotsAnswer;
  expect(rows.length).toBe(30);
  expect(rows.filter(({ noResult, known }) => (noResult === null) !== known! >= 30)).toEqual([]);
  const truth = JSON.parse(readFileSync(extract.replace('.csv', '.truth.json'), 'utf8')) as Truth;
  const known = Object.values(truth.tambon).map(({ 8: cell }) => (cell ? cell.yes + cell.no : 0));
  expect(known).toHaveLength(15);
  expect([tested, rows.filter(({ island }) => island)]).toEqual([known.filter((count) => count >= 30).length, []]);
  const adjusted = benjaminiHochberg(rows.map(({ p }) => p));
  expect(rows.map(({ pAdjusted }) => pAdjusted)).toEqual(adjusted);
});

test('the same seed gives the same bytes, whatever the order of rows; another seed does not', async () => {
  const [header = '', ...rows] = readFileSync(extract, 'utf8').trimEnd().split('\n');
  const reversed = join(folder, 'reversed-2566.csv');
  writeFileSync(reversed, `${[header, ...rows.toReversed()].join('\n')}\n`);
  const [first, again, other] = [
    await hotSpots(extract),
    await hotSpots(reversed),
    await hotSpots(extract, '--seed', '2'),
  ];
  expect(first.code).toBe(0);
  expect(again.out).toBe(first.out);
  expect(other.out).not.toBe(first.out);
});

test('communities have no outlines: queen contiguity is refused, not answered with islands', async () => {
  const { code, out, err } = await hotSpots(extract, '--by', 'community', '--weights', 'queen');
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('knn:K');
});

test('a refused option is one sentence in each language', async () => {
  const { code, out, err } = await hotSpots(extract, '--seed', '-1');
  const { th, en } = JSON.parse(err) as { th: string; en: string };
  expect([code, out]).toEqual([2, '']);
  expect(th).toContain('--seed');
  expect(en).not.toMatch(/\.\.|\n/);
});

test('a reader that stops early, as `| head` does, is no error', async () => {
  const natpro = spawn(process.execPath, [join(root, 'build/bootstrap.mjs'), 'natpro', 'stats', '--help']);
  natpro.stdout.destroy();
  let said = '';
  natpro.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(natpro, 'close')) as [number];
  expect([code, said]).toEqual([0, '']);
});
