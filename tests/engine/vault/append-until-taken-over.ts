/**
 * Run as a process of its own: waits for a byte on standard input, takes the workspace over from whoever has it, and appends
 * until it is taken over itself. Each acknowledgement goes out as a line in one write.
 */
import { readSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { openWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { directPassphrases } from '../../../electron/engine/vault/passphrase-cipher.ts';
import type { Workspace } from '../../../electron/engine/vault/workspace.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { testCommands } from './test-commands.ts';

const [folder = '', passphrase = '', run = ''] = process.argv.slice(2);
const options = { passphrase, passphrases: directPassphrases(2), commands: testCommands, entriesPerBundle: 6 };
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`);

flushCompileCache();
writeSync(1, 'ready\n');
readSync(0, Buffer.alloc(1));
let workspace = await takenOver();
for (let i = 0, isEnded = false; !isEnded; i++) {
  try {
    const { seq } = await workspace.append({ type: 'note', run, i });
    say({ seq, run, i });
  } catch (error) {
    isEnded = (await refused(error)) === 'WORKSPACE_IN_USE';
  }
}

/** The one before may put its lock back while it is being set aside. */
async function takenOver(): Promise<Workspace> {
  for (;;) {
    try {
      return await openWorkspace(folder, { ...options, isTakenOver: true });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'WORKSPACE_IN_USE') throw error;
    }
  }
}

/** Does what the sentence asks for: closes, and opens again where nobody else has it. */
async function refused(error: unknown): Promise<string> {
  if (!(error instanceof AppError)) throw error;
  await workspace.close();
  let { code } = error;
  try {
    if (code === 'WORKSPACE_CHANGED_ELSEWHERE') workspace = await openWorkspace(folder, options);
  } catch (again) {
    if (!(again instanceof AppError)) throw again;
    code = again.code;
  }
  say({ refused: code });
  return code;
}
