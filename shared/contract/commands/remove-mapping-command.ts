import { z } from 'zod';
import { defineCommand } from './command-definition.ts';

export const removeMappingCommand = defineCommand({
  type: 'remove-mapping',
  kind: 'change',
  touches: ['mappings'],
  version: 1,
  open: null,
  sealed: z.object({ name: z.string() }),
  tells: ['name'],
  words: ({ name }, { journal }) => ({ title: journal.commands['remove-mapping'](name ?? null) }),
});
