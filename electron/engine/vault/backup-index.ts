import { z } from 'zod';
import { sha256Text } from '../../../shared/contract/workspace.ts';
import { bundleOf, entrySeq, journalFolder } from './layout.ts';

/** Last file of a backup: what must be in it. */
export const backupIndexFile = 'backup.json';

export const backupIndex = z.object({
  format: z.literal('natpro-backup'),
  formatVersion: z.literal(1),
  createdAt: z.iso.datetime(),
  files: z.array(z.object({ path: z.string(), bytes: z.int().nonnegative(), sha256: sha256Text })),
});
export type BackupIndex = z.infer<typeof backupIndex>;

const workspaceFile =
  /^(?:(?:key|case-key|recovery)(?:\.copy)?\.age|manifest(?:\.[12])?\.age|segments\/(?:analytic|case)\/[0-9a-f]{64}\.arrow\.zst\.age)$/;

/** Whether a path is that of a file that belongs in a workspace. */
export function isWorkspaceFile(path: string): boolean {
  const [folder, file = '', ...deeper] = path.split('/');
  const isJournal = folder === journalFolder && deeper.length === 0;
  return isJournal ? entrySeq(file) !== null || bundleOf(file) !== null : workspaceFile.test(path);
}
