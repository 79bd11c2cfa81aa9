import type { EntryOf, Part } from './part.ts';

/** Where the secret of the keys lies, sealed; null while none was made. */
export const keySecret: Part<'keySecret', EntryOf<'keySecret'> | null> = {
  initial: null,
  take: (state, entry) => state ?? entry,
};
