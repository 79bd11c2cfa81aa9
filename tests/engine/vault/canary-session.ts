/** Run as a process of its own: fills a workspace with the markers it is given, then works on until it is killed. */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { backupWorkspace } from '../../../electron/engine/vault/backup-workspace.ts';
import { createWorkspace } from '../../../electron/engine/vault/create-workspace.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import { testCommands } from './test-commands.ts';

const [root = '', planningPassphrase = '', casePassphrase = '', list = '[]'] = process.argv.slice(2);
const markers = JSON.parse(list) as string[];
const folder = join(root, 'data', 'workspace');
const passphrases = directPassphrases(2);
const { workspace } = await createWorkspace(folder, {
  planningPassphrase,
  casePassphrase,
  passphrases,
  commands: testCommands,
  entriesPerBundle: 3,
});
const arrow = tableToIPC(tableFromArrays({ text: markers }), 'stream');

async function importOnce(i: number): Promise<void> {
  const children = { ...(await workspace.writeSegment('analytic', arrow)), role: 'children' };
  const identifiers = { ...(await workspace.writeSegment('case', arrow)), role: 'identifiers' };
  await workspace.append({ type: 'load', i, markers }, [children, identifiers]);
  await workspace.append({ type: 'sealed-note', text: markers.join(' ') });
}

await importOnce(0);
await workspace.flush();
await workspace.lock();
await workspace.unlock(planningPassphrase);
await workspace.openCase(casePassphrase);
await workspace.changePassphrase('planning', { passphrase: planningPassphrase }, 'nine purple kites above water');
await workspace.append({ type: 'undo', seq: 1 });
await workspace.verify();
await backupWorkspace(folder, join(root, 'data', 'backup.natpro'), { passphrase: planningPassphrase, workFactor: 2 });
writeSync(1, 'ready\n');
for (let i = 1; ; i++) {
  await importOnce(i);
  await workspace.append({ type: 'note', markers });
}
