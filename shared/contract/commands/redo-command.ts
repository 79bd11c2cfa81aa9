import { z } from 'zod';
import { defineCommand } from './command-definition.ts';

/** Puts a command that was undone back to its place. */
export const redoCommand = defineCommand({
  type: 'redo',
  kind: 'undo',
  touches: [],
  version: 1,
  open: z.object({ seq: z.int().positive() }),
  words: ({ seq }, { journal }) => ({ title: journal.commands.redo(String(seq)) }),
});
