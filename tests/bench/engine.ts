import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { DuckDBInstance } from '@duckdb/node-api';
import { loadAreaRegister } from '../../electron/engine/boundaries/area-register.ts';
import { createEngine } from '../../electron/engine/index.ts';
import { generateExtract } from '../../sample-data/generate-extract.ts';
import type { Contract } from '../../shared/contract/contract.ts';
import type { ImportReport } from '../../shared/contract/extracts.ts';
import { noFilter, type Filter } from '../../shared/contract/filter.ts';

type Client = ContractRouterClient<Contract>;

/** One measured figure; `target` is what the methods ask for at this size. */
export type Figure = {
  readonly what: string;
  readonly childYears: number;
  readonly value: number;
  readonly unit: string;
  readonly target?: string;
};

const surveyYears = [2566, 2567, 2568];
const childrenPerCommunity = 250;
const communitiesPerTambon = 6;

/** A synthetic extract of so many children, in communities of 250. */
export async function writeExtract(
  path: string,
  children: number,
  surveyYearBE: number,
  dataFolder: string,
): Promise<void> {
  const communities = Math.max(1, Math.round(children / childrenPerCommunity));
  const tambons = Math.max(1, Math.ceil(communities / communitiesPerTambon));
  const tambonCodes = loadAreaRegister(dataFolder).tambonCodes().slice(0, tambons);
  const file = createWriteStream(path);
  await generateExtract({ children, surveyYearBE, communities, seed: surveyYearBE, tambonCodes }, async (text) => {
    if (!file.write(text)) await once(file, 'drain');
  });
  file.end();
  await once(file, 'close');
}

async function bareImport(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const started = performance.now();
  await connection.run(`CREATE TABLE bare AS FROM read_csv('${path}', all_varchar = true)`);
  const took = performance.now() - started;
  connection.closeSync();
  instance.closeSync();
  return took;
}

export async function importFiles(client: Client, paths: readonly string[]): Promise<ImportReport> {
  const files = [];
  for (const path of paths) files.push({ fileId: (await client.files.openPath({ path })).fileId });
  for await (const event of await client.extracts.import({ files, blank: 'unknown' }))
    if (event.type === 'done') return event.report;
  throw new Error('The import gave no report.');
}

/** Median of three imports, each into an empty engine. */
async function freshImport(path: string, dataFolder: string, sampleFolder: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const { client, close } = await clientOverPort(dataFolder, sampleFolder);
    const started = performance.now();
    await importFiles(client, [path]);
    times.push(performance.now() - started);
    await close();
  }
  return percentile(
    times.toSorted((a, b) => a - b),
    0.5,
  );
}

/** The engine behind a MessagePort, as the desktop application has it. */
async function clientOverPort(
  dataFolder: string,
  sampleFolder: string,
): Promise<{ client: Client; close: () => Promise<void> }> {
  const engine = await createEngine({
    dataFolder,
    sampleFolder,
    host: 'electron',
    version: '0',
    acceptsPaths: true,
    memoryLimit: '12GB',
    threads: 2,
  });
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(engine.router).upgrade(port2);
  const client: Client = createORPCClient(new RPCLink({ port: port1 }));
  port1.start();
  port2.start();
  return {
    client,
    close: async () => {
      port1.close();
      port2.close();
      await engine.close();
    },
  };
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function timed(rounds: number, work: (round: number) => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await work(round);
    times.push(performance.now() - started);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
}

/** Filters as a user changes them, one control at a time. */
const filterChanges: readonly Partial<Filter>[] = [
  { group: 'migrant' },
  { group: 'thai' },
  { group: 'all' },
  { sex: 'female' },
  { sex: 'male' },
  { ageBands: ['15-17'] },
  { ageBands: ['0-4', '5-9'] },
  { sex: 'female', group: 'migrant' },
];

async function heapMegabytes(): Promise<number> {
  return process.memoryUsage().rss / 1e6;
}

/** Import, matrix, filter change and memory at one size. */
export async function benchEngine(
  childYears: number,
  dataFolder: string,
  sampleFolder: string,
): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'natpro-bench-'));
  const figures: Figure[] = [];
  const add = (what: string, value: number, unit: string, target?: string): void => {
    figures.push({ what, childYears, value: Math.round(value * 100) / 100, unit, ...(target ? { target } : {}) });
  };
  try {
    if (childYears <= 1_000_000) {
      const path = join(folder, 'ranong-2568.csv');
      await writeExtract(path, childYears, 2568, dataFolder);
      add('extract, uncompressed', (await stat(path)).size / 1e6, 'MB');
      await bareImport(path);
      const bare = (await timed(3, () => bareImport(path))).p50;
      const own = await freshImport(path, dataFolder, sampleFolder);
      add('bare CREATE TABLE AS read_csv', bare, 'ms');
      add('import with all checks and the cube', own, 'ms');
      add('import against bare', own / bare, '×', '≤ 2');
    }
    const paths = surveyYears.map((year) => join(folder, `years-${year}.csv`));
    for (const [i, year] of surveyYears.entries())
      await writeExtract(paths[i] ?? '', Math.round(childYears / 3), year, dataFolder);
    const { client, close } = await clientOverPort(dataFolder, sampleFolder);
    const before = await heapMegabytes();
    const started = performance.now();
    await importFiles(client, paths);
    add('import of three years', performance.now() - started, 'ms');
    add('memory of the process after import', await heapMegabytes(), 'MB');
    add('memory added by the data', (await heapMegabytes()) - before, 'MB');
    const matrix = await timed(5, () => client.analysis.prevalence({ level: 'community', filter: noFilter }));
    add(
      '22 indicators × communities × years, p50',
      matrix.p50,
      'ms',
      childYears >= 1e7 ? '≤ 1,000' : childYears >= 1e6 ? '≤ 150' : undefined,
    );
    for (const level of ['amphoe', 'tambon'] as const) {
      const change = await timed(96, (round) =>
        client.analysis.prevalence({
          level,
          filter: { ...noFilter, surveyYearBE: 2568, ...filterChanges[round % filterChanges.length] },
        }),
      );
      add(`filter change, every ${level}, p50`, change.p50, 'ms');
      add(
        `filter change, every ${level}, p95`,
        change.p95,
        'ms',
        childYears >= 1e7 ? '≤ 50' : childYears >= 1e6 ? '≤ 16' : undefined,
      );
    }
    await close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return figures;
}
