import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { journalHeads } from '../../../electron/engine/session/journal-heads.ts';
import { createWorkspace } from '../../../electron/engine/vault/create-workspace.ts';
import { openWorkspace, verifyWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { seededRandom } from '../../../electron/engine/statistics/seeded-random.ts';
import { bundledScript } from '../../support/bundled-script.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { casePassphrase, planningPassphrase, quick } from './vault-fixture.ts';

const kills = 200;
const killsPerWorkspace = 10;
const lanes = 2;
const longestLifeMs = 60;

type Child = { readonly process: ChildProcessByStdio<Writable, Readable, null>; readonly run: string; output: string };
type Acknowledged = { seq?: number; run?: string; i?: number; segment?: string; kind?: string; starts?: string };
type Known = { readonly entries: Map<number, string>; readonly segments: Map<string, Acknowledged> };

function start(script: string, folder: string, run: string): Child {
  const process_ = spawn(process.execPath, [script, folder, planningPassphrase, run], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(script), 'cache') },
  });
  onTestFinished(() => void process_.kill('SIGKILL'));
  const child: Child = { process: process_, run, output: '' };
  process_.stdout.on('data', (data: Buffer) => (child.output += data.toString()));
  return child;
}

function hasEnded({ exitCode, signalCode }: Child['process']): boolean {
  return exitCode !== null || signalCode !== null;
}

async function untilLines(child: Child, lines: number): Promise<void> {
  while (child.output.split('\n').length <= lines && !hasEnded(child.process)) {
    await Promise.race([once(child.process.stdout, 'data'), once(child.process, 'close')]);
  }
}

/**
 * Lets a waiting process work and kills it; gives what it had acknowledged.
 * @param isWorking  killed so long after its first acknowledgement; else after its start, most often while it opens
 */
async function killAfter(child: Child, milliseconds: number, isWorking: boolean): Promise<readonly Acknowledged[]> {
  await untilLines(child, 1);
  const closed = once(child.process, 'close');
  child.process.stdin.write('x');
  if (isWorking) await untilLines(child, 2);
  await pause(milliseconds);
  child.process.kill('SIGKILL');
  await closed;
  expect(child.process.signalCode).toBe('SIGKILL');
  const whole = child.output.split('\n').slice(1, -1);
  return whole.map((line) => JSON.parse(line) as Acknowledged);
}

async function checkAfterKill(folder: string, known: Known): Promise<void> {
  const headAnchors = journalHeads(`${folder}-settings`);
  const workspace = await openWorkspace(folder, { passphrase: planningPassphrase, ...quick(), headAnchors });
  try {
    expect(workspace.findings).toEqual([]);
    const journal = new Map(
      workspace.journal().map(({ seq, command }) => [seq, `${String(command['run'])} ${String(command['i'])}`]),
    );
    expect([...journal.keys()]).toEqual(Array.from({ length: journal.size }, (_, i) => i + 1));
    for (const [seq, content] of known.entries) expect([seq, journal.get(seq)]).toEqual([seq, content]);
    for (const [sha256, { kind, starts = '' }] of known.segments) {
      if (kind !== 'analytic') continue;
      expect(
        Buffer.from(await workspace.readSegment(sha256))
          .toString()
          .startsWith(starts),
      ).toBe(true);
    }
  } finally {
    await workspace.close();
  }
}

async function lane(
  number: number,
  parent: string,
  script: string,
  random: () => number,
): Promise<{ entries: number; segments: number; lives: number; bundles: number }> {
  const total = { entries: 0, segments: 0, lives: 0, bundles: 0 };
  for (let w = 0; w < kills / killsPerWorkspace / lanes; w++) {
    const folder = join(parent, `workspace-${number}-${w}`);
    const { workspace } = await createWorkspace(folder, { planningPassphrase, casePassphrase, ...quick() });
    await workspace.close();
    const known: Known = { entries: new Map(), segments: new Map() };
    let next = start(script, folder, `${w}-0`);
    for (let k = 1; k <= killsPerWorkspace; k++) {
      const child = next;
      if (k < killsPerWorkspace) next = start(script, folder, `${w}-${k}`);
      for (const line of await killAfter(child, random() * longestLifeMs, k % 3 !== 0)) {
        if (line.seq !== undefined) known.entries.set(line.seq, `${line.run} ${line.i}`);
        if (line.segment !== undefined) known.segments.set(line.segment, line);
      }
      await checkAfterKill(folder, known);
      total.lives++;
    }
    const journal = await readdir(join(folder, 'journal'));
    total.bundles += journal.filter((name) => name.endsWith('.zst.age')).length;
    const report = await verifyWorkspace(folder, { passphrase: planningPassphrase, casePassphrase }, quick());
    expect([report.findings, [...known.segments.keys()].length <= report.segments.opened]).toEqual([[], true]);
    total.entries += known.entries.size;
    total.segments += known.segments.size;
  }
  return total;
}

test(`kill -9 at ${kills} random moments: nothing acknowledged is lost and the workspace opens each time`, async () => {
  const parent = await temporaryFolder();
  const script = await bundledScript(new URL('append-until-killed.ts', import.meta.url), parent);
  const done = await Promise.all(
    Array.from({ length: lanes }, (_, i) => lane(i, parent, script, seededRandom(20_267 + i).unit)),
  );
  const sum = (of: (each: (typeof done)[number]) => number): number =>
    done.reduce((total, each) => total + of(each), 0);
  expect(sum((each) => each.lives)).toBe(kills);
  expect(sum((each) => each.entries)).toBeGreaterThan(kills / 2);
  expect(sum((each) => each.segments)).toBeGreaterThan(10);
  expect(sum((each) => each.bundles)).toBeGreaterThan(20);
});
