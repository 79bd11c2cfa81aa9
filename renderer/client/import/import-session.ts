import type { MappingProfile } from '../../../shared/contract/commands/mapping-profile.ts';
import type { ReadingChoices } from '../../../shared/contract/reading-choices.ts';
import type { BlankRule, CodeRule } from '../../../shared/cpms/answers.ts';
import type {
  Failure,
  ImportEvent,
  ImportReport,
  ImportRequest,
  InspectedFile,
} from '../../../shared/contract/extracts.ts';
import { isReady, isReturned, mappingOf, readAgain, readAs, withContrary, type ImportItem } from './import-item.ts';
import { appliedProfile, correctionsOf, type AppliedProfile, type Mapping } from './import-mapping.ts';

type ImportProgress = Extract<ImportEvent, { type: 'progress' }>;

/** An entry of the journal of a workspace, or of the session where `workspaceId` is null. */
export type ImportEntry = { readonly seq: number; readonly workspaceId: string | null };

/** What the import screen holds; it outlives the screen, so that work goes on while one looks elsewhere. */
export type ImportSession = {
  readonly phase: 'choosing' | 'running' | 'done';
  /** What is running: an import of chosen files or the opening of the sample. */
  readonly kind: 'files' | 'sample';
  readonly items: readonly ImportItem[];
  readonly isReading: boolean;
  readonly blank: BlankRule;
  /** Name of the saved mapping that `blank` comes from; null where the user says it. */
  readonly blankOf: string | null;
  readonly progress: ImportProgress | null;
  readonly report: ImportReport | null;
  /** The journal's entry of the import that is shown; null where there is nothing to undo. */
  readonly entry: ImportEntry | null;
  /** Names of the files of the report that were files of rejected rows. */
  readonly returned: readonly string[];
  readonly failure: Failure | null;
  readonly wasCancelled: boolean;
  /** True where the files are shown again because their import was undone. */
  readonly wasUndone: boolean;
};

export const emptySession: ImportSession = {
  phase: 'choosing',
  kind: 'files',
  items: [],
  isReading: false,
  blank: 'unknown',
  blankOf: null,
  progress: null,
  report: null,
  entry: null,
  returned: [],
  failure: null,
  wasCancelled: false,
  wasUndone: false,
};

export type ImportAction =
  | { readonly type: 'reading' }
  | { readonly type: 'read'; readonly items: readonly ImportItem[] }
  | { readonly type: 'remove'; readonly key: string }
  | { readonly type: 'map'; readonly key: string; readonly mapping: Mapping | null }
  | {
      readonly type: 'read-as';
      readonly key: string;
      readonly header: string;
      readonly field: string | null;
      /** Whether the yes of the column is the no of the field; where it is not said, as the header asks. */
      readonly isContrary?: boolean;
    }
  | { readonly type: 'choices'; readonly key: string; readonly choices: ReadingChoices }
  | { readonly type: 'profile'; readonly key: string; readonly profile: MappingProfile | null }
  | { readonly type: 'profile-saved'; readonly key: string; readonly profile: MappingProfile }
  | { readonly type: 'profile-renamed'; readonly from: string; readonly to: string }
  | { readonly type: 'profile-removed'; readonly name: string }
  | {
      /** A file whose columns were not recognised was read again as a mapping says. */
      readonly type: 'read-again';
      readonly inspected: InspectedFile;
      readonly given: Mapping | null;
      readonly profile: MappingProfile | null;
    }
  | { readonly type: 'year'; readonly key: string; readonly surveyYearBE: number | null }
  | { readonly type: 'codes'; readonly key: string; readonly codes: CodeRule }
  | { readonly type: 'blank'; readonly blank: BlankRule }
  | { readonly type: 'started'; readonly kind: ImportSession['kind'] }
  | { readonly type: 'progress'; readonly progress: ImportProgress }
  | { readonly type: 'done'; readonly report: ImportReport; readonly entry: ImportEntry | null }
  | { readonly type: 'accepted' }
  | { readonly type: 'files-again'; readonly wasUndone: boolean }
  | { readonly type: 'undo-failed'; readonly failure: Failure }
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'reset' };

function changeItem(
  session: ImportSession,
  key: string,
  change: (item: ImportItem) => Partial<ImportItem>,
): ImportSession {
  return { ...session, items: session.items.map((item) => (item.key === key ? { ...item, ...change(item) } : item)) };
}

/** The session after an action. */
export function importSessionReducer(session: ImportSession, action: ImportAction): ImportSession {
  switch (action.type) {
    case 'reading':
      return {
        ...(session.phase === 'done' ? emptySession : session),
        blank: session.blank,
        blankOf: session.blankOf,
        isReading: true,
        failure: null,
        wasCancelled: false,
        wasUndone: false,
      };
    case 'read':
      return withBlankOfProfile({ ...session, items: action.items, isReading: false }, session.items);
    case 'remove':
      return withBlankSettled({ ...session, items: session.items.filter((item) => item.key !== action.key) });
    case 'map':
      return changeItem(session, action.key, (item) => ({
        mapping: action.mapping,
        profile: action.mapping === null ? null : item.profile,
        choices: withContrary(item.choices, (action.mapping && item.profile?.choices.contrary) ?? []),
        setAside: [],
      }));
    case 'read-as':
      return changeItem(session, action.key, (item) => readAs(item, action.header, action.field, action.isContrary));
    case 'choices':
      return changeItem(session, action.key, () => ({ choices: action.choices }));
    case 'profile':
      return withProfile(session, action.key, action.profile);
    case 'read-again':
      return withReadAgain(session, action);
    case 'profile-saved':
      return {
        ...changeItem(session, action.key, (item) => ({
          mapping: mappingOf(item),
          profile: {
            name: action.profile.name,
            mapping: mappingOf(item),
            blank: action.profile.blank,
            codes: action.profile.codes ?? null,
            choices: withoutOffers(item.choices),
            offered: {
              surveyYearBE: action.profile.surveyYearBE ?? null,
              countsRepeated: action.profile.choices?.countsRepeated === true,
            },
          },
        })),
        blankOf: action.profile.name,
      };
    case 'profile-renamed':
      return {
        ...changeProfiles(session, action.from, (profile) => ({ ...profile, name: action.to })),
        blankOf: session.blankOf === action.from ? action.to : session.blankOf,
      };
    case 'profile-removed':
      return {
        ...changeProfiles(session, action.name, () => null),
        blankOf: session.blankOf === action.name ? null : session.blankOf,
      };
    case 'year':
      return changeItem(session, action.key, () => ({ yearGiven: action.surveyYearBE }));
    case 'codes':
      return changeItem(session, action.key, () => ({ codes: action.codes }));
    case 'blank':
      return { ...session, blank: action.blank, blankOf: null };
    case 'started':
      return {
        ...session,
        phase: 'running',
        kind: action.kind,
        progress: null,
        report: null,
        entry: null,
        failure: null,
        wasCancelled: false,
        wasUndone: false,
      };
    case 'progress':
      return session.phase === 'running' ? { ...session, progress: action.progress } : session;
    case 'done':
      return {
        ...session,
        phase: 'done',
        items: session.kind === 'sample' ? [] : session.items.map((item) => withRepeated(item, action.report)),
        progress: null,
        report: action.report,
        entry: action.entry,
        returned: session.items.filter(isReturned).map(({ name }) => name),
      };
    case 'accepted':
      return { ...session, items: [] };
    case 'files-again':
      return { ...session, phase: 'choosing', report: null, entry: null, failure: null, wasUndone: action.wasUndone };
    case 'undo-failed':
      return { ...session, failure: action.failure };
    case 'cancelled':
      return { ...session, phase: 'choosing', progress: null, wasCancelled: true };
    case 'failed':
      return { ...session, phase: 'choosing', isReading: false, progress: null, failure: action.failure };
    case 'reset':
      return { ...emptySession, blank: session.blankOf === null ? session.blank : emptySession.blank };
  }
}

/** A file of whose tables one repeats another. */
function withRepeated(item: ImportItem, { files }: ImportReport): ImportItem {
  const isRepeated = files.some(
    ({ file, warnings }) => file === item.name && warnings.some(({ code }) => code === 'table_repeated'),
  );
  return isRepeated ? { ...item, hasRepeated: true } : item;
}

const withoutOffers = ({ countsRepeated: _, ...choices }: ReadingChoices): ReadingChoices => choices;

/** Files that came just now with a saved mapping say how blanks are read, unless files before them did. */
function withBlankOfProfile(session: ImportSession, former: readonly ImportItem[]): ImportSession {
  const isNew = (item: ImportItem): boolean => former.every(({ key }) => key !== item.key);
  const profile = session.items.find((item) => item.profile !== null && isNew(item))?.profile;
  if (!profile || former.some((item) => item.profile !== null)) return withBlankSettled(session);
  return { ...session, blank: profile.blank, blankOf: profile.name };
}

/**
 * How a mapping reads blanks goes with its last file; rows that come back corrected are read as the file that they were
 * in.
 */
function withBlankSettled(session: ImportSession): ImportSession {
  const { blankOf, items } = session;
  if (blankOf === null || items.some(({ profile }) => profile?.name === blankOf)) return session;
  return { ...session, blank: items.some(isReturned) ? session.blank : emptySession.blank, blankOf: null };
}

function withProfile(session: ImportSession, key: string, profile: MappingProfile | null): ImportSession {
  const left = session.items.find((item) => item.key === key)?.profile ?? null;
  const changed = changeItem(session, key, (item) => {
    const applied =
      profile && item.inspection && appliedProfile(profile, item.inspection.mapping, item.inspection.columns);
    return {
      mapping: applied?.mapping ?? null,
      profile: applied,
      codes: applied?.codes ?? null,
      choices: applied?.choices ?? {},
      setAside: [],
    };
  });
  if (profile) return { ...changed, blank: profile.blank, blankOf: profile.name };
  // A blank that was read as No because of the mapping is not left behind.
  return left && left.name === session.blankOf ? { ...changed, blank: emptySession.blank, blankOf: null } : changed;
}

function withReadAgain(
  session: ImportSession,
  { inspected, given, profile }: Extract<ImportAction, { type: 'read-again' }>,
): ImportSession {
  const key = inspected.file.fileId;
  const read = changeItem(session, key, (item) => readAgain(item, inspected, given, profile));
  const changed = { ...read, isReading: false };
  if (profile && inspected.inspection) return { ...changed, blank: profile.blank, blankOf: profile.name };
  return withBlankSettled(changed);
}

function changeProfiles(
  session: ImportSession,
  name: string,
  change: (profile: AppliedProfile) => AppliedProfile | null,
): ImportSession {
  const items = session.items.map((item) =>
    item.profile?.name === name ? { ...item, profile: change(item.profile) } : item,
  );
  return { ...session, items };
}

/** Whether files come with saved mappings that read blanks differently: they cannot go in together. */
export function isBlankDisputed(session: ImportSession): boolean {
  return new Set(session.items.flatMap(({ profile }) => profile?.blank ?? [])).size > 1;
}

/** The request for the files that are ready; null where there is none. */
export function importRequestOf(session: ImportSession): ImportRequest | null {
  const files = session.items.filter(isReady).flatMap((item) => {
    if (item.handle === null || item.inspection === null) return [];
    const mapping = { ...item.given, ...correctionsOf(item.inspection.mapping, mappingOf(item)) };
    return [
      {
        fileId: item.handle.fileId,
        ...(Object.keys(mapping).length === 0 ? {} : { mapping }),
        ...(item.yearGiven === null ? {} : { surveyYearBE: item.yearGiven }),
        ...(item.codes === null ? {} : { codes: item.codes }),
        ...(Object.keys(item.choices).length === 0 ? {} : { choices: item.choices }),
      },
    ];
  });
  return files.length === 0 ? null : { files, blank: session.blank };
}
