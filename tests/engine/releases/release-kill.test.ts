import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { noFilter } from '../../../shared/contract/filter.ts';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import type { EngineClient } from '../../support/engine.ts';
import { FailingFiles } from '../vault/failing-files.ts';
import { quick } from '../vault/vault-fixture.ts';
import { casePassphrase, place, planningPassphrase, startOffice } from '../workspace/workspace-fixture.ts';
import { releasedPlace, settled } from './made-province.ts';

/** In every run; NATPRO_KILLS=50 asks for more: four minutes. */
const kills = Number(process.env['NATPRO_KILLS'] ?? 12);
const longestLifeMs = 4000;
const script = fileURLToPath(new URL('release-until-killed.ts', import.meta.url));

/** A process that makes releases until it is killed; gives the thresholds of those that it had made. */
async function killedAfter(workspaces: string, run: number, milliseconds: number): Promise<readonly number[]> {
  const child = spawn(
    process.execPath,
    [script, workspaces, place.name, planningPassphrase, casePassphrase, String(run)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  const closed = once(child, 'close');
  while (!output.includes('\n') && child.exitCode === null) await Promise.race([once(child.stdout, 'data'), closed]);
  expect(output).toBe('ready\n');
  child.stdin.write('x');
  await pause(milliseconds);
  child.kill('SIGKILL');
  await closed;
  return output.split('\n').slice(1, -1).map(Number);
}

const figuresOf = async (client: EngineClient) => ({
  headlines: await client.analysis.headlines({ filter: noFilter }),
  published: await client.publication.headlines({ filter: noFilter }).catch((error: { code?: string }) => error.code),
});

test(`a release killed at ${kills} moments: the last one stands, and the next opening of the case data makes what lacks`, async () => {
  const { client, workspaces } = await releasedPlace();
  expect((await settled(client)).state).toBe('current');
  const released = (await figuresOf(client)).headlines;
  await client.workspace.lockCase();
  const planned = (await figuresOf(client)).headlines;
  expect(planned).not.toEqual([]);
  expect(planned.length).toBe(released.length);
  await client.workspace.close();
  const random = seededRandom(31).unit;
  let [made, cut] = [0, 0];
  for (let run = 0; run < kills; run++) {
    const said = await killedAfter(workspaces, run, random() * longestLifeMs);
    made += said.length;
    const { client: next } = await startOffice(workspaces, { releasesAlone: true });
    await next.workspace.open({ place, passphrase: planningPassphrase, isReadOnly: false, isTakenOver: true });
    expect((await next.workspace.status()).findings).toEqual([]);
    const { headlines, published } = await figuresOf(next);
    expect(headlines).toEqual(planned);
    const { state, thresholds } = await next.release.status();
    expect(['current', 'behind']).toContain(state);
    // What was said to be made is there; the next setting may be saved already, worked out or not.
    const last = said.at(-1);
    if (last !== undefined) expect([last, last === 16 ? 10 : last + 1]).toContain(thresholds.publication.n);
    if (state === 'behind') {
      cut++;
      expect(published).toBe('PUBLICATION_BEHIND');
      if (cut % 5 === 1) {
        await next.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
        await next.release.status();
        expect(await settled(next)).toMatchObject({ state: 'current', thresholds });
      }
    }
    await next.workspace.close();
  }
  expect(made + cut).toBeGreaterThan(0);
});

test('a full disk ends a release with a sentence, the last one stands, and it is made when there is room', async () => {
  const files = new FailingFiles();
  const { client } = await releasedPlace(undefined, { vault: { ...quick(), files } });
  const first = await settled(client);
  expect(first.state).toBe('current');
  const setting = { released: { n: 6, denominator: 6 }, publication: { n: 10, denominator: 30 } };
  await client.release.saveThresholds(setting);
  files.rule = (operation, path) => (operation === 'create' && path.includes('segments') ? 'ENOSPC' : null);
  expect(await settled(client)).toMatchObject({ state: 'failed', releasedAt: first.releasedAt });
  expect((await client.release.status()).failure?.en).toMatch(/disk|space|room/i);
  await client.workspace.lockCase();
  expect(await client.analysis.headlines({ filter: noFilter })).not.toEqual([]);
  files.rule = () => null;
  await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'test' });
  await client.release.begin();
  expect(await settled(client)).toMatchObject({ state: 'current', thresholds: setting });
});
