import { z } from 'zod';
import { formatBytes } from '../../format/bytes.ts';
import { defineCommand } from './command-definition.ts';

export const backupCommand = defineCommand({
  type: 'backup',
  kind: 'fact',
  touches: ['lastBackupAt'],
  version: 1,
  open: z.object({ file: z.string(), bytes: z.int().nonnegative() }),
  words: ({ file, bytes }, { journal }) => ({ title: journal.commands.backup(file, formatBytes(bytes)) }),
});
