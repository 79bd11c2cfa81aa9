import type { MappingProfile } from '../../../shared/contract/commands/mapping-profile.ts';
import type { FileHandle, ImportEvent, ImportReport, InspectedFile } from '../../../shared/contract/extracts.ts';
import type { ReadingChoices } from '../../../shared/contract/reading-choices.ts';
import type { BlankRule, CodeRule } from '../../../shared/cpms/answers.ts';
import type { Connection } from '../connection/connect.ts';
import { watched, type Watched } from '../connection/watched.ts';
import { isCancelled, toFailure } from '../connection/failure.ts';
import { columnKeysOf, columnsToMap, givenFor, itemOf, type ImportItem } from './import-item.ts';
import { profileFor, type Mapping } from './import-mapping.ts';
import {
  emptySession,
  importRequestOf,
  importSessionReducer,
  type ImportAction,
  type ImportEntry,
  type ImportSession,
} from './import-session.ts';
import { openChosen, type ChosenFile, type OpenedFile } from './open-chosen.ts';

/** The files on the import screen and what can be done with them. */
export type ImportController = {
  readonly session: Watched<ImportSession>;
  /** Opens files and recognises them, together with those already there. */
  readonly add: (chosen: readonly ChosenFile[]) => Promise<void>;
  readonly remove: (item: ImportItem) => void;
  /** Reads a column of a file as a field, or its yes as the field's no; null: not at all. */
  readonly readAs: (key: string, header: string, field: string | null, isContrary?: boolean) => void;
  /** Says what the user decides of reading a file beyond its columns. */
  readonly setChoices: (key: string, choices: ReadingChoices) => void;
  readonly setMapping: (key: string, mapping: Mapping | null) => void;
  /** Reads a file whose columns were not recognised as they are mapped now. */
  readonly readMapped: (key: string) => Promise<void>;
  /** Reads a file as a saved mapping says; null: as it was recognised. */
  readonly setProfile: (key: string, profile: MappingProfile | null) => void;
  /** The mapping of a file was saved under a name. */
  readonly profileSaved: (key: string, profile: MappingProfile) => void;
  readonly profileRenamed: (from: string, to: string) => void;
  readonly profileRemoved: (name: string) => void;
  readonly setYear: (key: string, surveyYearBE: number | null) => void;
  /** Says what 1 and 2 mean in the answers of a file. */
  readonly setCodes: (key: string, codes: CodeRule) => void;
  readonly setBlank: (blank: BlankRule) => void;
  /** Imports what is ready; gives the report, or null when cancelled or failed. */
  readonly start: () => Promise<ImportReport | null>;
  readonly openSample: () => Promise<ImportReport | null>;
  readonly cancel: () => void;
  /** Takes the shown import back; its files stay to be imported again. */
  readonly undo: () => Promise<void>;
  /** Shows the files of a finished import again. */
  readonly backToFiles: (wasUndone: boolean) => void;
  /** Lets go of the files of a finished import; its result stays to be read. */
  readonly accept: () => void;
  readonly reset: () => void;
};

/** The mappings with which files are read whose columns are not recognised. */
function givenByFile(items: readonly ImportItem[]): Record<string, Record<string, string>> {
  return Object.fromEntries(items.flatMap(({ key, given }) => (given === null ? [] : [[key, { ...given }]])));
}

/** @param onChanged called once the engine holds other data, before the session says so */
export function createImportController(connection: Connection, onChanged: () => Promise<void>): ImportController {
  const { engine } = connection;
  const session = watched(emptySession);
  const dispatch = (action: ImportAction): void => session.set(importSessionReducer(session.get(), action));
  let running: AbortController | null = null;
  let reading = Promise.resolve();
  /** What the user said of files on the screen while others were being read. */
  let meanwhile: ImportAction[] = [];
  let resets = 0;

  function say(action: ImportAction): void {
    if (session.get().isReading) meanwhile.push(action);
    dispatch(action);
  }

  /** Whether the screen was emptied since: what was begun before has no place there any more. */
  function resetSinceNow(): () => boolean {
    const before = resets;
    return () => resets > before;
  }

  /** Reads files when those before them are read. */
  function inTurn(read: (isReset: () => boolean) => Promise<void>): Promise<void> {
    const isReset = resetSinceNow();
    return (reading = reading.then(() => (isReset() ? undefined : read(isReset))));
  }

  function discard(files: readonly { readonly handle: FileHandle | null }[]): void {
    const fileIds = files.flatMap(({ handle }) => (handle ? [handle.fileId] : []));
    // A handle that is already gone needs no discarding.
    if (fileIds.length > 0) engine.files.discard({ fileIds }).catch(() => undefined);
  }

  /** Saved mappings; none where they cannot be had, because a file can be read without them. */
  const profiles = (): Promise<readonly MappingProfile[]> => engine.extracts.mappings().catch(() => []);

  async function add(chosen: readonly ChosenFile[], isReset: () => boolean): Promise<void> {
    if (chosen.length === 0 || session.get().phase === 'running') return;
    if (session.get().phase === 'done') discard(session.get().items);
    dispatch({ type: 'reading' });
    meanwhile = [];
    const former = session.get().items;
    const opened: OpenedFile[] = [];
    for (const one of chosen) opened.push(await openChosen(connection, one));
    const fresh = opened.flatMap((one) => ('handle' in one ? one : []));
    const failed = [
      ...former.filter((item) => item.handle === null),
      ...opened.flatMap((one) => ('failed' in one ? one.failed : [])),
    ];
    try {
      // All together: a household file is read beside the child file it belongs to.
      const fileIds = [...former, ...fresh].flatMap(({ handle }) => handle?.fileId ?? []);
      const mappings = givenByFile(former);
      const inspected = fileIds.length === 0 ? [] : await engine.extracts.inspect({ fileIds, mappings });
      const read = await asSaved(inspected, former);
      if (isReset()) return discard(fresh);
      dispatch({ type: 'read', items: [...read, ...failed] });
      for (const action of meanwhile) dispatch(action);
    } catch (error) {
      if (isReset()) return discard(fresh);
      dispatch({ type: 'failed', failure: toFailure(error) });
    }
  }

  /** Files as the user had changed them, new ones as saved mappings read them; anew where a mapping was deleted meanwhile. */
  async function asSaved(
    inspected: readonly InspectedFile[],
    former: readonly ImportItem[],
  ): Promise<readonly ImportItem[]> {
    const before = meanwhile.length;
    const saved = await profiles();
    const items = await Promise.all(
      inspected.map(async (one) => {
        const known = former.find(({ key }) => key === one.file.fileId);
        return known ? itemOf(one, known) : byProfile(itemOf(one, undefined, saved), saved);
      }),
    );
    const isOneGone = meanwhile.slice(before).some(({ type }) => type === 'profile-removed');
    return isOneGone ? asSaved(inspected, former) : items;
  }

  async function inspectAs(item: ImportItem, given: Mapping | null): Promise<InspectedFile | null> {
    const fileIds = [item.key];
    const [inspected] = await engine.extracts.inspect(
      given === null ? { fileIds } : { fileIds, mappings: { [item.key]: { ...given } } },
    );
    return inspected ?? null;
  }

  /** A file whose columns are not recognised, as the saved mapping of just these headers reads it. */
  async function byProfile(item: ImportItem, saved: readonly MappingProfile[]): Promise<ImportItem> {
    const profile = columnsToMap(item) && profileFor(saved, columnKeysOf(item));
    if (!profile) return item;
    const given = givenFor(item, profile);
    const inspected = await inspectAs(item, given);
    if (!inspected?.inspection) return item;
    return { ...itemOf(inspected, undefined, [profile], given), columns: item.columns };
  }

  async function readAgain(item: ImportItem, given: Mapping | null, profile: MappingProfile | null): Promise<void> {
    if (session.get().phase !== 'choosing' || session.get().isReading) return;
    dispatch({ type: 'reading' });
    await inTurn(async (isReset) => {
      try {
        const inspected = await inspectAs(item, given);
        if (inspected && !isReset()) dispatch({ type: 'read-again', inspected, given, profile });
      } catch (error) {
        if (!isReset()) dispatch({ type: 'failed', failure: toFailure(error) });
      }
    });
  }

  const itemAt = (key: string): ImportItem | undefined => session.get().items.find((item) => item.key === key);

  async function readMapped(key: string): Promise<void> {
    const item = itemAt(key);
    if (item) await readAgain(item, givenFor(item, null), null);
  }

  function setProfile(key: string, profile: MappingProfile | null): void {
    const item = itemAt(key);
    if (item?.columns) void readAgain(item, profile && givenFor(item, profile), profile);
    else say({ type: 'profile', key, profile });
  }

  async function follow(
    kind: ImportSession['kind'],
    begin: (signal: AbortSignal) => Promise<AsyncIterable<ImportEvent>>,
  ): Promise<ImportReport | null> {
    if (session.get().phase === 'running') return null;
    const controller = new AbortController();
    const isReset = resetSinceNow();
    running = controller;
    dispatch({ type: 'started', kind });
    try {
      for await (const event of await begin(controller.signal)) {
        if (event.type === 'progress') {
          dispatch({ type: 'progress', progress: event });
          continue;
        }
        const entry = await entryOf(event.report);
        await onChanged();
        if (isReset()) return null;
        if (kind === 'sample') discard(session.get().items);
        dispatch({ type: 'done', report: event.report, entry });
        return event.report;
      }
      if (!isReset()) dispatch({ type: 'cancelled' });
    } catch (error) {
      if (isReset()) return null;
      const failure = toFailure(error);
      dispatch(controller.signal.aborted || isCancelled(failure) ? { type: 'cancelled' } : { type: 'failed', failure });
    } finally {
      if (running === controller) running = null;
    }
    return null;
  }

  /** The journal's entry of an import that has just been made: the last one, if anything came in. */
  async function entryOf(report: ImportReport): Promise<ImportEntry | null> {
    if (report.files.every((file) => file.extractId === null)) return null;
    const status = await engine.workspace.status().catch(() => null);
    if (status?.undo?.type !== 'import') return null;
    return { seq: status.undo.seq, workspaceId: status.workspaceId };
  }

  async function undo(): Promise<void> {
    const { phase, entry } = session.get();
    if (phase !== 'done' || entry === null) return;
    try {
      await engine.workspace.undo({ seq: entry.seq });
      await onChanged();
      dispatch({ type: 'files-again', wasUndone: true });
    } catch (error) {
      dispatch({ type: 'undo-failed', failure: toFailure(error) });
    }
  }

  return {
    session,
    add: (chosen) => inTurn((isReset) => add(chosen, isReset)),
    remove: (item) => {
      discard([item]);
      say({ type: 'remove', key: item.key });
    },
    readAs: (key, header, field, isContrary) =>
      say({ type: 'read-as', key, header, field, ...(isContrary !== undefined && { isContrary }) }),
    setChoices: (key, choices) => say({ type: 'choices', key, choices }),
    setMapping: (key, mapping) => say({ type: 'map', key, mapping }),
    readMapped,
    setProfile,
    profileSaved: (key, profile) => say({ type: 'profile-saved', key, profile }),
    profileRenamed: (from, to) => say({ type: 'profile-renamed', from, to }),
    profileRemoved: (name) => say({ type: 'profile-removed', name }),
    setYear: (key, surveyYearBE) => say({ type: 'year', key, surveyYearBE }),
    setCodes: (key, codes) => say({ type: 'codes', key, codes }),
    setBlank: (blank) => say({ type: 'blank', blank }),
    start: async () => {
      const request = importRequestOf(session.get());
      return request && follow('files', (signal) => engine.extracts.import(request, { signal }));
    },
    openSample: () => follow('sample', (signal) => engine.extracts.openSample(undefined, { signal })),
    cancel: () => running?.abort(),
    undo,
    backToFiles: (wasUndone) => dispatch({ type: 'files-again', wasUndone }),
    accept: () => {
      discard(session.get().items);
      dispatch({ type: 'accepted' });
    },
    reset: () => {
      resets += 1;
      discard(session.get().items);
      dispatch({ type: 'reset' });
    },
  };
}
