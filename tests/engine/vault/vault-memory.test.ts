import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import { newWorkspace, planningPassphrase } from './vault-fixture.ts';

test('the key is never text in memory, and locking lets go of what was decrypted', async () => {
  const { workspace, folder } = await newWorkspace();
  await workspace.append({ type: 'note', text: 'ZQXMARKERNOTE' });
  await workspace.close();
  const plain = await directPassphrases().open(readFileSync(join(folder, 'key.age')), planningPassphrase);
  const secret = /AGE-SECRET-KEY-1(\w+)/.exec(Buffer.from(plain).toString())?.[1] ?? '';
  expect(secret.length).toBe(58);
  const script = fileURLToPath(new URL('heap-session.ts', import.meta.url));
  const run = spawnSync(process.execPath, ['--expose-gc', script, folder, planningPassphrase], {
    input: ['ZQXMARKERNOTE', secret.slice(4, 30)].join('\n'),
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
    maxBuffer: 1e6,
  });
  expect(run.stderr.toString()).toBe('');
  expect(JSON.parse(run.stdout.toString())).toEqual({ open: [true, false], locked: [false, false] });
});
