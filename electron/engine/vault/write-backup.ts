import { open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { backupIndexFile, isWorkspaceFile, type BackupIndex } from './backup-index.ts';
import { bundleOf, entryFile, entrySeq, journalFolder, segmentSha256, segmentsFolder } from './layout.ts';
import { nodeFiles } from './node-files.ts';
import { passphraseEncrypter } from './passphrase-cipher.ts';
import { isNoFile } from './read-if-file.ts';
import { sha256 } from './sha256.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';
import { naming, workspaceFailure } from './workspace-failure.ts';

type BackupJob = {
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
  /** Segments and bundles that were already damaged and went into the backup as they are. */
  readonly damaged: readonly string[];
};

/**
 * Writes a workspace folder to one file: a tar archive of its files as they lie, encrypted with age to a passphrase.
 * The workspace may be in use: see `filesOf` for the order that makes the copy whole.
 * @throws AppError WORKSPACE_BACKUP_EXISTS, WORKSPACE_GONE, WORKSPACE_DISK_FULL, WORKSPACE_READ_ONLY
 */
export async function writeBackup(
  { folder, file, temporary, passphrase, workFactor }: BackupJob,
  onProgress: (bytes: number) => void = () => undefined,
): Promise<BackupResult> {
  if (await nodeFiles.exists(file)) throw new AppError('WORKSPACE_BACKUP_EXISTS', { file });
  const top = await naming(folder, () => topFiles(folder));
  const index: BackupIndex['files'] = [];
  const plain = ReadableStream.from(tarOf(filesOf(folder, top), index, onProgress));
  const sealed = await (await passphraseEncrypter(passphrase, workFactor)).encrypt(plain);
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

type WorkspaceFile = { readonly path: string; readonly bytes: Uint8Array };

/** Key files and manifests. */
async function topFiles(folder: string): Promise<readonly WorkspaceFile[]> {
  const files: WorkspaceFile[] = [];
  for (const path of (await readdir(folder)).filter(isWorkspaceFile).toSorted()) {
    const bytes = await readUnlessGone(join(folder, path));
    if (bytes !== null) files.push({ path, bytes });
  }
  return files;
}

/**
 * The files of a workspace in the order of what refers to what: a manifest names journal entries, an entry names
 * segments, each written after what it names. So the key files and manifests are read before the journal is listed,
 * and the segments are listed last.
 */
export async function* filesOf(folder: string, top: readonly WorkspaceFile[]): AsyncGenerator<WorkspaceFile> {
  yield* top;
  try {
    yield* journalFiles(folder);
    for (const path of await pathsIn(folder, segmentsFolder)) {
      const bytes = await readUnlessGone(join(folder, path));
      if (bytes !== null) yield { path, bytes };
    }
  } catch (error) {
    throw workspaceFailure(error, folder);
  }
}

/**
 * The files of entries are listed twice, because one that appears during a listing may be in it while the one before it
 * is not: the second listing has every entry before the newest of the first. One that is gone when its turn comes was
 * packed meanwhile, so the bundles are listed after that; of these, too, none beyond what is there without a gap.
 */
async function* journalFiles(folder: string): AsyncGenerator<WorkspaceFile> {
  let newest = Math.max(0, ...(await entryNumbers(folder)));
  for (const seq of (await entryNumbers(folder)).filter((each) => each <= newest)) {
    const path = `${journalFolder}/${entryFile(seq)}`;
    const bytes = await readUnlessGone(join(folder, path));
    if (bytes !== null) yield { path, bytes };
  }
  for (const path of await pathsIn(folder, journalFolder)) {
    const bundle = bundleOf(basename(path));
    if (!bundle || bundle.first > newest + 1) continue;
    const bytes = await readUnlessGone(join(folder, path));
    if (bytes === null) continue;
    newest = Math.max(newest, bundle.last);
    yield { path, bytes };
  }
}

async function entryNumbers(folder: string): Promise<readonly number[]> {
  return (await pathsIn(folder, journalFolder)).flatMap((path) => entrySeq(basename(path)) ?? []);
}

async function pathsIn(folder: string, within: string): Promise<readonly string[]> {
  if (!(await nodeFiles.exists(join(folder, within)))) return [];
  const found = await readdir(join(folder, within), { recursive: true });
  return found
    .map((path) => `${within}/${path.replaceAll('\\', '/')}`)
    .filter(isWorkspaceFile)
    .toSorted();
}

async function readUnlessGone(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isNoFile(error)) return null;
    throw error;
  }
}

async function* tarOf(
  files: AsyncIterable<WorkspaceFile>,
  index: BackupIndex['files'],
  onProgress: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const now = new Date();
  let total = 0;
  for await (const { path, bytes } of files) {
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

/** Segments and bundles are named by what they hold. */
function isOtherThanNamed(path: string, hash: string): boolean {
  const file = basename(path);
  const named = segmentSha256(file) ?? bundleOf(file)?.sha256;
  return named !== undefined && named !== hash;
}
