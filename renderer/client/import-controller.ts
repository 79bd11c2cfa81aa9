import type { ImportEvent, ImportReport } from '../../shared/contract/extracts.ts';
import type { BlankRule } from '../../shared/cpms/answers.ts';
import type { Connection } from './connect.ts';
import { watched, type Watched } from './engine-health.ts';
import { isCancelled, toFailure } from './failure.ts';
import {
  emptySession,
  importRequestOf,
  importSessionReducer,
  itemOf,
  type ImportAction,
  type ImportItem,
  type ImportSession,
} from './import-session.ts';
import { openChosen, type ChosenFile, type OpenedFile } from './open-chosen.ts';

/** The files on the import screen and what can be done with them. */
export type ImportController = {
  readonly session: Watched<ImportSession>;
  /** Opens files and recognises them, together with those already there. */
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

/** @param onImported called once the engine holds the new data, before the session says that it is done */
export function createImportController(connection: Connection, onImported: () => Promise<void>): ImportController {
  const { engine } = connection;
  const session = watched(emptySession);
  const dispatch = (action: ImportAction): void => session.set(importSessionReducer(session.get(), action));
  let running: AbortController | null = null;

  function discard(items: readonly ImportItem[]): void {
    const fileIds = items.flatMap((item) => (item.handle ? [item.handle.fileId] : []));
    // A handle that is already gone needs no discarding.
    if (fileIds.length > 0) engine.files.discard({ fileIds }).catch(() => undefined);
  }

  async function add(chosen: readonly ChosenFile[]): Promise<void> {
    if (chosen.length === 0 || session.get().phase === 'running') return;
    dispatch({ type: 'reading' });
    const former = session.get().items;
    const opened: OpenedFile[] = [];
    for (const one of chosen) opened.push(await openChosen(connection, one));
    const handles = [
      ...former.flatMap((item) => item.handle ?? []),
      ...opened.flatMap((one) => ('handle' in one ? one.handle : [])),
    ];
    const failed = [
      ...former.filter((item) => item.handle === null),
      ...opened.flatMap((one) => ('failed' in one ? one.failed : [])),
    ];
    try {
      // All together: a household file is read beside the child file it belongs to.
      const fileIds = handles.map((handle) => handle.fileId);
      const inspected = fileIds.length === 0 ? [] : await engine.extracts.inspect({ fileIds });
      const items = inspected.map((one) =>
        itemOf(
          one,
          former.find((item) => item.key === one.file.fileId),
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
    if (session.get().phase === 'running') return null;
    const controller = new AbortController();
    running = controller;
    dispatch({ type: 'started', kind });
    try {
      for await (const event of await begin(controller.signal)) {
        if (event.type === 'progress') {
          dispatch({ type: 'progress', progress: event });
          continue;
        }
        await onImported();
        dispatch({ type: 'done', report: event.report });
        return event.report;
      }
      dispatch({ type: 'cancelled' });
    } catch (error) {
      const failure = toFailure(error);
      dispatch(controller.signal.aborted || isCancelled(failure) ? { type: 'cancelled' } : { type: 'failed', failure });
    } finally {
      running = null;
    }
    return null;
  }

  return {
    session,
    add,
    remove: (item) => {
      discard([item]);
      dispatch({ type: 'remove', key: item.key });
    },
    setMapping: (key, mapping) => dispatch({ type: 'map', key, mapping }),
    setYear: (key, surveyYearBE) => dispatch({ type: 'year', key, surveyYearBE }),
    setBlank: (blank) => dispatch({ type: 'blank', blank }),
    start: async () => {
      const { items } = session.get();
      const request = importRequestOf(session.get());
      if (request === null) return null;
      const report = await follow('files', (signal) => engine.extracts.import(request, { signal }));
      if (report !== null) discard(items);
      return report;
    },
    openSample: () => follow('sample', (signal) => engine.extracts.openSample(undefined, { signal })),
    cancel: () => running?.abort(),
    reset: () => {
      discard(session.get().items);
      dispatch({ type: 'reset' });
    },
  };
}
