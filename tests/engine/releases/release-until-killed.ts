/**
 * Run as a process of its own: waits for a byte on standard input, opens a workspace with both keys and has releases made
 * one after the other, each with another threshold for publication. Each that is made is said in one write.
 */
import { readSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { createEngine } from '../../../electron/engine/index.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import { usualThresholds } from '../../../shared/contract/thresholds.ts';

const [workspacesFolder = '', name = '', planning = '', caseKey = '', run = '0'] = process.argv.slice(2);

const engine = await createEngine({
  dataFolder: fileURLToPath(new URL('../../../dist/data', import.meta.url)),
  sampleFolder: '',
  host: 'loopback',
  version: '',
  acceptsPaths: true,
  workspacesFolder,
  stateFolder: workspacesFolder,
  vault: { passphrases: directPassphrases(2) },
  releasesAlone: true,
});
flushCompileCache();
writeSync(1, 'ready\n');
readSync(0, Buffer.alloc(1));
const client = createRouterClient(engine.router);
await client.workspace.open({ place: { name }, passphrase: planning, isReadOnly: false, isTakenOver: true });
await client.workspace.openCase({ passphrase: caseKey, purpose: 'test' });
for (let n = 10 + (Number(run) % 7); ; n = n === 16 ? 10 : n + 1) {
  const publication = { n, denominator: 30 };
  await client.release.saveThresholds({ ...usualThresholds, publication });
  for (;;) {
    const { state } = await client.release.status();
    if (state === 'current') break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  writeSync(1, `${n}\n`);
}
