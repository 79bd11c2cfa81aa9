import { defineCommand } from './command-definition.ts';

/** A new recovery code took the place of the one before; the code itself is kept nowhere. */
export const recoveryRenewedCommand = defineCommand({
  type: 'recovery-renewed',
  kind: 'fact',
  touches: [],
  version: 1,
  open: null,
  words: (_, { journal }) => ({ title: journal.commands['recovery-renewed'] }),
});
