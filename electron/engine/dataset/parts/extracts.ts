import type { ImportedExtract } from '../../../../shared/contract/commands/import-command.ts';
import type { CitedSegment } from '../../../../shared/contract/workspace.ts';
import type { EntryOf, Part } from './part.ts';

/** What a file brought, by the role of its segment. */
type ExtractSegmentRole = 'children' | 'households' | 'counts' | 'identifiers' | 'rejects';

/** An extract that was imported, as far as the planning key tells: which one, and where its rows lie. */
export type StoredExtract = ImportedExtract & {
  readonly isSynthetic: boolean;
  readonly segments: Readonly<Record<ExtractSegmentRole, readonly CitedSegment[]>>;
  /** The import that brought it, and its place there: what else is known of it is sealed in that. */
  readonly entry: EntryOf<'extracts'>;
  readonly place: number;
};

/** The extracts that are in the data, in the order they came. */
export const extracts: Part<'extracts', readonly StoredExtract[]> = {
  initial: [],
  take: (state, entry) => {
    const { command } = entry;
    switch (command.type) {
      case 'import': {
        // By its content too: what it replaced may have been out of the data then, and be back by an undo.
        const contents = new Set(command.extracts.map(({ content }) => content));
        const stays = (extract: StoredExtract): boolean =>
          extract.isSynthetic === command.isSynthetic &&
          !command.replaces.includes(extract.extractId) &&
          !contents.has(extract.content);
        const brought = broughtBy(entry);
        // A file that came again keeps its place: of rows that several have, those of the first count.
        const placed = state.flatMap((extract) =>
          stays(extract) ? [extract] : brought.filter(({ content }) => content === extract.content),
        );
        return [...placed, ...brought.filter((extract) => !placed.includes(extract))];
      }
      case 'remove':
        return state.filter(({ extractId }) => !command.extractIds.includes(extractId));
    }
  },
};

function broughtBy(entry: EntryOf<'extracts'>): readonly StoredExtract[] {
  const { command, segments } = entry;
  if (command.type !== 'import') return [];
  return command.extracts.map((extract, place) => {
    const of = (role: ExtractSegmentRole): readonly CitedSegment[] =>
      segments.filter((segment) => segment.role === `${role}:${place}`);
    return {
      ...extract,
      isSynthetic: command.isSynthetic,
      segments: {
        children: of('children'),
        households: of('households'),
        counts: of('counts'),
        identifiers: of('identifiers'),
        rejects: of('rejects'),
      },
      entry,
      place,
    };
  });
}
