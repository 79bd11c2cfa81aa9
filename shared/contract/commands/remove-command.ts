import { z } from 'zod';
import { formatCount } from '../../format/numbers.ts';
import { defineCommand } from './command-definition.ts';

const removedExtract = z.object({ extractId: z.string(), file: z.string(), accepted: z.int().nonnegative() });

/** Takes extracts out of the data. */
export const removeCommand = defineCommand({
  type: 'remove',
  kind: 'change',
  touches: ['extracts'],
  version: 1,
  open: z.object({ extracts: z.array(removedExtract).min(1) }),
  words: ({ extracts }, { journal }) => ({
    title: journal.commands.remove(formatCount(extracts.length)),
    facts: extracts.map(({ file, accepted }) => `${file} · ${journal.rowsGone(formatCount(accepted))}`),
  }),
});
