import { z } from 'zod';
import { defineCommand } from './command-definition.ts';

export const removeMappingCommand = defineCommand({
  type: 'remove-mapping',
  kind: 'change',
  touches: ['mappings'],
  version: 1,
  open: z.object({ name: z.string() }),
  words: ({ name }, { journal }) => ({ title: journal.commands['remove-mapping'](name) }),
});
