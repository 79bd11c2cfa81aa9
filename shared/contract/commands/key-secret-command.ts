import { z } from 'zod';
import { defineCommand } from './command-definition.ts';

/** The secret that the keys of the workspace's children are made with, and its name; made once, under the case key. */
export const keySecretCommand = defineCommand({
  type: 'key-secret',
  kind: 'fact',
  touches: ['keySecret'],
  version: 1,
  open: null,
  sealed: z.object({ id: z.string(), secret: z.string() }),
  words: (_, { journal }) => ({ title: journal.commands['key-secret'] }),
});
