import { createHash } from 'node:crypto';
import { open, realpath } from 'node:fs/promises';
import type { KeyName } from '../../../shared/contract/workspace.ts';

/** What attempts on a key of a workspace are counted under: its folder, by whichever name it was given. */
export async function workspaceAttemptKey(folder: string, name: KeyName): Promise<string> {
  return `${await realpath(folder).catch(() => folder)}\n${name}`;
}

/** An age file begins with the salt of its passphrase, which no other has. */
const headBytes = 256;

/** What attempts on a backup are counted under: how it begins, because a copy or an upload has another name each time. */
export async function backupAttemptKey(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
      return `backup\n${createHash('sha256').update(buffer.subarray(0, bytesRead)).digest('hex')}`;
    } finally {
      await file.close();
    }
  } catch {
    return `backup\n${path}`;
  }
}
