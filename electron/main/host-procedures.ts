import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { implement } from '@orpc/server';
import { dialog, type BrowserWindow } from 'electron';
import { hostContract, type EngineStatus } from '../../shared/contract/host.ts';
import { host as en } from '../../shared/i18n/en/host.ts';
import { host as th } from '../../shared/i18n/th/host.ts';
import type { EngineProcess } from './engine-process.ts';
import { hostTexts, type HostLanguage } from './menu.ts';

export type HostParts = {
  readonly engine: Pick<EngineProcess, 'status' | 'watch' | 'startAgain'>;
  readonly window: () => BrowserWindow;
  readonly language: { get: () => HostLanguage; set: (language: HostLanguage) => void };
};

const extractExtensions = ['csv', 'tsv', 'txt', 'gz', 'xlsx', 'parquet', 'json', 'ndjson'];

/** The present status, then every change, until the signal aborts. */
async function* engineStatus(engine: HostParts['engine'], signal?: AbortSignal): AsyncGenerator<EngineStatus, void> {
  const waiting: EngineStatus[] = [engine.status()];
  let wake: () => void = () => undefined;
  const onAbort = () => wake();
  const unwatch = engine.watch((status) => {
    waiting.push(status);
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

/** Writes beside the target and renames, so that a full disk never leaves half a file under its name. */
async function writeWhole(path: string, content: Blob): Promise<void> {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.fromWeb(content.stream()), createWriteStream(part));
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** What only the window's process can do for the page: native dialogs, the engine's state, the menu's language. */
export function createHostRouter({ engine, window, language }: HostParts) {
  const host = implement(hostContract);
  return host.router({
    engine: {
      status: host.engine.status.handler(({ signal }) => engineStatus(engine, signal)),
      restart: host.engine.restart.handler(() => engine.startAgain()),
    },
    dialogs: {
      chooseExtracts: host.dialogs.chooseExtracts.handler(async () => {
        const text = hostTexts(language.get());
        const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
          title: text.chooseExtracts,
          buttonLabel: text.choose,
          properties: ['openFile', 'multiSelections'],
          filters: [
            { name: text.extractFiles, extensions: extractExtensions },
            { name: text.allFiles, extensions: ['*'] },
          ],
        });
        return { paths: canceled ? [] : filePaths };
      }),
      saveFile: host.dialogs.saveFile.handler(async ({ input, errors }) => {
        const { canceled, filePath } = await dialog.showSaveDialog(window(), {
          title: hostTexts(language.get()).saveFile,
          defaultPath: basename(input.suggestedName),
        });
        if (canceled) return { name: null };
        const name = basename(filePath);
        await writeWhole(filePath, input.content).catch((error: unknown) => {
          throw errors.SAVE_FAILED({ data: { th: th.saveFailed(name), en: en.saveFailed(name) }, cause: error });
        });
        return { name };
      }),
    },
    language: {
      set: host.language.set.handler(({ input }) => language.set(input.language)),
    },
  });
}

export type HostRouter = ReturnType<typeof createHostRouter>;
