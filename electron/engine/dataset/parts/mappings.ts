import type { EntryOf, Part } from './part.ts';

/** Named ways of reading files, as they were saved and deleted; names and headers are sealed. */
export const mappings: Part<'mappings', readonly EntryOf<'mappings'>[]> = {
  initial: [],
  take: (state, entry) => [...state, entry],
};
