import { z } from 'zod';
import { defineCommand } from './command-definition.ts';

/** Takes an earlier command, named by its number, out of the state. */
export const undoCommand = defineCommand({
  type: 'undo',
  kind: 'undo',
  touches: [],
  version: 1,
  open: z.object({ seq: z.int().positive() }),
  words: ({ seq }, { journal }) => ({ title: journal.commands.undo(String(seq)) }),
});
