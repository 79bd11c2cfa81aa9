import { z } from 'zod';
import { formatCount } from '../../format/numbers.ts';
import { defineCommand } from './command-definition.ts';

const removedFile = z.object({ file: z.string(), accepted: z.int().nonnegative() });

/** Takes extracts out of the data. */
export const removeCommand = defineCommand({
  type: 'remove',
  kind: 'change',
  touches: ['extracts'],
  version: 1,
  open: z.object({ extractIds: z.array(z.string()).min(1) }),
  sealed: z.object({ files: z.array(removedFile) }),
  tells: ['files'],
  words: ({ extractIds, files = [] }, { journal }) => ({
    title: journal.commands.remove(formatCount(extractIds.length)),
    facts: files.map(({ file, accepted }) => `${file} · ${journal.rowsGone(formatCount(accepted))}`),
  }),
});
