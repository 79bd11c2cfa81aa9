import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { temporaryPrefix } from './layout.ts';
import type { VaultFiles } from './vault-files.ts';

/**
 * Writes a file so that after a crash at any moment it is wholly there or not there at all, and after the
 * return it is there: temporary name, sync, rename, sync of the folder. A file of that name is replaced.
 */
export async function writeDurably(files: VaultFiles, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await writeTogether(files, folder, [{ name, bytes }]);
}

/**
 * Writes some files of a folder, each wholly or not at all. All of them lie there under temporary names before the first
 * takes its place, in the order given: after a crash between, those that are not in their place yet are beside it.
 */
export async function writeTogether(
  files: VaultFiles,
  folder: string,
  contents: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const writes = contents.map(({ name, bytes }) => ({ name, bytes, temporary: temporaryFor(folder, name) }));
  try {
    for (const { temporary, bytes } of writes) await files.create(temporary, bytes);
    for (const { temporary, name } of writes) await files.rename(temporary, join(folder, name));
  } catch (error) {
    for (const { temporary } of writes) await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(folder);
}

/**
 * As `writeDurably`, for a name that nobody has yet.
 * @throws EEXIST where there is a file of that name: it stays as it is
 */
export async function writeNew(files: VaultFiles, folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryFor(folder, name);
  try {
    await files.create(temporary, bytes);
    await files.publish(temporary, join(folder, name));
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(folder);
}

function temporaryFor(folder: string, name: string): string {
  return join(folder, `${temporaryPrefix}${name}-${randomBytes(4).toString('hex')}`);
}

/** Removes what interrupted writes left behind in these folders. @returns what has such a name and could not be removed */
export async function removeLeftovers(files: VaultFiles, folders: readonly string[]): Promise<readonly string[]> {
  const stayed: string[] = [];
  for (const folder of folders) {
    const names = (await files.exists(folder)) ? await files.list(folder) : [];
    for (const path of names.filter((name) => name.startsWith(temporaryPrefix)).map((name) => join(folder, name)))
      await files.remove(path).catch(() => stayed.push(path));
  }
  return stayed;
}
