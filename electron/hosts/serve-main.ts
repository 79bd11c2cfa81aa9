import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AppError } from '../../shared/contract/app-error.ts';
import { host as hostEn } from '../../shared/i18n/en/host.ts';
import { host as hostTh } from '../../shared/i18n/th/host.ts';
import { parseStaticManifest } from '../../shared/page/static-manifest.ts';
import { createEngine, type Engine, type EngineOptions } from '../engine/index.ts';
import { openBrowser } from './open-browser.ts';
import { parsePort } from './parse-port.ts';
import { makeSpoolFolder } from './spool-folder.ts';
import { attemptsFolder, workspacesFolder } from './state-folder.ts';
import { startServer, type RunningServer } from './serve.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Tried first, so that what the page remembers in the browser is found again; any free port when it is taken. */
const usualPort = 47850;

type ServeOptions = {
  /** Null tries the usual port, then any. */
  readonly port: number | null;
  /** Where the areas and boundaries are that `build/data.ts` makes. */
  readonly dataFolder?: string;
  readonly sampleFolder?: string;
  /** For tests: cost of a passphrase. */
  readonly vault?: EngineOptions['vault'];
};

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function openEngine(options: ServeOptions, spoolFolder: string): Promise<Engine> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const memoryLimit = process.env['NATPRO_MEMORY'];
  return createEngine({
    dataFolder: options.dataFolder ?? join(root, 'dist/data'),
    sampleFolder: options.sampleFolder ?? join(root, 'sample-data/extracts'),
    host: 'loopback',
    version,
    acceptsPaths: false,
    workspacesFolder: workspacesFolder(),
    stateFolder: workspacesFolder(),
    attemptsFolder: attemptsFolder(),
    spoolFolder,
    log: (entry) => void process.stderr.write(`${JSON.stringify(entry)}\n`),
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
    ...(options.vault ? { vault: options.vault } : {}),
  });
}

async function listenFor(router: Engine['router'], port: number | null): Promise<RunningServer> {
  const manifestFile = join(root, 'dist/app/static-manifest.json');
  if (!existsSync(manifestFile)) throw new Error('The page is not built: run `npm run build` first.');
  const staticManifest = parseStaticManifest(JSON.parse(readFileSync(manifestFile, 'utf8')));
  const page = { router, staticManifest, pageFolder: join(root, 'dist/renderer') };
  return startServer({ ...page, port: port ?? usualPort }).catch((error: unknown) => {
    if (port === null && isPortTaken(error)) return startServer({ ...page, port: 0 });
    throw error;
  });
}

/**
 * The engine and its loopback server in this process. The page must have been built (`dist/renderer`).
 * @throws NodeJS.ErrnoException EADDRINUSE when a given port is taken
 */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const spoolFolder = await makeSpoolFolder();
  let engine: Engine | null = null;
  const closeEngine = async () => {
    await engine?.close();
    await rm(spoolFolder, { recursive: true, force: true });
  };
  try {
    engine = await openEngine(options, spoolFolder);
    const server = await listenFor(engine.router, options.port);
    return {
      ...server,
      close: async () => {
        await server.close();
        await closeEngine();
      },
    };
  } catch (error) {
    await closeEngine();
    throw error;
  }
}

/** Resolves when the process is asked to end (Ctrl+C, a closed terminal, `kill`), however often. */
export function endOfProcess(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

function sentencesOf(error: unknown): string {
  if (isPortTaken(error)) {
    return 'พอร์ตนี้มีโปรแกรมอื่นใช้อยู่ เลือกพอร์ตอื่นด้วย --port\nAnother program uses this port. Choose another with --port.';
  }
  return error instanceof AppError ? `${error.sentences.th}\n${error.sentences.en}` : String(error);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      open: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
      sample: { type: 'string' },
    },
  });
  const ended = endOfProcess();
  const server = await serve({
    port: values.port === undefined ? null : parsePort(values.port),
    ...(values.data === undefined ? {} : { dataFolder: values.data }),
    ...(values.sample === undefined ? {} : { sampleFolder: values.sample }),
  });
  server.keepUrl((url) => {
    if (values.json) console.log(JSON.stringify({ url }));
    else console.log(`NatPro Atlas: ${url}\n${hostTh.oneAddress} · ${hostEn.oneAddress}`);
  });
  if (values.open) await openBrowser(server.newUrl());
  await ended;
  await server.close();
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    console.error(sentencesOf(error));
    process.exitCode = 1;
  });
}
