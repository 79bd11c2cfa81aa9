import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { AppError } from '../../../../shared/contract/app-error.ts';
import { entryBytes, type ByteSource, type ZipEntry } from './zip-entries.ts';

/** How the content of a file is packed: not at all, as gzip, or as the one table in a zip file. */
export type Packing =
  | { readonly kind: 'none' }
  | { readonly kind: 'gzip' }
  | { readonly kind: 'zip'; readonly entry: ZipEntry };

export const unpacked: Packing = { kind: 'none' };

const pieceBytes = 1024 * 1024;

/** A table that unpacks to more than this is not read. */
const mostUnpackedBytes = 8 * 1024 * 1024 * 1024;

/**
 * The content of a file from start to end, unpacked.
 * @param onPacked  is given the bytes of the file as they lie on disk, where they are all read
 * @throws AppError FILE_DAMAGED (cut short), FILE_TOO_LARGE
 */
export async function* contentBytes(
  path: string,
  packing: Packing,
  file: string,
  onPacked: (bytes: Buffer) => void = () => undefined,
): AsyncGenerator<Buffer> {
  if (packing.kind === 'zip') {
    const handle = await open(path, 'r');
    try {
      yield* entryBytes(await sourceOf(handle), packing.entry, file, mostUnpackedBytes);
    } finally {
      await handle.close();
    }
    return;
  }
  const source = createReadStream(path, { highWaterMark: pieceBytes });
  try {
    if (packing.kind === 'none') {
      for await (const bytes of source as AsyncIterable<Buffer>) {
        onPacked(bytes);
        yield bytes;
      }
      return;
    }
    source.on('data', (bytes) => onPacked(bytes as Buffer));
    const unpacking = source.pipe(createGunzip());
    source.on('error', (error) => unpacking.destroy(error));
    let left = mostUnpackedBytes;
    for await (const bytes of unpacking as AsyncIterable<Buffer>) {
      left -= bytes.length;
      if (left < 0) throw new AppError('FILE_TOO_LARGE', { file });
      yield bytes;
    }
  } catch (error) {
    const isPacking = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw isPacking ? new AppError('FILE_DAMAGED', { file }, { cause: error }) : error;
  } finally {
    source.destroy();
  }
}

async function sourceOf(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  return {
    size,
    read: async (from, to) => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(to, size) - from));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
      return buffer.subarray(0, bytesRead);
    },
  };
}

/** A workbook inside a packed file is unpacked in memory; it may not be larger than this. */
const mostInMemory = 400 * 1024 * 1024;

/** Does something with the bytes of a file in any order. */
export async function withBytes<T>(
  path: string,
  packing: Packing,
  file: string,
  work: (source: ByteSource) => Promise<T>,
): Promise<T> {
  if (packing.kind === 'none') {
    const handle = await open(path, 'r');
    try {
      return await work(await sourceOf(handle));
    } finally {
      await handle.close();
    }
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const piece of contentBytes(path, packing, file)) {
    size += piece.length;
    if (size > mostInMemory) throw new AppError('FILE_TOO_LARGE', { file });
    parts.push(piece);
  }
  const bytes = Buffer.concat(parts);
  return work({ size, read: (from, to) => Promise.resolve(bytes.subarray(from, to)) });
}
