import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { SegmentKind } from '../../../shared/contract/workspace.ts';
import { sealTo, type AgeKey } from './age-key.ts';
import { writeDurably } from './durable-write.ts';
import { segmentFile, segmentFileName, segmentsFolder } from './layout.ts';
import { readIfFile } from './read-if-file.ts';
import { sha256 } from './sha256.ts';
import type { VaultFiles } from './vault-files.ts';
import type { KnownSegment } from './workspace-state.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Stores an Arrow IPC stream: zstd with a checksum, then age; the file is named by its SHA-256. */
export async function writeSegmentFile(
  files: VaultFiles,
  folder: string,
  kind: SegmentKind,
  recipient: string,
  arrow: Uint8Array,
): Promise<KnownSegment> {
  const packed = await compress(arrow, {
    params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
    pledgedSrcSize: arrow.length,
  });
  const sealed = await sealTo(recipient, packed);
  const hash = sha256(sealed);
  await writeDurably(files, join(folder, segmentsFolder, kind), segmentFileName(hash), sealed);
  return { sha256: hash, kind, bytes: sealed.length, file: segmentFile(kind, hash) };
}

/**
 * The bytes of a segment's file, checked against its name.
 * @throws AppError WORKSPACE_SEGMENT_MISSING, WORKSPACE_SEGMENT_DAMAGED
 */
export async function readSegmentFile(files: VaultFiles, folder: string, segment: KnownSegment): Promise<Uint8Array> {
  const sealed = await readIfFile(files, join(folder, segment.file));
  if (sealed === null) {
    const isFolderThere = await files.exists(join(folder, segmentsFolder));
    throw new AppError(isFolderThere ? 'WORKSPACE_SEGMENT_MISSING' : 'WORKSPACE_GONE', { file: segment.file, folder });
  }
  if (sha256(sealed) !== segment.sha256) throw new AppError('WORKSPACE_SEGMENT_DAMAGED', { file: segment.file });
  return sealed;
}

/**
 * The Arrow IPC stream in a segment's file.
 * @throws AppError WORKSPACE_SEGMENT_DAMAGED
 */
export async function openSegment(key: AgeKey, segment: KnownSegment, sealed: Uint8Array): Promise<Uint8Array> {
  try {
    return await decompress(await key.open(sealed));
  } catch (cause) {
    throw new AppError('WORKSPACE_SEGMENT_DAMAGED', { file: segment.file }, { cause });
  }
}
