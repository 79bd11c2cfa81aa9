import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { writeDurably } from './durable-write.ts';
import { copyOf, keyFiles, type KeyFileName } from './layout.ts';
import type { VaultFiles } from './vault-files.ts';

export type OpenedKeyFile = {
  /** The decrypted file; the caller overwrites it. */
  readonly plain: Uint8Array;
  /** The encrypted bytes that opened. */
  readonly sealed: Uint8Array;
  /** The file or its copy, where that is damaged or missing; null when both are as they should be. */
  readonly damaged: string | null;
};

/** Writes a key file and its copy. */
export async function writeKeyFile(
  files: VaultFiles,
  folder: string,
  name: KeyFileName,
  sealed: Uint8Array,
): Promise<void> {
  await writeDurably(files, folder, keyFiles[name], sealed);
  await writeDurably(files, folder, copyOf(keyFiles[name]), sealed);
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
  const [main, copy] = await Promise.all([readIfThere(files, folder, file), readIfThere(files, folder, copyOf(file))]);
  const isSame = main !== null && copy !== null && Buffer.from(main).equals(copy);
  const failures: unknown[] = [];
  for (const [sealed, other] of [[main, copyOf(file)] as const, [copy, file] as const]) {
    if (sealed === null || (isSame && failures.length > 0)) continue;
    try {
      return { plain: await open(sealed), sealed, damaged: isSame ? null : other };
    } catch (error) {
      failures.push(error);
    }
  }
  const wrong = failures.find((failure) => !(failure instanceof AppError) || failure.code !== 'WORKSPACE_KEY_DAMAGED');
  throw wrong ?? new AppError('WORKSPACE_KEY_DAMAGED', { file });
}

/** Makes the file and its copy the same again. */
export async function healKeyFile(files: VaultFiles, folder: string, opened: OpenedKeyFile): Promise<void> {
  if (opened.damaged !== null) await writeDurably(files, folder, opened.damaged, opened.sealed);
}

async function readIfThere(files: VaultFiles, folder: string, file: string): Promise<Uint8Array | null> {
  const path = join(folder, file);
  return (await files.exists(path)) ? files.read(path) : null;
}
