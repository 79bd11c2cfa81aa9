/**
 * Run as a process of its own with --expose-gc: opens a workspace, then prints which of the words it was given on standard
 * input stand as text in its heap while open and after locking. The words are kept as bytes, outside the heap.
 */
import { readFileSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { getHeapSnapshot } from 'node:v8';
import { openWorkspace } from '../../../electron/engine/vault/open-workspace.ts';
import { testCommands } from './test-commands.ts';

const [folder = '', passphrase = ''] = process.argv.slice(2);
const input = readFileSync(0);
const split = input.indexOf(10);
const words = [input.subarray(0, split), input.subarray(split + 1)];

/** For each word whether it is in the heap. */
async function foundInHeap(): Promise<readonly boolean[]> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await pause(30);
  }
  const found = words.map(() => false);
  let carried = Buffer.alloc(0);
  for await (const chunk of getHeapSnapshot()) {
    const bytes = Buffer.concat([carried, Buffer.from(chunk as Uint8Array | string)]);
    for (const [i, word] of words.entries()) found[i] ||= bytes.includes(word);
    carried = bytes.subarray(-100);
  }
  return found;
}

const workspace = await openWorkspace(folder, { passphrase, commands: testCommands });
const open = await foundInHeap();
await workspace.lock();
const locked = await foundInHeap();
writeSync(1, JSON.stringify({ open, locked }));
