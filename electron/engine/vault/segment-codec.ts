import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { sealTo } from './age-key.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** An Arrow IPC stream as a segment file: zstd with a checksum, then age. */
export async function sealSegment(recipient: string, arrow: Uint8Array): Promise<Uint8Array> {
  const packed = await compress(arrow, {
    params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
    pledgedSrcSize: arrow.length,
  });
  return sealTo(recipient, packed);
}

/** @throws Error when the file is damaged or not for this key */
export async function openSegment(
  open: (bytes: Uint8Array) => Promise<Uint8Array>,
  sealed: Uint8Array,
): Promise<Uint8Array> {
  return decompress(await open(sealed));
}
