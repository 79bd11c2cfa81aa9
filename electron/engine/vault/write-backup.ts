import { open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { backupIndexFile, isWorkspaceFile, type BackupIndex } from './backup-index.ts';
import { segmentSha256 } from './layout.ts';
import { nodeFiles } from './node-files.ts';
import { passphraseEncrypter } from './passphrase-cipher.ts';
import { sha256 } from './sha256.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';
import { naming } from './workspace-failure.ts';

export type BackupJob = {
  readonly folder: string;
  readonly file: string;
  /** Where it is written until it is whole; on the same disk. */
  readonly temporary: string;
  readonly passphrase: string;
  readonly workFactor: number;
};

export type BackupResult = {
  /** Size of the backup. */
  readonly bytes: number;
  readonly files: number;
  /** Segments that were already damaged and went into the backup as they are. */
  readonly damaged: readonly string[];
};

/**
 * Writes a workspace folder to one file: a tar archive of its files as they lie, encrypted with age to a passphrase.
 * Files of a workspace never change but the key files and manifests, which are read first, so it may be in use.
 * @throws AppError WORKSPACE_BACKUP_EXISTS, WORKSPACE_GONE, WORKSPACE_DISK_FULL, WORKSPACE_READ_ONLY
 */
export async function writeBackup(
  { folder, file, temporary, passphrase, workFactor }: BackupJob,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<BackupResult> {
  if (await nodeFiles.exists(file)) throw new AppError('WORKSPACE_BACKUP_EXISTS', { file });
  const paths = await naming(folder, () => workspacePaths(folder));
  const index: BackupIndex['files'] = [];
  const plain = ReadableStream.from(tarOf(folder, paths, index, onProgress));
  const sealed = await passphraseEncrypter(passphrase, workFactor).encrypt(plain);
  const bytes = await naming(dirname(file), async () => {
    try {
      const written = await writeAll(temporary, sealed);
      await rename(temporary, file);
      await nodeFiles.syncFolder(dirname(file));
      return written;
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  });
  const damaged = index.filter(({ path, sha256 }) => isOtherThanNamed(path, sha256)).map(({ path }) => path);
  return { bytes, files: index.length, damaged };
}

async function workspacePaths(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true });
  const paths = found.map((path) => path.replaceAll('\\', '/')).filter(isWorkspaceFile);
  const order = (path: string): number => (path.includes('/') ? (path.startsWith('journal/') ? 1 : 2) : 0);
  return paths.toSorted((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
}

async function* tarOf(
  folder: string,
  paths: readonly string[],
  index: BackupIndex['files'],
  onProgress: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const now = new Date();
  let total = 0;
  for (const path of paths) {
    const bytes = await naming(folder, () => readFile(join(folder, path)));
    index.push({ path, bytes: bytes.length, sha256: sha256(bytes) });
    yield* tarFile(path, bytes, now);
    total += bytes.length;
    onProgress(total);
  }
  const list: BackupIndex = { format: 'natpro-backup', formatVersion: 1, createdAt: now.toISOString(), files: index };
  yield* tarFile(backupIndexFile, Buffer.from(JSON.stringify(list)), now);
  yield tarEnd();
}

function* tarFile(path: string, bytes: Uint8Array, modified: Date): Generator<Uint8Array> {
  yield tarHeader(path, bytes.length, modified);
  if (bytes.length > 0) yield bytes;
  const padding = tarPadding(bytes.length);
  if (padding.length > 0) yield padding;
}

async function writeAll(path: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  let written = 0;
  try {
    for await (const chunk of chunks) {
      await file.writeFile(chunk);
      written += chunk.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return written;
}

function isOtherThanNamed(path: string, hash: string): boolean {
  const named = segmentSha256(path.slice(path.lastIndexOf('/') + 1));
  return named !== null && named !== hash;
}
