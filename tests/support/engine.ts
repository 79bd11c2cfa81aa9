import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { afterAll, onTestFinished } from 'vitest';
import { buildData } from '../../build/data.ts';
import { createEngine, type Engine, type EngineOptions, type EngineRouter } from '../../electron/engine/index.ts';
import type { ImportEvent, ImportReport } from '../../shared/contract/extracts.ts';
import type { BlankRule, CodeRule } from '../../shared/cpms/answers.ts';
import type { ReadingChoices } from '../../shared/contract/reading-choices.ts';

export type EngineClient = RouterClient<EngineRouter>;

const root = fileURLToPath(new URL('../..', import.meta.url));

function openEngine(options: Partial<EngineOptions>): Promise<Engine> {
  buildData();
  return createEngine({
    dataFolder: join(root, 'dist/data'),
    sampleFolder: join(root, 'sample-data/extracts'),
    host: 'cli',
    version: '0.0.0',
    acceptsPaths: true,
    releasesAlone: false,
    memoryLimit: '2GB',
    threads: 2,
    ...options,
  });
}

/** A real engine on real data folders; closed when the test ends. */
export async function startEngine(options: Partial<EngineOptions> = {}): Promise<EngineClient> {
  const engine = await openEngine(options);
  onTestFinished(() => engine.close());
  return createRouterClient(engine.router);
}

/**
 * One engine with the sample for all tests of a file that only ask: the first of them waits for it (4 s of a core),
 * after the last it is closed.
 */
export function engineWithSample(options: Partial<EngineOptions> = {}): () => Promise<EngineClient> {
  let opened: Promise<Engine> | null = null;
  let loaded: Promise<EngineClient> | null = null;
  const load = async (engine: Engine): Promise<EngineClient> => {
    const client = createRouterClient(engine.router);
    await lastReport(await client.extracts.openSample());
    return client;
  };
  afterAll(async () => (await opened)?.close());
  return () => {
    opened ??= openEngine(options);
    return (loaded ??= opened.then(load));
  };
}

/** A folder that is gone when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'natpro-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file into a folder of its own and gives its path. */
export async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, content);
  return path;
}

export type ImportOptions = {
  readonly blank?: BlankRule;
  readonly mapping?: Record<string, string>;
  readonly surveyYearBE?: number;
  readonly codes?: CodeRule;
  readonly choices?: ReadingChoices;
};

/** Imports files by path and gives the report. */
export async function importPaths(
  client: EngineClient,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const files = [];
  for (const path of paths) {
    const { fileId } = await client.files.openPath({ path });
    files.push({
      fileId,
      ...(options.mapping ? { mapping: options.mapping } : {}),
      ...(options.surveyYearBE === undefined ? {} : { surveyYearBE: options.surveyYearBE }),
      ...(options.codes ? { codes: options.codes } : {}),
      ...(options.choices ? { choices: options.choices } : {}),
    });
  }
  return lastReport(await client.extracts.import({ files, blank: options.blank ?? 'unknown' }));
}

/** The report at the end of an import's events. */
export async function lastReport(events: AsyncIterable<ImportEvent>): Promise<ImportReport> {
  for await (const event of events) if (event.type === 'done') return event.report;
  throw new Error('The import ended without a report.');
}
