import { z } from 'zod';
import { defineCommand } from '../../../shared/contract/commands/command-definition.ts';
import { commandDefinitions, commandTableOf } from '../../../shared/contract/commands/command-table.ts';

/** A change with whatever fields a test likes. */
const anyFields = (type: string) =>
  defineCommand({
    type,
    kind: 'change',
    touches: [],
    version: 1,
    open: z.looseObject({}),
    words: () => ({ title: type }),
  });

/** A change that says nothing but to the case key. */
const sealedNote = defineCommand({
  type: 'sealed-note',
  kind: 'change',
  touches: [],
  version: 1,
  open: null,
  sealed: z.object({ text: z.string() }),
  words: ({ text = 'sealed' }) => ({ title: text }),
});

/** The commands of the program, and some that say nothing to it: the vault keeps them all alike. */
export const testCommands = commandTableOf([...commandDefinitions, anyFields('note'), anyFields('load'), sealedNote]);
