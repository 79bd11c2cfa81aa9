import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { sealTo } from './age-key.ts';
import { writeDurably } from './durable-write.ts';
import { bundleFile, type Bundle } from './layout.ts';
import { readIfFile } from './read-if-file.ts';
import { sha256 } from './sha256.ts';
import type { VaultFiles } from './vault-files.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const lineFeed = 10;

/**
 * Writes entries that follow one another into one file: a line each, exactly the bytes that the next entry has the hash
 * of, zstd with a checksum, then age.
 * @param lines  the bytes of the entries from `first` on; JSON has no line feed inside
 */
export async function writeBundle(
  files: VaultFiles,
  journal: string,
  recipient: string,
  first: number,
  lines: readonly Uint8Array[],
): Promise<Bundle> {
  const text = Buffer.concat(lines.flatMap((line) => [line, Buffer.of(lineFeed)]));
  const packed = await compress(text, {
    params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
    pledgedSrcSize: text.length,
  });
  const sealed = await sealTo(recipient, packed);
  const bundle = { first, last: first + lines.length - 1, sha256: sha256(sealed) };
  await writeDurably(files, journal, bundleFile(bundle), sealed);
  return bundle;
}

/** The lines of a bundle; null when it is damaged. */
export async function readBundle(
  files: VaultFiles,
  journal: string,
  open: (bytes: Uint8Array) => Promise<Uint8Array>,
  bundle: Bundle,
): Promise<readonly Uint8Array[] | null> {
  const sealed = await readIfFile(files, join(journal, bundleFile(bundle)));
  if (!sealed || sha256(sealed) !== bundle.sha256) return null;
  try {
    const lines = linesOf(await decompress(await open(sealed)));
    return lines.length === bundle.last - bundle.first + 1 ? lines : null;
  } catch {
    return null;
  }
}

function linesOf(text: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < text.length;) {
    const end = text.indexOf(lineFeed, start);
    if (end < 0) throw new RangeError('The last line has no end.');
    lines.push(text.subarray(start, end));
    start = end + 1;
  }
  return lines;
}
