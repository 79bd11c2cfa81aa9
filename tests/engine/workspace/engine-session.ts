/**
 * Run as a process of its own: waits for a byte on standard input, opens the workspace in an engine and works on it
 * without end. Each acknowledgement goes out as a line in one write, so that what was written was acknowledged.
 */
import { createHash } from 'node:crypto';
import { readSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import { createEngine } from '../../../electron/engine/index.ts';
import { AttemptLimiter } from '../../../electron/engine/vault/attempt-limiter.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import { noFilter } from '../../../shared/contract/filter.ts';

const [folder = '', passphrase = '', ...files] = process.argv.slice(2);

flushCompileCache();
writeSync(1, 'ready\n');
readSync(0, Buffer.alloc(1));
const engine = await createEngine({
  dataFolder: fileURLToPath(new URL('../../../dist/data', import.meta.url)),
  sampleFolder: '',
  host: 'loopback',
  version: '0',
  acceptsPaths: true,
  memoryLimit: '1GB',
  threads: 1,
  vault: {
    passphrases: directPassphrases(2),
    attempts: new AttemptLimiter(async () => undefined),
    entriesPerBundle: 4,
  },
});
const client = createRouterClient(engine.router);

async function acknowledge(what: string): Promise<void> {
  const { items } = await client.workspace.journal();
  const answer = await client.analysis.prevalence({ level: 'community', filter: noFilter });
  const rows = answer.encoding === 'rows' ? JSON.stringify(answer.rows) : '';
  const figures = createHash('sha256').update(rows).digest('hex');
  writeSync(1, `${JSON.stringify({ entries: items.length, figures, what })}\n`);
}

await client.workspace.open({ place: { folder }, passphrase, isReadOnly: false, isTakenOver: false });
await acknowledge('open');
for (let i = 0; ; i++) {
  const [extract] = (await client.dataset.summary()).extracts;
  if (extract) {
    await client.extracts.remove({ extractId: extract.extractId });
    await acknowledge('remove');
  }
  const { fileId } = await client.files.openPath({ path: files[i % files.length] ?? '' });
  for await (const event of await client.extracts.import({ files: [{ fileId }], blank: 'unknown' })) void event;
  await acknowledge('import');
  await client.workspace.undo({ seq: null });
  await acknowledge('undo');
  await client.workspace.redo({ seq: null });
  await acknowledge('redo');
}
