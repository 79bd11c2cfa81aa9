import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { loadRegisterWithPacks } from './boundaries/boundary-packs.ts';
import { CaseGate } from './case/case-gate.ts';
import { Dataset } from './dataset/dataset.ts';
import { FileStore } from './ingest/file-store.ts';
import { ChildLinks } from './linking/child-links.ts';
import { asAppError, failureOf, type Log } from './procedures/failures.ts';
import { createRouter, type EngineRouter } from './procedures/router.ts';
import { MadeReleases } from './releases/made-releases.ts';
import { Releases } from './releases/releases.ts';
import { journalHeads } from './session/journal-heads.ts';
import { Session } from './session/session.ts';
import { WorkspacePlaces } from './session/workspace-places.ts';
import { FigureSources } from './releases/figure-sources.ts';
import { AttemptLimiter } from './vault/attempt-limiter.ts';
import { folderMemory } from './vault/attempt-memory.ts';
import type { VaultOptions } from './vault/vault-setting.ts';

export type { EngineRouter } from './procedures/router.ts';
export { AttemptLimiter } from './vault/attempt-limiter.ts';
export { folderMemory } from './vault/attempt-memory.ts';
export { verifyWorkspace } from './vault/open-workspace.ts';
export { ImpossibleInput } from './statistics/impossible-input.ts';
export type { StatisticMethod } from './statistics/methods/statistic-method.ts';
export { MisshapenInput, runStatistic, statisticMethods } from './statistics/methods/run-statistic.ts';

export type EngineOptions = {
  /** Folder with `areas.json` and `boundaries/`, made by the build. */
  readonly dataFolder: string;
  /** Folder with the sample's `manifest.json` and extracts. */
  readonly sampleFolder: string;
  readonly host: 'electron' | 'loopback' | 'cli';
  readonly version: string;
  /** Whether the caller may open files by path. */
  readonly acceptsPaths: boolean;
  /** Where uploaded bytes lie while they are needed; a private folder is made inside. */
  readonly spoolFolder?: string;
  /** Where workspaces lie that the page opens by name. Absent: workspaces are opened by path only, where allowed. */
  readonly workspacesFolder?: string;
  /** Where the list of recent workspaces is kept. */
  readonly stateFolder?: string;
  /** Where wrong passphrases are counted; in `stateFolder` when absent, and without either as long as the engine runs. */
  readonly attemptsFolder?: string;
  /** For tests: clock, actor, cost of a passphrase. */
  readonly vault?: VaultOptions;
  readonly log?: Log;
  /** DuckDB's spelling, e.g. '4GB'; half of the machine's memory when absent. */
  readonly memoryLimit?: string;
  readonly threads?: number;
  /** Whether figures for planning are released after each change of the data. Default: not for the CLI. */
  readonly releasesAlone?: boolean;
  /** First releases are kept beside the sample: for whoever makes a sample. */
  readonly keepsFirstReleases?: boolean;
  /** False for a command that only calculates: nothing of a file is kept but its figures. Default: false for the CLI. */
  readonly keepsRows?: boolean;
};

export type Engine = { readonly router: EngineRouter; close(): Promise<void> };

/** The delay after wrong passphrases outlasts this process where it has a place for it. */
function attemptsIn({ attemptsFolder, stateFolder }: EngineOptions): Pick<VaultOptions, 'attempts'> {
  const folder = attemptsFolder ?? (stateFolder === undefined ? null : join(stateFolder, '.attempts'));
  return folder === null ? {} : { attempts: new AttemptLimiter(undefined, folderMemory(folder)) };
}

/**
 * Starts the engine: an in-memory database, locked down, and the contract's procedures over it. Pure Node;
 * the host decides how a caller reaches the router.
 */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const log: Log = options.log ?? (() => undefined);
  const memoryLimit = options.memoryLimit ?? `${Math.max(1, Math.floor(totalmem() / 2 ** 31))}GB`;
  const threads = options.threads ?? availableParallelism();
  const files = new FileStore(options.spoolFolder);
  const register = loadRegisterWithPacks(options.dataFolder);
  const gate = new CaseGate();
  const dataset = await Dataset.open({
    gate,
    register,
    files,
    memoryLimit,
    threads,
    toFailure: (error) => failureOf(error, log),
    keepsRows: options.keepsRows ?? options.host !== 'cli',
  });
  const links = new ChildLinks(dataset, gate);
  const places = new WorkspacePlaces({
    workspacesFolder: options.workspacesFolder ?? null,
    stateFolder: options.stateFolder ?? null,
    acceptsPaths: options.acceptsPaths,
  });
  await places.tidy();
  const session = new Session({
    dataset,
    gate,
    places,
    vault: {
      ...attemptsIn(options),
      ...(options.stateFolder === undefined ? {} : { headAnchors: journalHeads(options.stateFolder) }),
      ...options.vault,
    },
  });
  const releases = new Releases({
    dataset,
    gate,
    // One core stays for who works meanwhile.
    threads: Math.max(1, threads - 1),
    isAutomatic: options.releasesAlone ?? options.host !== 'cli',
    made: new MadeReleases(join(options.sampleFolder, 'releases')),
    isMadeKept: options.keepsFirstReleases ?? false,
    toAppError: (error) => asAppError(error, log).error,
  });
  const router = createRouter({
    dataset,
    gate,
    session,
    links,
    releases,
    sources: new FigureSources({ dataset, gate, releases }),
    files,
    register,
    dataFolder: options.dataFolder,
    sampleFolder: options.sampleFolder,
    host: options.host,
    version: options.version,
    acceptsPaths: options.acceptsPaths,
    reader: { memoryLimit, threads, resolvesTambon: (code) => register.resolvesTambon(code) },
    log,
  });
  return {
    router,
    close: async () => {
      await releases.close();
      await session.end();
      dataset.close();
      await files.close();
    },
  };
}
