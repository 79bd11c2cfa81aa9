import type { Part } from './part.ts';

/** When the last backup was made; null while there is none. */
export const lastBackupAt: Part<'lastBackupAt', string | null> = {
  initial: null,
  take: (_, { time }) => time,
};
