import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeVector, Table, tableToIPC } from 'apache-arrow';
import { backupWorkspace, restoreWorkspace } from '../../electron/engine/vault/backup-workspace.ts';
import { createWorkspace } from '../../electron/engine/vault/create-workspace.ts';
import { openWorkspace } from '../../electron/engine/vault/open-workspace.ts';
import { directPassphrases, scryptWorkFactor } from '../../electron/engine/vault/passphrase-cipher.ts';
import { threadedPassphrases } from '../../electron/engine/vault/vault-thread.ts';
import { seededRandom } from '../../electron/engine/statistics/seeded-random.ts';

const planningPassphrase = 'tide lantern copper walrus';
const casePassphrase = 'mango bicycle thunder velvet';

type VaultBench = {
  /** scrypt and thread, for one passphrase: apart from everything below. */
  readonly scryptMs: { readonly workFactor: number; readonly median: number };
  /** From `append` to its acknowledgement, on disk. */
  readonly commandMs: { readonly count: number; readonly p50: number; readonly p95: number };
  /** A table of 1 M child-years; speeds by its Arrow bytes, scrypt and database apart. */
  readonly segment: {
    readonly rows: number;
    readonly arrowMB: number;
    readonly fileMB: number;
    readonly writeMBps: number;
    readonly readMBps: number;
  };
  /** Opening with that segment and so many commands, to a journal in memory. */
  readonly openMs: { readonly entries: number; readonly median: number };
  readonly verifyMs: number;
  readonly backupMs: number;
  readonly restoreMs: number;
};

/** Measures the vault in a folder of the machine's temporary place; scrypt's cost is measured apart. */
export async function benchVault(commands = 1000, rows = 1_000_000): Promise<VaultBench> {
  const parent = await mkdtemp(join(tmpdir(), 'natpro-bench-'));
  try {
    const folder = join(parent, 'workspace');
    const options = { passphrases: directPassphrases(2) };
    const { workspace } = await createWorkspace(folder, { planningPassphrase, casePassphrase, ...options });
    const commandTimes = await repeat(commands, (i) =>
      workspace.append({ type: 'case-opened', purpose: `${i} ${'x'.repeat(200)}` }),
    );
    const arrow = childYears(rows);
    await workspace.writeSegment('analytic', arrow);
    const writes = await repeat(3, () => workspace.writeSegment('analytic', arrow));
    const segments = workspace.segments();
    const { sha256 = '', bytes = 0 } = segments.at(-1) ?? {};
    const reads = await repeat(3, () => workspace.readSegment(sha256));
    await workspace.close();
    const opens = await repeat(3, async () => {
      const again = await openWorkspace(folder, { passphrase: planningPassphrase, ...options });
      await again.close();
    });
    const open = await openWorkspace(folder, { passphrase: planningPassphrase, ...options });
    const [verify = 0] = await repeat(1, () => open.verify());
    await open.close();
    const quick = { passphrase: planningPassphrase, workFactor: 2 };
    const [backup = 0] = await repeat(1, () => backupWorkspace(folder, join(parent, 'backup'), quick));
    const [restore = 0] = await repeat(1, () => restoreWorkspace(join(parent, 'backup'), join(parent, 'again'), quick));
    const megabytes = arrow.length / 1e6;
    return {
      scryptMs: { workFactor: scryptWorkFactor, median: quantile(await scryptTimes(), 0.5) },
      commandMs: { count: commands, p50: quantile(commandTimes, 0.5), p95: quantile(commandTimes, 0.95) },
      segment: {
        rows,
        arrowMB: round(megabytes),
        fileMB: round(bytes / 1e6),
        writeMBps: round((megabytes / quantile(writes, 0.5)) * 1000),
        readMBps: round((megabytes / quantile(reads, 0.5)) * 1000),
      },
      openMs: { entries: commands, median: quantile(opens, 0.5) },
      verifyMs: verify,
      backupMs: backup,
      restoreMs: restore,
    };
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

async function scryptTimes(): Promise<readonly number[]> {
  const passphrases = threadedPassphrases();
  const sealed = await passphrases.seal(Buffer.from('key'), planningPassphrase);
  return repeat(3, () => passphrases.open(sealed, planningPassphrase));
}

async function repeat(count: number, work: (i: number) => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    await work(i);
    times.push(performance.now() - started);
  }
  return times;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Columns as the engine keeps them for a child-year; values as varied as real ones. */
function childYears(rows: number): Uint8Array {
  const random = seededRandom(7);
  const column = <A extends Int32Array | Uint8Array | Int16Array | BigUint64Array>(
    array: A,
    of: (i: number) => A[number],
  ): A => {
    for (let i = 0; i < rows; i++) array[i] = of(i);
    return array;
  };
  const bits = (rarity: number): number => {
    let mask = 0;
    for (let bit = 0; bit < 22; bit++) if (random.below(rarity) === 0) mask |= 1 << bit;
    return mask;
  };
  const hash = (): bigint => (BigInt(random.uint32()) << 32n) | BigInt(random.uint32());
  const yes = column(new Int32Array(rows), () => bits(12));
  const table = new Table({
    survey_year: makeVector(column(new Int16Array(rows), (i) => 2566 + (i % 3))),
    community: makeVector(column(new Int32Array(rows), (i) => 85_010_101 + Math.floor(i / 250))),
    child_key: makeVector(column(new BigUint64Array(rows), hash)),
    household_key: makeVector(column(new BigUint64Array(rows), hash)),
    sex: makeVector(column(new Uint8Array(rows), () => random.below(2))),
    age_years: makeVector(column(new Uint8Array(rows), () => random.below(18))),
    birth_month: makeVector(column(new Int32Array(rows), () => 200_600 + random.below(18) * 100 + random.below(12))),
    nationality: makeVector(column(new Uint8Array(rows), () => (random.below(4) === 0 ? 1 : 0))),
    yes_bits: makeVector(yes),
    no_bits: makeVector(column(new Int32Array(rows), (i) => ~(yes[i] ?? 0) & 0x3fffff & ~bits(40))),
  });
  return tableToIPC(table, 'stream');
}
