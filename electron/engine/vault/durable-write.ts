import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { temporaryPrefix } from './layout.ts';
import type { VaultFiles } from './vault-files.ts';

/**
 * Writes a file so that after a crash at any moment it is wholly there or not there at all, and after the
 * return it is there: temporary name, sync, rename, sync of the folder. A file of that name is replaced.
 */
export async function writeDurably(files: VaultFiles, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `${temporaryPrefix}${name}-${randomBytes(4).toString('hex')}`);
  try {
    await files.create(temporary, bytes);
    await files.rename(temporary, join(folder, name));
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(folder);
}

/** Removes what interrupted writes left behind in these folders. */
export async function removeLeftovers(files: VaultFiles, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const names = (await files.exists(folder)) ? await files.list(folder) : [];
    for (const name of names) if (name.startsWith(temporaryPrefix)) await files.remove(join(folder, name));
  }
}
