/**
 * Run as a process of its own: waits for a byte on standard input, then creates workspaces, backs one up and restores it
 * without end.
 */
import { readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { backupWorkspace, restoreWorkspace } from '../../../electron/engine/vault/backup-workspace.ts';
import { createWorkspace } from '../../../electron/engine/vault/create-workspace.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';

const [folder = '', planningPassphrase = '', casePassphrase = ''] = process.argv.slice(2);
const run = process.pid;

writeSync(1, 'ready\n');
readSync(0, Buffer.alloc(1));
for (let i = 0; ; i++) {
  const place = join(folder, `w ${run} ${i}`);
  const passphrases = directPassphrases(2);
  const { workspace } = await createWorkspace(place, { planningPassphrase, casePassphrase, passphrases });
  await workspace.close();
  const backup = join(folder, 'backups', `b ${run} ${i}`);
  await backupWorkspace(place, backup, { passphrase: planningPassphrase, workFactor: 2 });
  await restoreWorkspace(backup, join(folder, `r ${run} ${i}`), { passphrase: planningPassphrase });
  writeSync(1, 'round\n');
}
