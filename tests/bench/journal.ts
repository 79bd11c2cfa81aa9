import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { createEngine, type EngineRouter } from '../../electron/engine/index.ts';
import { seededRandom } from '../../electron/engine/statistics/seeded-random.ts';
import { createWorkspace } from '../../electron/engine/vault/create-workspace.ts';
import { caseCacheFile } from '../../electron/engine/vault/layout.ts';
import { nodeFiles } from '../../electron/engine/vault/node-files.ts';
import { openWorkspace } from '../../electron/engine/vault/open-workspace.ts';
import { directPassphrases } from '../../electron/engine/vault/passphrase-cipher.ts';
import type { VaultFiles } from '../../electron/engine/vault/vault-files.ts';
import type { VaultOptions } from '../../electron/engine/vault/vault-setting.ts';
import type { Command } from '../../shared/contract/workspace.ts';

type Client = RouterClient<EngineRouter>;

const planningPassphrase = 'tide lantern copper walrus';
const casePassphrase = 'harbour violin cactus thunder';
const vault: VaultOptions = { passphrases: directPassphrases(2) };
/** Enough that a bundle is packed among them. */
const commands = 1100;

type JournalBench = {
  readonly entries: number;
  readonly files: number;
  readonly megabytesOnDisk: number;
  /** The engine opens the workspace; scrypt left out. What the processor worked is told beside, for a busy machine. */
  readonly openMs: number;
  readonly openCpuMs: number;
  /** Of the JavaScript heap, after garbage collection: journal and state. */
  readonly heapMB: number;
  /** A command of the page until it is acknowledged: on disk, and in the state. */
  readonly commandMs: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };
  readonly commandCpuMs: { readonly p50: number; readonly p95: number; readonly max: number };
  /** Undo and redo of the last change, in turn. */
  readonly undoMs: { readonly p50: number; readonly p95: number };
  readonly statusMs: number;
  readonly journalPageMs: number;
  readonly verifyMs: number;
};

/** A journal of some thousand entries beside one of a province's working year: what grows with its length shows. */
export async function benchJournal(dataFolder: string, sampleFolder: string): Promise<readonly JournalBench[]> {
  const figures: JournalBench[] = [];
  for (const entries of [1000, 50_000]) figures.push(await benchLength(entries, dataFolder, sampleFolder));
  return figures;
}

async function benchLength(entries: number, dataFolder: string, sampleFolder: string): Promise<JournalBench> {
  const parent = await mkdtemp(join(tmpdir(), 'natpro-bench-'));
  const folder = join(parent, 'workspace');
  try {
    await fill(folder, entries);
    const files = await readdir(join(folder, 'journal'));
    const sizes = await Promise.all(files.map((name) => nodeFiles.size(join(folder, 'journal', name))));
    const options = { dataFolder, sampleFolder, host: 'electron', version: '0', acceptsPaths: true, vault } as const;
    const opens: number[] = [];
    const openCpu: number[] = [];
    const opened = async (client: Client): Promise<void> => {
      const cpu = cpuMs();
      opens.push(await timed(() => open(client, folder)));
      openCpu.push(cpuMs() - cpu);
    };
    for (let i = 0; i < 2; i++) {
      const engine = await createEngine(options);
      await opened(createRouterClient(engine.router));
      await engine.close();
    }
    const engine = await createEngine(options);
    const client = createRouterClient(engine.router);
    const before = heapMB();
    await opened(client);
    const heap = heapMB() - before;
    const commandCpu: number[] = [];
    const times = await repeat(commands, async (i) => {
      const cpu = cpuMs();
      await client.extracts.saveMapping(profile(i % 400));
      commandCpu.push(cpuMs() - cpu);
    });
    const turns = await repeat(100, (i) => client.workspace[i % 2 === 0 ? 'undo' : 'redo']({ seq: null }));
    const statuses = await repeat(20, () => client.workspace.status());
    const pages = await repeat(20, () => client.workspace.journal({ limit: 200 }));
    const verify = await timed(() => client.workspace.verify());
    await engine.close();
    return {
      entries,
      files: files.length,
      megabytesOnDisk: rounded(sizes.reduce((sum, size) => sum + size, 0) / 1e6),
      openMs: quantile(opens, 0.5),
      openCpuMs: quantile(openCpu, 0.5),
      heapMB: rounded(heap),
      commandMs: {
        p50: quantile(times, 0.5),
        p95: quantile(times, 0.95),
        p99: quantile(times, 0.99),
        max: quantile(times, 1),
      },
      commandCpuMs: { p50: quantile(commandCpu, 0.5), p95: quantile(commandCpu, 0.95), max: quantile(commandCpu, 1) },
      undoMs: { p50: quantile(turns, 0.5), p95: quantile(turns, 0.95) },
      statusMs: quantile(statuses, 0.5),
      journalPageMs: quantile(pages, 0.5),
      verifyMs: rounded(verify),
    };
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

type SealedBench = {
  readonly sealedCommands: number;
  /** Opening the case data and reading every sealed command: each by itself, and out of the cache. */
  readonly withoutCacheMs: number;
  readonly withoutCacheCpuMs: number;
  readonly withCacheMs: number;
  readonly withCacheCpuMs: number;
  readonly cacheKilobytes: number;
};

/** What a person waits for who opens the case data after a long time of deciding about pairs; scrypt left out. */
export async function benchSealed(count = 10_000): Promise<SealedBench> {
  const parent = await mkdtemp(join(tmpdir(), 'natpro-bench-'));
  const folder = join(parent, 'workspace');
  const cache = join(folder, caseCacheFile);
  try {
    const options = { planningPassphrase, casePassphrase, ...vault, files: unsynced };
    const { workspace } = await createWorkspace(folder, options);
    for (let i = 0; i < count; i++) await workspace.append(decision(i % 400));
    await workspace.close();
    const reads = { without: [] as Timed[], with: [] as Timed[] };
    for (let i = 0; i < 6; i++) {
      const kind = i % 2 === 0 ? 'without' : 'with';
      if (kind === 'without') await rm(cache, { force: true });
      reads[kind].push(await readSealed(folder));
    }
    return {
      sealedCommands: count,
      withoutCacheMs: median(reads.without, 'ms'),
      withoutCacheCpuMs: median(reads.without, 'cpuMs'),
      withCacheMs: median(reads.with, 'ms'),
      withCacheCpuMs: median(reads.with, 'cpuMs'),
      cacheKilobytes: Math.round((await nodeFiles.size(cache)) / 1000),
    };
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

type Timed = { readonly ms: number; readonly cpuMs: number };

const median = (times: readonly Timed[], of: keyof Timed): number =>
  quantile(
    times.map((each) => each[of]),
    0.5,
  );

async function readSealed(folder: string): Promise<Timed> {
  const workspace = await openWorkspace(folder, { passphrase: planningPassphrase, ...vault });
  const cpu = cpuMs();
  const ms = await timed(async () => {
    await workspace.openCase(casePassphrase);
    await workspace.wholeCommands(workspace.journal());
  });
  const figures = { ms, cpuMs: cpuMs() - cpu };
  await workspace.close();
  return figures;
}

function open(client: Client, folder: string): Promise<unknown> {
  return client.workspace.open({
    place: { folder },
    passphrase: planningPassphrase,
    isReadOnly: false,
    isTakenOver: false,
  });
}

/** Without waiting for the disk; what is measured waits for it. */
const unsynced: VaultFiles = {
  ...nodeFiles,
  create: (path, bytes) => writeFile(path, bytes, { flag: 'wx', mode: 0o600 }),
  syncFolder: async () => undefined,
};

/** A mixture of what there is: small changes, decisions with a sealed part, facts, undo and redo. */
async function fill(folder: string, entries: number): Promise<void> {
  const { workspace } = await createWorkspace(folder, {
    planningPassphrase,
    casePassphrase,
    ...vault,
    files: unsynced,
  });
  const random = seededRandom(11);
  for (let seq = 1; seq <= entries; seq++) await workspace.append(commandAt(seq, random.below(100), random.below(400)));
  await workspace.close();
}

function commandAt(seq: number, kind: number, which: number): Command {
  if (kind < 60) return { type: 'save-mapping', profile: profile(which) };
  if (kind < 65) return { type: 'remove-mapping', name: profile(which).name };
  if (kind < 85) return decision(which);
  if (kind < 90) return { type: 'case-opened', purpose: 'a visit' };
  return { type: kind < 95 ? 'undo' : 'redo', seq: Math.max(1, seq - which) };
}

function decision(which: number): Command {
  const place = (line: number) => ({ extractId: 'a', sheetNo: 0, line });
  const pairs = [{ a: place(which + 1), b: place(which + 2), decision: 'different', retired: null }];
  return { type: 'decide', same: 0, different: 1, retired: 0, pairs };
}

const profile = (no: number) => ({
  name: `mapping ${no}`,
  headers: ['ปีที่สำรวจ', 'รหัสชุมชน', 'รหัสเด็ก', 'วันเกิด', 'เพศ'],
  mapping: { survey_year: 'ปีที่สำรวจ', community: 'รหัสชุมชน', child_id: 'รหัสเด็ก' },
  blank: 'unknown' as const,
});

function heapMB(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1e6;
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function repeat(count: number, work: (i: number) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await timed(() => work(i)));
  return times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
