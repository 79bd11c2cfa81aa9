import { timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { sealTo, type AgeKey } from './age-key.ts';
import { caseCacheFile } from './layout.ts';
import type { VaultFiles } from './vault-files.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Sealed fields as they were opened, JSON, by the SHA-256 of their sealed text. */
export type OpenedFields = ReadonlyMap<string, string>;

/**
 * The cache of sealed fields as its file holds it: opening ten thousand sealed texts one by one takes seconds. A line each
 * of hash and JSON, under a line with their MAC; zstd, then age to the case key. Anybody may encrypt to that key, so
 * the MAC is what says that whoever wrote it had the key: else the planning passphrase would be enough to put other
 * decisions, or a known secret, in the place of those in the journal.
 */
export async function sealCaseCache(key: AgeKey, fields: OpenedFields): Promise<Uint8Array> {
  const lines = Buffer.from([...fields].map(([sha256, json]) => `${sha256} ${json}\n`).join(''));
  const text = Buffer.concat([Buffer.from(`${key.mac(lines).toString('hex')}\n`), lines]);
  const packed = await compress(text, {
    params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
    pledgedSrcSize: text.length,
  });
  return sealTo(key.recipient, packed);
}

/** What the cache holds; nothing where it is not there, damaged or somebody else's: then it is made anew. */
export async function readCaseCache(files: VaultFiles, folder: string, key: AgeKey): Promise<OpenedFields> {
  try {
    const text = Buffer.from(await decompress(await key.open(await files.read(join(folder, caseCacheFile)))));
    const end = text.indexOf('\n');
    const [mac, lines] = [Buffer.from(text.toString('latin1', 0, end), 'hex'), text.subarray(end + 1)];
    const own = key.mac(lines);
    if (mac.length !== own.length || !timingSafeEqual(mac, own)) return new Map();
    return new Map(
      lines
        .toString('utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => [line.slice(0, 64), line.slice(65)]),
    );
  } catch {
    return new Map();
  }
}
