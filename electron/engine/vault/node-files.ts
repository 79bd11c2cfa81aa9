import { access, link, mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { failureCode } from './workspace-failure.ts';
import type { VaultFiles } from './vault-files.ts';

/** What FAT and some network drives say, where a file has one name only. There a crash can leave half of a new file. */
const withoutLinks: readonly string[] = ['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'UNKNOWN'];

/** The machine's file system. */
export const nodeFiles: VaultFiles = {
  read: (path) => readFile(path),
  list: (folder) => readdir(folder),
  exists: async (path) => {
    try {
      await access(path);
      return true;
    } catch (error) {
      if (failureCode(error) === 'ENOENT' || failureCode(error) === 'ENOTDIR') return false;
      throw error;
    }
  },
  size: async (path) => {
    const found = await stat(path);
    if (found.isDirectory()) throw Object.assign(new Error(`A folder: ${path}`), { code: 'EISDIR' });
    return found.size;
  },
  create: async (path, bytes) => {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } catch (error) {
      await rm(path, { force: true }).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
  },
  rename: (from, to) => renamePatiently(from, to, rename),
  publish: async (from, to) => {
    try {
      await link(from, to);
    } catch (error) {
      if (!withoutLinks.includes(failureCode(error) ?? '')) throw error;
      await nodeFiles.create(to, await readFile(from));
    }
    await rm(from, { force: true }).catch(() => undefined);
  },
  remove: (path) => rm(path, { force: true }),
  makeFolder,
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
  syncFolder: async (path) => {
    // Windows cannot open a folder; NTFS journals a rename by itself.
    if (process.platform === 'win32') return;
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

/** Parents first: Node's own recursive `mkdir` says ENOENT where the disk is read-only. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    if (failureCode(error) === 'EEXIST') return;
    if (failureCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path, { mode: 0o700 });
  }
}

const renamePausesMs = [20, 60, 200];

/** On Windows a virus scanner that has the file open makes a rename fail for a moment. */
export async function renamePatiently(
  from: string,
  to: string,
  attempt: (from: string, to: string) => Promise<void>,
  isWindows = process.platform === 'win32',
): Promise<void> {
  for (const milliseconds of isWindows ? renamePausesMs : []) {
    try {
      return await attempt(from, to);
    } catch (error) {
      if (!['EPERM', 'EACCES', 'EBUSY'].includes(failureCode(error) ?? '')) throw error;
      await pause(milliseconds);
    }
  }
  return attempt(from, to);
}
