/** Run as a process of its own: everything a user does with a file of children, then on until it is killed. */
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { createEngine } from '../../../electron/engine/index.ts';
import { AttemptLimiter } from '../../../electron/engine/vault/attempt-limiter.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';

const [root = '', planningPassphrase = '', casePassphrase = '', ...files] = process.argv.slice(2);
const log = join(root, 'log');
const { appendFileSync } = await import('node:fs');
const engine = await createEngine({
  dataFolder: fileURLToPath(new URL('../../../dist/data', import.meta.url)),
  sampleFolder: '',
  host: 'electron',
  version: '0',
  acceptsPaths: true,
  workspacesFolder: join(root, 'data'),
  stateFolder: join(root, 'home'),
  spoolFolder: join(root, 'tmp'),
  memoryLimit: '1GB',
  log: (entry) => appendFileSync(log, `${JSON.stringify(entry)}\n`),
  vault: {
    passphrases: directPassphrases(2),
    attempts: new AttemptLimiter(async () => undefined),
    entriesPerBundle: 4,
  },
});
const client = createRouterClient(engine.router);
const place = { name: 'แฟ้ม' };

async function importAll(): Promise<string> {
  const ids = await Promise.all(files.map(async (path) => (await client.files.openPath({ path })).fileId));
  await client.extracts.inspect({ fileIds: ids });
  const events = await client.extracts.import({ files: ids.map((fileId) => ({ fileId })), blank: 'unknown' });
  for await (const event of events) if (event.type === 'done') return event.report.files[0]?.extractId ?? '';
  return '';
}

await importAll();
await client.workspace.create({ place, planningPassphrase, casePassphrase });
const extractId = await importAll();
await client.extracts.rejects({ extractId, language: 'th' });
await client.workspace.undo({ seq: null });
await client.workspace.redo({ seq: null });
await client.workspace.lock();
await client.workspace.unlock({ passphrase: planningPassphrase });
await client.workspace.openCase({ passphrase: casePassphrase, purpose: 'ทดสอบ' });
await client.extracts.rejects({ extractId, language: 'en' });
await client.workspace.verify();
await client.workspace.backup({ passphrase: planningPassphrase });
await client.workspace.openCase({ passphrase: 'wrong', purpose: 'ทดสอบ' }).catch(() => undefined);
writeSync(1, 'ready\n');
for (;;) await importAll();
