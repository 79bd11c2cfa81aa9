import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupWorkspace } from '../../../electron/engine/vault/backup-workspace.ts';
import { createWorkspace } from '../../../electron/engine/vault/create-workspace.ts';
import { temporaryFolder } from '../../support/engine.ts';
import { casePassphrase, planningPassphrase } from './vault-fixture.ts';

/** The factor in the head of a file that age encrypted with a passphrase: `-> scrypt SALT FACTOR`. */
const workFactorOf = (file: string): string | undefined =>
  /^-> scrypt \S+ (\d+)$/m.exec(readFileSync(file, 'latin1'))?.[1];

test('unless a test says otherwise, guessing a passphrase takes 2^18: for both keys, their copies and a backup', async () => {
  const parent = await temporaryFolder();
  const folder = join(parent, 'workspace');
  const { workspace } = await createWorkspace(folder, { planningPassphrase, casePassphrase });
  await workspace.close();
  const backup = join(parent, 'a.natpro-backup');
  await backupWorkspace(folder, backup, { passphrase: planningPassphrase });
  const keys = ['key.age', 'key.copy.age', 'case-key.age', 'case-key.copy.age'].map((name) => join(folder, name));
  expect([...keys, backup].map(workFactorOf)).toEqual(Array.from({ length: 5 }, () => '18'));
});
