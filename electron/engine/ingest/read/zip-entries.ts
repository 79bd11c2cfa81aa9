import { createInflateRaw } from 'node:zlib';
import { AppError } from '../../../../shared/contract/app-error.ts';

/** Bytes that can be read from any place: an open file, or what was unpacked in memory. */
export type ByteSource = {
  readonly size: number;
  readonly read: (from: number, to: number) => Promise<Buffer>;
};

/** A file inside a zip file. */
export type ZipEntry = {
  readonly name: string;
  /** Bytes as it says itself. */
  readonly size: number;
  readonly packedSize: number;
  readonly isDeflated: boolean;
  readonly isEncrypted: boolean;
  /** Where its own header stands. */
  readonly offset: number;
};

const endSignature = 0x06_05_4b_50;
const entrySignature = 0x02_01_4b_50;
const headerSignature = 0x04_03_4b_50;
const longestEnd = 66_000;
const mostEntries = 100_000;
const longestDirectory = 64 * 1024 * 1024;

/**
 * The entries of a zip file by its directory (APPNOTE 6.3, without the parts for files over 4 GB).
 * @throws AppError FILE_DAMAGED
 */
export async function zipEntries(source: ByteSource, file: string): Promise<readonly ZipEntry[]> {
  const damaged = (): AppError => new AppError('FILE_DAMAGED', { file });
  const tail = await source.read(Math.max(0, source.size - longestEnd), source.size);
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end--;
  if (end < 0) throw damaged();
  const length = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (length > longestDirectory || offset + length > source.size) throw damaged();
  const directory = await source.read(offset, offset + length);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature;) {
    const nameLength = directory.readUInt16LE(at + 28);
    const flags = directory.readUInt16LE(at + 8);
    entries.push({
      name: directory
        .subarray(at + 46, at + 46 + nameLength)
        .toString('utf8')
        .replaceAll('\\', '/'),
      size: directory.readUInt32LE(at + 24),
      packedSize: directory.readUInt32LE(at + 20),
      isDeflated: directory.readUInt16LE(at + 10) === 8,
      isEncrypted: (flags & 1) === 1,
      offset: directory.readUInt32LE(at + 42),
    });
    if (entries.length > mostEntries) throw damaged();
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

const pieceBytes = 1024 * 1024;

/**
 * The unpacked bytes of an entry, piece by piece.
 * @param most more bytes than this are not unpacked, whatever the entry says of itself
 * @throws AppError FILE_DAMAGED, FILE_TOO_LARGE
 */
export async function* entryBytes(
  source: ByteSource,
  entry: ZipEntry,
  file: string,
  most: number,
): AsyncGenerator<Buffer> {
  const header = await source.read(entry.offset, entry.offset + 30);
  if (header.length < 30 || header.readUInt32LE(0) !== headerSignature) throw new AppError('FILE_DAMAGED', { file });
  const from = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = pieces(source, from, from + entry.packedSize);
  let unpacked = 0;
  for await (const piece of entry.isDeflated ? inflated(packed, file) : packed) {
    unpacked += piece.length;
    if (unpacked > most) throw new AppError('FILE_TOO_LARGE', { file });
    yield piece;
  }
}

async function* pieces(source: ByteSource, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at += pieceBytes) yield source.read(at, Math.min(to, at + pieceBytes));
}

async function* inflated(packed: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  const feeding = (async () => {
    for await (const piece of packed) {
      if (inflate.destroyed) return;
      if (!inflate.write(piece)) await new Promise((resolve) => inflate.once('drain', resolve).once('close', resolve));
    }
    inflate.end();
  })();
  feeding.catch((error: Error) => inflate.destroy(error));
  try {
    yield* inflate as AsyncIterable<Buffer>;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('FILE_DAMAGED', { file }, { cause: error });
  } finally {
    inflate.destroy();
  }
}
