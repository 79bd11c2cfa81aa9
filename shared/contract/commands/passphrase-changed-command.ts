import { z } from 'zod';
import { keyNames } from '../workspace.ts';
import { defineCommand } from './command-definition.ts';

export const passphraseChangedCommand = defineCommand({
  type: 'passphrase-changed',
  kind: 'fact',
  touches: [],
  version: 1,
  open: z.object({ key: z.enum(keyNames) }),
  words: ({ key }, { journal, workspace }) => ({
    title: journal.commands['passphrase-changed'](workspace.keys[key]),
  }),
});
