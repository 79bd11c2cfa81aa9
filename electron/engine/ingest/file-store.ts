import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { FileHandle } from '../../../shared/contract/extracts.ts';

/** A file the user chose, by its handle. */
export type StoredFile = FileHandle & { readonly path: string; readonly modifiedMs: number };

/**
 * The files at hand. A chosen path is only remembered; uploaded bytes (browser host, which has no paths)
 * lie in a private folder, in memory where the system has `/dev/shm`, until discarded or closed.
 */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #spoolParent: string;
  #spoolFolder: string | null = null;

  constructor(spoolParent: string | undefined) {
    this.#spoolParent = spoolParent ?? tmpdir();
  }

  /** @throws AppError FILE_MISSING, FILE_IS_FOLDER, FILE_LOCKED, FILE_EMPTY */
  async addPath(path: string, name = basename(path)): Promise<FileHandle> {
    const facts = await stat(path).catch((error: unknown) => {
      throw fileError(error, name);
    });
    if (facts.isDirectory()) throw new AppError('FILE_IS_FOLDER', { file: name });
    const file = { fileId: randomUUID(), name, bytes: facts.size, path, modifiedMs: facts.mtimeMs };
    this.#files.set(file.fileId, file);
    return handleOf(file);
  }

  async addUpload(file: File): Promise<FileHandle> {
    this.#spoolFolder ??= await this.#makeSpoolFolder();
    const path = join(this.#spoolFolder, randomUUID());
    await pipeline(Readable.fromWeb(file.stream()), createWriteStream(path, { mode: 0o600 }));
    return this.addPath(path, basename(file.name));
  }

  /** @throws AppError FILE_UNKNOWN_ID */
  get(fileId: string): StoredFile {
    const file = this.#files.get(fileId);
    if (!file) throw new AppError('FILE_UNKNOWN_ID');
    return file;
  }

  /** @throws AppError FILE_CHANGED when the file is gone or not the one that was opened */
  async checkUnchanged(file: StoredFile): Promise<void> {
    const facts = await stat(file.path).catch(() => null);
    if (!facts || facts.size !== file.bytes || facts.mtimeMs !== file.modifiedMs) {
      throw new AppError('FILE_CHANGED', { file: file.name });
    }
  }

  async discard(fileIds: readonly string[]): Promise<void> {
    for (const fileId of fileIds) {
      const file = this.#files.get(fileId);
      this.#files.delete(fileId);
      if (file && this.#spoolFolder !== null && file.path.startsWith(this.#spoolFolder))
        await rm(file.path, { force: true });
    }
  }

  /** Uploaded bytes are children's data in the clear: they go when the workspace is locked. A chosen path stays known. */
  async discardUploads(): Promise<void> {
    const spool = this.#spoolFolder;
    if (spool === null) return;
    await this.discard([...this.#files.values()].flatMap(({ path, fileId }) => (path.startsWith(spool) ? fileId : [])));
  }

  async close(): Promise<void> {
    this.#files.clear();
    if (this.#spoolFolder !== null) await rm(this.#spoolFolder, { recursive: true, force: true });
  }

  async #makeSpoolFolder(): Promise<string> {
    await mkdir(this.#spoolParent, { recursive: true });
    return mkdtemp(join(this.#spoolParent, 'natpro-'));
  }
}

function handleOf(file: StoredFile): FileHandle {
  return { fileId: file.fileId, name: file.name, bytes: file.bytes };
}

/** A file-system error as one that a person can act on. */
export function fileError(error: unknown, name: string): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return new AppError('FILE_MISSING', { file: name }, { cause: error });
  if (code === 'EISDIR') return new AppError('FILE_IS_FOLDER', { file: name }, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EBUSY')
    return new AppError('FILE_LOCKED', { file: name }, { cause: error });
  return new AppError('FILE_DAMAGED', { file: name }, { cause: error });
}
