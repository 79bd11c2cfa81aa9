/** Run as a process of its own: what a user does with the names of children, then on until it is killed. */
import { appendFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { createEngine } from '../../../electron/engine/index.ts';
import { AttemptLimiter } from '../../../electron/engine/vault/attempt-limiter.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import { noFilter } from '../../../shared/contract/filter.ts';

const [root = '', planningPassphrase = '', casePassphrase = '', memoryLimit = '', ...paths] = process.argv.slice(2);
const [register = '', counts = '', ...extracts] = paths;
const engine = await createEngine({
  dataFolder: fileURLToPath(new URL('../../../dist/data', import.meta.url)),
  sampleFolder: '',
  host: 'electron',
  version: '0',
  acceptsPaths: true,
  workspacesFolder: join(root, 'data'),
  stateFolder: join(root, 'home'),
  spoolFolder: join(root, 'tmp'),
  memoryLimit,
  threads: 1,
  log: (entry) => appendFileSync(join(root, 'log'), `${JSON.stringify(entry)}\n`),
  vault: {
    passphrases: directPassphrases(2),
    attempts: new AttemptLimiter(async () => undefined),
    entriesPerBundle: 4,
  },
});
const client = createRouterClient(engine.router);
const place = { name: 'แฟ้ม' };

async function opened(path: string): Promise<string> {
  return (await client.files.openPath({ path })).fileId;
}

async function importOf(files: readonly string[]): Promise<void> {
  const ids = await Promise.all(files.map(opened));
  const events = await client.extracts.import({ files: ids.map((fileId) => ({ fileId })), blank: 'unknown' });
  for await (const event of events) void event;
}

async function decideAll(): Promise<number> {
  let decided = 0;
  for (const kind of ['duplicate', 'link'] as const) {
    const { pairs } = await client.linking.pairs({ kind });
    const decisions = pairs.map(({ a, b }) => ({
      a: a.place,
      b: b.place,
      decision: 'same' as const,
      retired: kind === 'duplicate' ? ('b' as const) : null,
    }));
    if (decisions.length > 0) await client.linking.decide({ decisions });
    decided += decisions.length;
  }
  return decided;
}

const { recoveryCode } = await client.workspace.create({ place, planningPassphrase, casePassphrase });
await client.quality.saveRegister({ fileId: await opened(register) });
await client.extracts.saveMapping({
  name: 'แบบของอำเภอ',
  headers: ['A'],
  mapping: { first_name: 'A' },
  blank: 'unknown',
});
await importOf([counts]);
await importOf(extracts);
await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'ทดสอบ' });
await client.linking.run();
const decided = await decideAll();
for (const extract of (await client.dataset.summary()).extracts)
  if (extract.rejected > 0) await client.extracts.rejects({ extractId: extract.extractId, language: 'th' });
await client.workspace.lock();
await client.workspace.recover({ place, recoveryCode: recoveryCode.join(''), planningPassphrase, casePassphrase });
await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'ทดสอบ' });
// Something that needs more memory than there is: what does not fit must not go to disk.
const filter = { ...noFilter, area: '85' };
await client.analysis.profile({ filter, combinations: 100 }).catch(() => undefined);
writeSync(1, `ready ${decided}\n`);
for (;;) {
  await Promise.all([
    client.linking.run().catch(() => undefined),
    client.workspace.backup({ passphrase: planningPassphrase }).catch(() => undefined),
  ]);
}
