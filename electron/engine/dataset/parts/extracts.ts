import type { ImportedExtract } from '../../../../shared/contract/commands/import-command.ts';
import type { CitedSegment } from '../../../../shared/contract/workspace.ts';
import type { EntryOf, Part } from './part.ts';

/** What a file brought, by the role of its segment. */
type ExtractSegmentRole = 'children' | 'households' | 'counts' | 'identifiers' | 'rejects';

/** An extract that was imported, and where its rows lie. */
export type KeptExtract = ImportedExtract & {
  readonly isSynthetic: boolean;
  readonly communityNames: readonly (readonly [number, string])[];
  readonly segments: Readonly<Record<ExtractSegmentRole, readonly CitedSegment[]>>;
};

/** The extracts that are in the data, in the order they came. */
export const extracts: Part<'extracts', readonly KeptExtract[]> = {
  initial: [],
  take: (state, entry) => {
    const { command } = entry;
    switch (command.type) {
      case 'import': {
        // By its content too: what it replaced may have been out of the data then, and be back by an undo.
        const files = new Set(command.extracts.map(({ sha256 }) => sha256));
        const stays = (extract: KeptExtract): boolean =>
          extract.isSynthetic === command.isSynthetic &&
          !command.replaces.includes(extract.extractId) &&
          !files.has(extract.sha256);
        const brought = broughtBy(entry);
        // A file that came again keeps its place: of rows that several have, those of the first count.
        const placed = state.flatMap((extract) =>
          stays(extract) ? [extract] : brought.filter(({ sha256 }) => sha256 === extract.sha256),
        );
        return [...placed, ...brought.filter((extract) => !placed.includes(extract))];
      }
      case 'remove': {
        const gone = new Set(command.extracts.map(({ extractId }) => extractId));
        return state.filter(({ extractId }) => !gone.has(extractId));
      }
    }
  },
};

function broughtBy({ command, segments }: EntryOf<'extracts'>): readonly KeptExtract[] {
  if (command.type !== 'import') return [];
  const { isSynthetic, communityNames } = command;
  return command.extracts.map((extract, place) => {
    const of = (role: ExtractSegmentRole): readonly CitedSegment[] =>
      segments.filter((segment) => segment.role === `${role}:${place}`);
    return {
      ...extract,
      isSynthetic,
      communityNames,
      segments: {
        children: of('children'),
        households: of('households'),
        counts: of('counts'),
        identifiers: of('identifiers'),
        rejects: of('rejects'),
      },
    };
  });
}
