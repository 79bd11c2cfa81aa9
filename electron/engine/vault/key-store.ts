import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { writeTogether } from './durable-write.ts';
import { copyOf, keyFiles, type KeyFileName } from './layout.ts';
import { readIfFile } from './read-if-file.ts';
import { sha256 } from './sha256.ts';
import type { VaultFiles } from './vault-files.ts';

export type OpenedKeyFile = {
  readonly name: KeyFileName;
  /** The decrypted file; the caller overwrites it. */
  readonly plain: Uint8Array;
  /** Of the encrypted bytes that opened. */
  readonly sha256: string;
};

/** Writes a key file and its copy. @returns its SHA-256 */
export async function writeKeyFile(
  files: VaultFiles,
  folder: string,
  name: KeyFileName,
  sealed: Uint8Array,
): Promise<string> {
  const both = [keyFiles[name], copyOf(keyFiles[name])];
  await writeTogether(
    files,
    folder,
    both.map((file) => ({ name: file, bytes: sealed })),
  );
  return sha256(sealed);
}

/**
 * Opens a key file, or its copy where the file itself does not open. Both differ after damage, or after a crash
 * in the middle of a change of passphrase; then either passphrase opens.
 * @throws AppError as `open`; WORKSPACE_KEY_DAMAGED when there is neither
 */
export async function openKeyFile(
  files: VaultFiles,
  folder: string,
  name: KeyFileName,
  open: (sealed: Uint8Array) => Promise<Uint8Array>,
): Promise<OpenedKeyFile> {
  const file = keyFiles[name];
  const [main, copy] = await Promise.all([
    readIfFile(files, join(folder, file)),
    readIfFile(files, join(folder, copyOf(file))),
  ]);
  const isSame = main !== null && copy !== null && Buffer.from(main).equals(copy);
  const failures: unknown[] = [];
  for (const sealed of isSame ? [main] : [main, copy]) {
    if (sealed === null) continue;
    try {
      return { name, plain: await open(sealed), sha256: sha256(sealed) };
    } catch (error) {
      failures.push(error);
    }
  }
  const wrong = failures.find((failure) => !(failure instanceof AppError) || failure.code !== 'WORKSPACE_KEY_DAMAGED');
  throw wrong ?? new AppError('WORKSPACE_KEY_DAMAGED', { file });
}
