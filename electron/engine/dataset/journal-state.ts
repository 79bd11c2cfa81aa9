import {
  importCommand,
  knownCommand,
  type ExpectedCommunity,
  type ImportedExtract,
  type KnownCommand,
  type MappingProfile,
  type RowPlace,
} from '../../../shared/contract/commands.ts';
import type { CitedSegment, JournalEntry } from '../../../shared/contract/workspace.ts';
import { effectiveCommands } from '../vault/journal-history.ts';

/** What a file brought, by the role of its segment. */
export type ExtractSegmentRole = 'children' | 'households' | 'counts' | 'identifiers' | 'rejects';

/** An extract that is in the data, and where its rows lie. */
export type StoredExtract = ImportedExtract & {
  readonly isSynthetic: boolean;
  readonly communityNames: readonly (readonly [number, string])[];
  /** Rows that a person took out of the figures: the second record of a child in a year. */
  readonly retired: readonly RowPlace[];
  readonly segments: Readonly<Record<ExtractSegmentRole, readonly CitedSegment[]>>;
};

/** Which records are of one child: the newest link of a record counts. */
export type StoredLink = { readonly extractIds: readonly string[]; readonly segment: CitedSegment };

/** What the commands of a journal make: the data is the segments named here, the rest is here itself. */
export type JournalState = {
  /** In the order they came. */
  readonly extracts: readonly StoredExtract[];
  readonly mappings: readonly MappingProfile[];
  readonly register: {
    readonly file: string;
    readonly sha256: string;
    readonly communities: readonly ExpectedCommunity[];
  } | null;
  readonly links: readonly StoredLink[];
  readonly firstChangeAt: string | null;
  readonly lastBackupAt: string | null;
};

/**
 * Folds a journal into the state it describes. Commands of another version are passed over; what names an extract that
 * is not there any more has no effect.
 */
export function journalState(journal: readonly JournalEntry[]): JournalState {
  let extracts: readonly StoredExtract[] = [];
  const mappings = new Map<string, MappingProfile>();
  let register: JournalState['register'] = null;
  const links: StoredLink[] = [];
  const retired: { readonly gone: string; readonly stays: string; readonly row: RowPlace }[] = [];
  let lastBackupAt: string | null = null;
  const commands = effectiveCommands(journal);
  for (const entry of commands) {
    const command = known(entry);
    switch (command?.type) {
      case 'import': {
        // By its content too: what it replaced may have been out of the data then, and be back by an undo.
        const files = new Set(command.extracts.map(({ sha256 }) => sha256));
        const others = (extract: StoredExtract): boolean =>
          extract.isSynthetic === command.isSynthetic &&
          !command.replaces.includes(extract.extractId) &&
          !files.has(extract.sha256);
        const brought = extractsOf(entry);
        // A file that came again keeps its place: of rows that several have, those of the first count.
        const placed = extracts.flatMap((extract) =>
          others(extract) ? [extract] : brought.filter(({ sha256 }) => sha256 === extract.sha256),
        );
        extracts = [...placed, ...brought.filter((extract) => !placed.includes(extract))];
        break;
      }
      case 'remove':
        extracts = extracts.filter(({ extractId }) => !command.extractIds.includes(extractId));
        break;
      case 'save-mapping':
        mappings.set(command.profile.name, command.profile);
        break;
      case 'remove-mapping':
        mappings.delete(command.name);
        break;
      case 'register':
        register = { file: command.file, sha256: command.sha256, communities: command.communities };
        break;
      case 'link': {
        const segment = entry.segments.find(({ role }) => role === 'persons');
        if (segment) links.push({ extractIds: command.extractIds, segment });
        break;
      }
      case 'decide':
        for (const [place, sheetNo, line, stayingPlace] of command.retired) {
          const [gone, stays] = [command.extractIds[place], command.extractIds[stayingPlace]];
          if (gone !== undefined && stays !== undefined) retired.push({ gone, stays, row: { sheetNo, line } });
        }
        break;
      case 'backup':
        lastBackupAt = entry.time;
        break;
      case 'key-secret':
      case 'case-opened':
      case 'passphrase-changed':
      case 'recovery-renewed':
      case undefined:
    }
  }
  const there = new Set(extracts.map(({ extractId }) => extractId));
  return {
    extracts: extracts.map((extract) => ({
      ...extract,
      retired: eachOnce(
        retired.flatMap(({ gone, stays, row }) => (gone === extract.extractId && there.has(stays) ? [row] : [])),
      ),
    })),
    mappings: [...mappings.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'th')),
    register,
    links,
    firstChangeAt: commands[0]?.time ?? null,
    lastBackupAt,
  };
}

/** A row stands in several pairs, and may have been taken out with each. */
function eachOnce(rows: readonly RowPlace[]): readonly RowPlace[] {
  return [...new Map(rows.map((row) => [`${row.sheetNo} ${row.line}`, row])).values()];
}

function known(entry: JournalEntry): KnownCommand | null {
  const read = knownCommand.safeParse(entry.command);
  return read.success ? read.data : null;
}

/** The extracts of an import's entry; none for another command. */
export function extractsOf(entry: JournalEntry): readonly StoredExtract[] {
  const read = importCommand.safeParse(entry.command);
  if (!read.success) return [];
  const { extracts, communityNames, isSynthetic } = read.data;
  return extracts.map((extract, place) => ({
    ...extract,
    isSynthetic,
    communityNames,
    retired: [],
    segments: segmentsOf(entry, place),
  }));
}

function segmentsOf(entry: JournalEntry, place: number): StoredExtract['segments'] {
  const of = (role: ExtractSegmentRole): readonly CitedSegment[] =>
    entry.segments.filter((segment) => segment.role === `${role}:${place}`);
  return {
    children: of('children'),
    households: of('households'),
    counts: of('counts'),
    identifiers: of('identifiers'),
    rejects: of('rejects'),
  };
}
