import type { CitedSegment } from '../../../../shared/contract/workspace.ts';
import type { Part } from './part.ts';

/** Which records are of one child. */
export type StoredLink = { readonly extractIds: readonly string[]; readonly segment: CitedSegment };

/** In the order they came: of a record's links the newest counts. */
export const links: Part<'links', readonly StoredLink[]> = {
  initial: [],
  take: (state, { command, segments }) => {
    const segment = segments.find(({ role }) => role === 'persons');
    return segment ? [...state, { extractIds: command.extractIds, segment }] : state;
  },
};
