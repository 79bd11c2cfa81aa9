/**
 * Run as a process of its own: waits for a byte on standard input, opens the workspace and changes it without end. Each
 * acknowledgement goes out as a line in one write, so that what was written was acknowledged.
 */
import { readSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { journalHeads } from '../../../electron/engine/session/journal-heads.ts';
import { openWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import { testCommands } from './test-commands.ts';

const [folder = '', passphrase = '', run = ''] = process.argv.slice(2);
const acknowledge = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);

flushCompileCache();
writeSync(1, 'ready\n');
readSync(0, Buffer.alloc(1));
const options = {
  passphrase,
  actor: 'child',
  passphrases: directPassphrases(2),
  commands: testCommands,
  entriesPerBundle: 6,
  headAnchors: journalHeads(`${folder}-settings`),
};
let workspace = await openWorkspace(folder, options);
for (let i = 0; ; i++) {
  if (i % 5 === 2) {
    const segment = await workspace.writeSegment(
      i % 2 === 0 ? 'analytic' : 'case',
      Buffer.from(`${run} ${i} `.repeat(500)),
    );
    acknowledge({ segment: segment.sha256, kind: segment.kind, starts: `${run} ${i} ` });
    const { seq } = await workspace.append({ type: 'load', run, i }, [{ ...segment, role: 'data' }]);
    acknowledge({ seq, run, i });
  } else {
    const { seq } = await workspace.append({ type: 'note', run, i, text: 'x'.repeat((i * 97) % 4000) });
    acknowledge({ seq, run, i });
  }
  if (i % 4 === 3) await workspace.flush();
  if (i % 9 === 8) {
    await workspace.close();
    workspace = await openWorkspace(folder, options);
  }
}
