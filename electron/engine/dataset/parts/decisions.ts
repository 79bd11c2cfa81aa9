import type { EntryOf, Part } from './part.ts';

/** What persons decided about pairs of records, in order; the pairs are sealed. */
export const decisions: Part<'decisions', readonly EntryOf<'decisions'>[]> = {
  initial: [],
  take: (state, entry) => [...state, entry],
};
