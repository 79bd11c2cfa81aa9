import { createReadStream } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { backupIndex, backupIndexFile, isWorkspaceFile } from './backup-index.ts';
import { nodeFiles } from './node-files.ts';
import { passphraseDecrypter, passphraseFailure } from './passphrase-cipher.ts';
import { assertFree, publishFolder } from './publish-folder.ts';
import { sha256 } from './sha256.ts';
import { readTar } from './tar.ts';
import { naming } from './workspace-failure.ts';

type RestoreJob = {
  readonly file: string;
  readonly folder: string;
  /** Where it is unpacked until it is whole; on the same disk as the folder. */
  readonly staging: string;
  readonly passphrase: string;
};

/**
 * Unpacks a backup into a new or empty folder, which appears only when every file in it is as it was.
 * @throws AppError WORKSPACE_EXISTS, FILE_MISSING, WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_BACKUP_DAMAGED,
 *   WORKSPACE_DISK_FULL, WORKSPACE_READ_ONLY
 */
export async function restoreBackup(
  { file, folder, staging, passphrase }: RestoreJob,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<void> {
  if (!(await nodeFiles.exists(file))) throw new AppError('FILE_MISSING', { file });
  await naming(dirname(folder), async () => {
    await assertFree(nodeFiles, folder);
    try {
      await unpack(file, staging, passphrase, onProgress);
      await publishFolder(nodeFiles, staging, folder);
    } catch (error) {
      await nodeFiles.removeFolder(staging);
      throw error;
    }
  });
}

async function unpack(
  file: string,
  staging: string,
  passphrase: string,
  onProgress: (bytes: number) => void,
): Promise<void> {
  const damaged = (cause: unknown): AppError =>
    new AppError('WORKSPACE_BACKUP_DAMAGED', { file: basename(file) }, { cause });
  const decrypter = await passphraseDecrypter(passphrase);
  const sealed = ReadableStream.from(createReadStream(file)) as ReadableStream<Uint8Array>;
  const plain = await decrypter.decrypt(sealed).catch((error: unknown) => {
    const failure = passphraseFailure(error);
    throw failure.code === 'WORKSPACE_WRONG_PASSPHRASE' ? failure : damaged(error);
  });
  const found = new Map<string, string>();
  let index: unknown = null;
  let total = 0;
  const entries = readTar(plain);
  for (;;) {
    const next = await entries.next().catch((error: unknown) => {
      throw damaged(error);
    });
    if (next.done) break;
    const { path, bytes } = next.value;
    if (path === backupIndexFile) index = JSON.parse(Buffer.from(bytes).toString('utf8'));
    else if (isWorkspaceFile(path)) {
      await store(staging, path, bytes);
      found.set(path, sha256(bytes));
      onProgress((total += bytes.length));
    } else throw damaged(new Error(`Not a file of a workspace: ${path}`));
  }
  const list = backupIndex.safeParse(index);
  if (!list.success || list.data.files.length !== found.size) throw damaged(list.error);
  if (list.data.files.some(({ path, sha256: hash }) => found.get(path) !== hash)) throw damaged(null);
  for (const folder of ['', 'journal', 'segments', 'segments/analytic', 'segments/case']) {
    await nodeFiles.makeFolder(join(staging, folder));
    await nodeFiles.syncFolder(join(staging, folder));
  }
}

async function store(staging: string, path: string, bytes: Uint8Array): Promise<void> {
  await nodeFiles.makeFolder(dirname(join(staging, path)));
  await nodeFiles.create(join(staging, path), bytes);
}
