import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildData } from '../../../build/data.ts';
import { verifyWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { childRow, extractText } from '../../support/extract-file.ts';
import { fileWith, temporaryFolder } from '../../support/engine.ts';
import { casePassphrase, planningPassphrase, quick } from '../vault/vault-fixture.ts';
import { figures, startOffice } from './workspace-fixture.ts';

/** More of them: NATPRO_KILLS=200. */
const kills = Number(process.env['NATPRO_KILLS'] ?? 16);
/** It dies so many acknowledgements after opening, and at a random moment of the work that follows. */
const mostAcknowledged = 4;
const longestWorkMs = 80;
const script = fileURLToPath(new URL('engine-session.ts', import.meta.url));

type Acknowledged = { readonly entries: number; readonly figures: string; readonly what: string };

async function file(year: string): Promise<string> {
  const rows = Array.from({ length: 40 }, (_, i) =>
    childRow({ survey_year: year, child_id: `C${i}`, household_id: `H${i % 9}`, ind13: i % 7 === 0 ? 'ใช่' : 'ไม่ใช่' }),
  );
  return fileWith(`${year}.csv`, extractText(rows));
}

async function killed(
  folder: string,
  files: readonly string[],
  acknowledgements: number,
  milliseconds: number,
  cache: string,
): Promise<readonly Acknowledged[]> {
  const child = spawn(process.execPath, [script, folder, planningPassphrase, ...files], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1', NODE_COMPILE_CACHE: cache },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  const closed = once(child, 'close');
  while (!output.includes('ready\n')) await once(child.stdout, 'data');
  child.stdin.write('x');
  while (output.split('\n').length <= 2 + acknowledgements && child.exitCode === null && child.signalCode === null)
    await Promise.race([once(child.stdout, 'data'), closed]);
  await pause(milliseconds);
  child.kill('SIGKILL');
  await closed;
  expect(child.signalCode).toBe('SIGKILL');
  return output
    .split('\n')
    .slice(1, -1)
    .map((line) => JSON.parse(line) as Acknowledged);
}

test(`kill -9 of the engine at ${kills} random moments of import and edit: nothing acknowledged is lost`, async () => {
  buildData();
  const parent = await temporaryFolder();
  const folder = join(parent, 'แฟ้ม');
  const office = await startOffice();
  await office.client.workspace.create({ place: { folder }, planningPassphrase, casePassphrase });
  await office.client.workspace.close();
  const files = [await file('2566'), await file('2567'), await file('2568')];
  const random = seededRandom(4711);
  const done = new Map<string, number>();
  for (let k = 0; k < kills; k++) {
    const acknowledged = await killed(
      folder,
      files,
      k % (mostAcknowledged + 1),
      random.unit() * longestWorkMs,
      join(parent, 'cache'),
    );
    const last = acknowledged.at(-1);
    for (const { what } of acknowledged) done.set(what, (done.get(what) ?? 0) + 1);
    const status = await office.client.workspace.open({
      place: { folder },
      passphrase: planningPassphrase,
      isReadOnly: false,
      isTakenOver: false,
    });
    expect([status.findings, status.missingFiles]).toEqual([[], []]);
    const { items } = await office.client.workspace.journal();
    const before = items.length;
    expect(before).toBeGreaterThanOrEqual(last?.entries ?? 0);
    expect(before).toBeLessThanOrEqual((last?.entries ?? 0) + 2);
    if (before === last?.entries) {
      const now = createHash('sha256')
        .update(JSON.stringify(await figures(office.client)))
        .digest('hex');
      expect(now).toBe(last.figures);
    }
    await office.client.workspace.close();
  }
  const report = await verifyWorkspace(folder, { passphrase: planningPassphrase, casePassphrase }, quick());
  expect(report.findings).toEqual([]);
  expect((await readdir(join(folder, 'journal'))).filter((name) => name.endsWith('.zst.age')).length).toBeGreaterThan(
    3,
  );
  expect([...done.keys()].toSorted()).toEqual(['import', 'open', 'redo', 'remove', 'undo']);
});
