import type { EntryOf, Part } from './part.ts';

/** The releases, in the order they were made. */
export const releases: Part<'releases', readonly EntryOf<'releases'>[]> = {
  initial: [],
  take: (state, entry) => [...state, entry],
};
