import { z } from 'zod';
import { defineCommand } from './command-definition.ts';
import { mappingProfile } from './mapping-profile.ts';

/** Keeps a way of reading files under its name. */
export const saveMappingCommand = defineCommand({
  type: 'save-mapping',
  kind: 'change',
  touches: ['mappings'],
  version: 1,
  open: null,
  // Its name and its headers are an office's words: they may be those of a file.
  sealed: z.object({ profile: mappingProfile }),
  tells: ['profile'],
  words: ({ profile }, { journal }) => ({ title: journal.commands['save-mapping'](profile?.name ?? null) }),
});
