import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useReducer, useRef, type ReactNode } from 'react';
import { errorText } from '../../shared/contract/app-error.ts';
import type { FileHandle, ImportEvent, ImportReport } from '../../shared/contract/extracts.ts';
import type { BlankRule } from '../../shared/cpms/answers.ts';
import { useConnection } from './client-context.tsx';
import { isCancelled, toFailure } from './failure.ts';
import {
  emptySession,
  failedItem,
  importRequestOf,
  importSessionReducer,
  itemOf,
  type ImportItem,
  type ImportSession,
} from './import-session.ts';
import { refreshDataset } from './use-dataset.ts';

/** A file the user dropped or chose: its content, its path, or a folder, which is only named. */
export type ChosenFile =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'folder'; readonly name: string };

export type ImportHook = {
  readonly session: ImportSession;
  readonly add: (chosen: readonly ChosenFile[]) => Promise<void>;
  readonly remove: (item: ImportItem) => void;
  readonly setMapping: (key: string, mapping: Readonly<Record<string, string>> | null) => void;
  readonly setYear: (key: string, surveyYearBE: number | null) => void;
  readonly setBlank: (blank: BlankRule) => void;
  /** Imports what is ready; gives the report, or null when cancelled or failed. */
  readonly start: () => Promise<ImportReport | null>;
  readonly openSample: () => Promise<ImportReport | null>;
  readonly cancel: () => void;
  readonly reset: () => void;
};

const ImportContext = createContext<ImportHook | null>(null);

type Opened = { readonly handle: FileHandle } | { readonly failed: ImportItem };

function useImportState(): ImportHook {
  const { engine, pathOfFile } = useConnection();
  const queries = useQueryClient();
  const [session, dispatch] = useReducer(importSessionReducer, emptySession);
  const latest = useRef(session);
  latest.current = session;
  const running = useRef<AbortController | null>(null);

  return useMemo(() => {
    async function open(chosen: ChosenFile): Promise<Opened> {
      if (chosen.kind === 'folder') {
        const failure = { code: 'FILE_IS_FOLDER', ...errorText('FILE_IS_FOLDER', { file: chosen.name }) };
        return { failed: failedItem(chosen.name, null, failure) };
      }
      const path = chosen.kind === 'path' ? chosen.path : pathOfFile(chosen.file);
      const name = chosen.kind === 'path' ? chosen.path.replace(/^.*[\\/]/, '') : chosen.file.name;
      try {
        if (path !== null) return { handle: await engine.files.openPath({ path }) };
        if (chosen.kind === 'path') return { failed: failedItem(name, null, toFailure(null)) };
        return { handle: await engine.files.upload({ file: chosen.file }) };
      } catch (error) {
        return { failed: failedItem(name, chosen.kind === 'file' ? chosen.file.size : null, toFailure(error)) };
      }
    }

    async function add(chosen: readonly ChosenFile[]): Promise<void> {
      if (chosen.length === 0 || latest.current.phase === 'running') return;
      const former = latest.current.phase === 'done' ? [] : latest.current.items;
      dispatch({ type: 'reading' });
      const opened: Opened[] = [];
      for (const one of chosen) opened.push(await open(one));
      const known = former.flatMap((item) => (item.handle ? [item.handle] : []));
      const handles = [...known, ...opened.flatMap((one) => ('handle' in one ? [one.handle] : []))];
      const failed = [
        ...former.filter((item) => item.handle === null),
        ...opened.flatMap((one) => ('failed' in one ? [one.failed] : [])),
      ];
      try {
        // All together: a household file is read beside the child file it belongs to.
        const inspected =
          handles.length === 0
            ? []
            : await engine.extracts.inspect({ fileIds: handles.map((handle) => handle.fileId) });
        const items = inspected.map((file) =>
          itemOf(
            file,
            former.find((item) => item.key === file.file.fileId),
          ),
        );
        dispatch({ type: 'read', items: [...items, ...failed] });
      } catch (error) {
        dispatch({ type: 'failed', failure: toFailure(error) });
      }
    }

    async function follow(
      kind: ImportSession['kind'],
      begin: (signal: AbortSignal) => Promise<AsyncIterable<ImportEvent>>,
    ): Promise<ImportReport | null> {
      if (latest.current.phase === 'running') return null;
      const controller = new AbortController();
      running.current = controller;
      dispatch({ type: 'started', kind });
      try {
        for await (const event of await begin(controller.signal)) {
          if (event.type === 'progress') {
            dispatch({ type: 'progress', progress: event });
          } else {
            await refreshDataset(queries);
            dispatch({ type: 'done', report: event.report });
            return event.report;
          }
        }
        dispatch({ type: 'cancelled' });
      } catch (error) {
        const failure = toFailure(error);
        if (controller.signal.aborted || isCancelled(failure)) dispatch({ type: 'cancelled' });
        else dispatch({ type: 'failed', failure });
      } finally {
        running.current = null;
      }
      return null;
    }

    function discard(items: readonly ImportItem[]): void {
      const fileIds = items.flatMap((item) => (item.handle ? [item.handle.fileId] : []));
      // A handle that is already gone needs no discarding.
      if (fileIds.length > 0) engine.files.discard({ fileIds }).catch(() => undefined);
    }

    return {
      add,
      remove: (item: ImportItem) => {
        discard([item]);
        dispatch({ type: 'remove', key: item.key });
      },
      setMapping: (key: string, mapping: Readonly<Record<string, string>> | null) =>
        dispatch({ type: 'map', key, mapping }),
      setYear: (key: string, surveyYearBE: number | null) => dispatch({ type: 'year', key, surveyYearBE }),
      setBlank: (blank: BlankRule) => dispatch({ type: 'blank', blank }),
      start: async () => {
        const request = importRequestOf(latest.current);
        const { items } = latest.current;
        if (request === null) return null;
        const report = await follow('files', (signal) => engine.extracts.import(request, { signal }));
        if (report !== null) discard(items);
        return report;
      },
      openSample: () => follow('sample', (signal) => engine.extracts.openSample(undefined, { signal })),
      cancel: () => running.current?.abort(),
      reset: () => {
        discard(latest.current.items);
        dispatch({ type: 'reset' });
      },
      session,
    };
  }, [engine, pathOfFile, queries, session]);
}

/** Holds the import above the screens. */
export function ImportProvider(props: { readonly children: ReactNode }) {
  return <ImportContext value={useImportState()}>{props.children}</ImportContext>;
}

/** The files on the import screen, what is known about them, and what can be done with them. */
export function useImport(): ImportHook {
  const found = useContext(ImportContext);
  if (!found) throw new Error('useImport needs an ImportProvider above it.');
  return found;
}
