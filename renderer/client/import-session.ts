import type { BlankRule } from '../../shared/cpms/answers.ts';
import type {
  Failure,
  FileHandle,
  ImportEvent,
  ImportReport,
  ImportRequest,
  InspectedFile,
  Inspection,
} from '../../shared/contract/extracts.ts';

export type ImportProgress = Extract<ImportEvent, { type: 'progress' }>;

/** A file on the import screen. `handle` is null where it could not even be opened. */
export type ImportItem = {
  readonly key: string;
  readonly name: string;
  readonly bytes: number | null;
  readonly handle: FileHandle | null;
  readonly inspection: Inspection | null;
  readonly failure: Failure | null;
  /** Field key → header, where the user changed what was recognised. */
  readonly mapping: Readonly<Record<string, string>> | null;
  /** The year the user gave, for a file that does not say it. */
  readonly yearGiven: number | null;
};

/** What the import screen holds; it outlives the screen, so that work goes on while one looks elsewhere. */
export type ImportSession = {
  readonly phase: 'choosing' | 'running' | 'done';
  /** What is running: an import of chosen files or the opening of the sample. */
  readonly kind: 'files' | 'sample';
  readonly items: readonly ImportItem[];
  readonly isReading: boolean;
  readonly blank: BlankRule;
  readonly progress: ImportProgress | null;
  readonly report: ImportReport | null;
  readonly failure: Failure | null;
  readonly wasCancelled: boolean;
};

export const emptySession: ImportSession = {
  phase: 'choosing',
  kind: 'files',
  items: [],
  isReading: false,
  blank: 'unknown',
  progress: null,
  report: null,
  failure: null,
  wasCancelled: false,
};

export type ImportAction =
  | { readonly type: 'reading' }
  | { readonly type: 'read'; readonly items: readonly ImportItem[] }
  | { readonly type: 'remove'; readonly key: string }
  | { readonly type: 'map'; readonly key: string; readonly mapping: Readonly<Record<string, string>> | null }
  | { readonly type: 'year'; readonly key: string; readonly surveyYearBE: number | null }
  | { readonly type: 'blank'; readonly blank: BlankRule }
  | { readonly type: 'started'; readonly kind: ImportSession['kind'] }
  | { readonly type: 'progress'; readonly progress: ImportProgress }
  | { readonly type: 'done'; readonly report: ImportReport }
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'reset' };

function changeItem(session: ImportSession, key: string, change: Partial<ImportItem>): ImportSession {
  return { ...session, items: session.items.map((item) => (item.key === key ? { ...item, ...change } : item)) };
}

/** The session after an action. */
export function importSessionReducer(session: ImportSession, action: ImportAction): ImportSession {
  switch (action.type) {
    case 'reading':
      return {
        ...(session.phase === 'done' ? emptySession : session),
        blank: session.blank,
        isReading: true,
        failure: null,
        wasCancelled: false,
      };
    case 'read':
      return { ...session, items: action.items, isReading: false };
    case 'remove':
      return { ...session, items: session.items.filter((item) => item.key !== action.key) };
    case 'map':
      return changeItem(session, action.key, { mapping: action.mapping });
    case 'year':
      return changeItem(session, action.key, { yearGiven: action.surveyYearBE });
    case 'blank':
      return { ...session, blank: action.blank };
    case 'started':
      return {
        ...session,
        phase: 'running',
        kind: action.kind,
        progress: null,
        report: null,
        failure: null,
        wasCancelled: false,
      };
    case 'progress':
      return session.phase === 'running' ? { ...session, progress: action.progress } : session;
    case 'done':
      return { ...session, phase: 'done', items: [], progress: null, report: action.report };
    case 'cancelled':
      return { ...session, phase: 'choosing', progress: null, wasCancelled: true };
    case 'failed':
      return { ...session, phase: 'choosing', isReading: false, progress: null, failure: action.failure };
    case 'reset':
      return { ...emptySession, blank: session.blank };
  }
}

/** A newly inspected file, with what the user had already changed about it. */
export function itemOf(inspected: InspectedFile, former: ImportItem | undefined): ImportItem {
  return {
    key: inspected.file.fileId,
    name: inspected.file.name,
    bytes: inspected.file.bytes,
    handle: inspected.file,
    inspection: inspected.inspection,
    failure: inspected.error,
    mapping: former?.mapping ?? null,
    yearGiven: former?.yearGiven ?? null,
  };
}

/** A file that could not be opened. */
export function failedItem(name: string, bytes: number | null, failure: Failure): ImportItem {
  const key = `failed:${name}:${bytes ?? ''}`;
  return { key, name, bytes, handle: null, inspection: null, failure, mapping: null, yearGiven: null };
}

/** The mapping in force: the user's where there is one. */
export function mappingOf(item: ImportItem): Readonly<Record<string, string>> {
  return item.mapping ?? item.inspection?.mapping ?? {};
}

/** The survey year in force; null where it is still asked for. */
export function yearOf(item: ImportItem): number | null {
  return item.inspection?.surveyYearBE ?? item.yearGiven;
}

/** True where the user has to give the year: nothing in the file or its name says it. */
export function needsYear(item: ImportItem): boolean {
  return item.inspection !== null && item.inspection.yearSource === null;
}

/** Whether a file can be imported as it stands. */
export function isReady(item: ImportItem): boolean {
  return item.handle !== null && item.inspection !== null && (!needsYear(item) || item.yearGiven !== null);
}

/**
 * A mapping in which a column is read as another field. A field is read from one column only, and a
 * column is one field only.
 * @param field null: the column is not read
 */
export function remap(
  mapping: Readonly<Record<string, string>>,
  header: string,
  field: string | null,
): Readonly<Record<string, string>> {
  const kept = Object.entries(mapping).filter(([key, from]) => from !== header && key !== field);
  return Object.fromEntries(field === null ? kept : [...kept, [field, header]]);
}

/** The request for the files that are ready; null where there is none. */
export function importRequestOf(session: ImportSession): ImportRequest | null {
  const files = session.items.filter(isReady).flatMap((item) =>
    item.handle === null
      ? []
      : [
          {
            fileId: item.handle.fileId,
            ...(item.mapping === null ? {} : { mapping: { ...item.mapping } }),
            ...(item.yearGiven === null ? {} : { surveyYearBE: item.yearGiven }),
          },
        ],
  );
  return files.length === 0 ? null : { files, blank: session.blank };
}
