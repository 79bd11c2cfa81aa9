import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { implement } from '@orpc/server';
import { dialog, powerMonitor, type BrowserWindow } from 'electron';
import { hostContract, type EngineStatus } from '../../shared/contract/host.ts';
import { host as en } from '../../shared/i18n/en/host.ts';
import { host as th } from '../../shared/i18n/th/host.ts';
import type { EngineProcess } from './engine-process.ts';
import type { KeptSettings } from './kept-settings.ts';
import { hostTexts, type HostLanguage } from './menu.ts';
import type { RememberedPassphrases } from './remembered-passphrases.ts';
import { onSystemLock } from './system-locks.ts';

type HostParts = {
  readonly engine: Pick<EngineProcess, 'status' | 'watch' | 'startAgain'>;
  readonly window: () => BrowserWindow;
  readonly language: { get: () => HostLanguage; set: (language: HostLanguage) => void };
  readonly settings: Pick<KeptSettings, 'all'>;
  readonly secrets: Pick<RememberedPassphrases, 'refusal' | 'isRemembered' | 'remember' | 'recall' | 'forget'>;
};

const backupExtension = 'natpro-backup';
const extractExtensions = ['csv', 'tsv', 'txt', 'gz', 'xlsx', 'parquet', 'json', 'ndjson'];

/** The present status, then every change, until the signal aborts. */
function engineStatus(engine: HostParts['engine'], signal?: AbortSignal): AsyncGenerator<EngineStatus, void> {
  return eventsOf((tell) => engine.watch(tell), [engine.status()], signal);
}

/** What is told, one after the other, until the signal aborts. @param watch  returns what ends the watching */
async function* eventsOf<Event>(
  watch: (tell: (event: Event) => void) => () => unknown,
  first: readonly Event[],
  signal?: AbortSignal,
): AsyncGenerator<Event, void> {
  const waiting = [...first];
  let wake: () => void = () => undefined;
  const onAbort = () => wake();
  const unwatch = watch((event) => {
    waiting.push(event);
    wake();
  });
  signal?.addEventListener('abort', onAbort);
  try {
    while (!signal?.aborted) {
      const next = waiting.shift();
      if (next) yield next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    unwatch();
    signal?.removeEventListener('abort', onAbort);
  }
}

/**
 * Writes beside the target and renames, so that a full disk never leaves half a file under its name. It may name children:
 * only its owner reads it.
 */
async function writeWhole(path: string, content: Blob): Promise<void> {
  const part = `${path}.part`;
  try {
    await rm(part, { force: true });
    await pipeline(Readable.fromWeb(content.stream()), createWriteStream(part, { mode: 0o600, flags: 'wx' }));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

const host = implement(hostContract);

function dialogProcedures({ window, language, settings }: HostParts) {
  /** Windows lists what was opened and saved, names of files and folders included, for everybody at this computer. */
  const discreetly = () => (settings.all().recentFiles === 'yes' ? [] : (['dontAddToRecent'] as const));
  const texts = () => hostTexts(language.get());
  const backupFilter = () => ({ name: texts().backupFiles, extensions: [backupExtension] });
  return {
    chooseExtracts: host.dialogs.chooseExtracts.handler(async () => {
      const text = texts();
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: text.chooseExtracts,
        buttonLabel: text.choose,
        properties: ['openFile', 'multiSelections', ...discreetly()],
        filters: [
          { name: text.extractFiles, extensions: extractExtensions },
          { name: text.allFiles, extensions: ['*'] },
        ],
      });
      return { paths: canceled ? [] : filePaths };
    }),
    saveFile: host.dialogs.saveFile.handler(async ({ input, errors, signal }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: texts().saveFile,
        defaultPath: basename(input.suggestedName),
        properties: [...discreetly()],
      });
      // The page may have been locked while the dialog was open.
      if (canceled || signal?.aborted) return { name: null };
      const name = basename(filePath);
      await writeWhole(filePath, input.content).catch((error: unknown) => {
        throw errors.SAVE_FAILED({ data: { th: th.saveFailed(name), en: en.saveFailed(name) }, cause: error });
      });
      return { name };
    }),
    chooseFolder: host.dialogs.chooseFolder.handler(async ({ input }) => {
      const text = texts();
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: input.purpose === 'open' ? text.chooseWorkspace : text.chooseWorkspacePlace,
        buttonLabel: text.choose,
        properties: [
          'openDirectory',
          ...(input.purpose === 'open' ? [] : (['createDirectory'] as const)),
          ...discreetly(),
        ],
      });
      return { path: canceled ? null : (filePaths[0] ?? null) };
    }),
    chooseBackupTarget: host.dialogs.chooseBackupTarget.handler(async ({ input }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title: texts().saveBackup,
        defaultPath: basename(input.suggestedName),
        filters: [backupFilter()],
        properties: [...discreetly()],
      });
      return { path: canceled ? null : filePath };
    }),
    chooseBackup: host.dialogs.chooseBackup.handler(async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: texts().chooseBackup,
        buttonLabel: texts().choose,
        properties: ['openFile', ...discreetly()],
        filters: [backupFilter(), { name: texts().allFiles, extensions: ['*'] }],
      });
      return { path: canceled ? null : (filePaths[0] ?? null) };
    }),
  };
}

function secretProcedures({ secrets }: HostParts) {
  return {
    isAvailable: host.secrets.isAvailable.handler(async () => ({ refusal: await secrets.refusal() })),
    isRemembered: host.secrets.isRemembered.handler(async ({ input }) => ({
      isRemembered: await secrets.isRemembered(input.folder),
    })),
    remember: host.secrets.remember.handler(async ({ input, errors }) => {
      const refusal = await secrets.remember(input.folder, input.passphrase);
      if (refusal !== null)
        throw errors.SECRETS_REFUSED({ data: { th: th.secretsRefused[refusal], en: en.secretsRefused[refusal] } });
    }),
    recall: host.secrets.recall.handler(async ({ input }) => ({ passphrase: await secrets.recall(input.folder) })),
    forget: host.secrets.forget.handler(({ input }) => secrets.forget(input.folder)),
  };
}

/** What only the window's process can do for the page: native dialogs, secrets, the engine's state, the menu's language. */
export function createHostRouter(parts: HostParts) {
  const { engine, language } = parts;
  return host.router({
    engine: {
      status: host.engine.status.handler(({ signal }) => engineStatus(engine, signal)),
      restart: host.engine.restart.handler(() => engine.startAgain()),
    },
    dialogs: dialogProcedures(parts),
    secrets: secretProcedures(parts),
    window: {
      protect: host.window.protect.handler(({ input }) => parts.window().setContentProtection(input.isProtected)),
      locks: host.window.locks.handler(({ signal }) =>
        eventsOf(
          (tell: (event: { at: string }) => void) =>
            onSystemLock(powerMonitor, () => tell({ at: new Date().toISOString() })),
          [],
          signal,
        ),
      ),
    },
    language: {
      set: host.language.set.handler(({ input }) => language.set(input.language)),
    },
  });
}

export type HostRouter = ReturnType<typeof createHostRouter>;
