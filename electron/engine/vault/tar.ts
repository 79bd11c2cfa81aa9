const block = 512;

type TarEntry = { readonly path: string; readonly bytes: Uint8Array };

/**
 * The header of a plain file in a POSIX tar (ustar) archive.
 * @param path  ASCII, at most 100 bytes
 */
export function tarHeader(path: string, size: number, modified: Date): Uint8Array {
  if (path.length > 100) throw new RangeError(`Too long for a tar header: ${path}`);
  const header = Buffer.alloc(block);
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');
  header.write(path, 0, 'latin1');
  header.write(`${octal(0o600, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`, 100, 'latin1');
  header.write(`${octal(size, 11)}\0${octal(Math.floor(modified.getTime() / 1000), 11)}\0`, 124, 'latin1');
  header.write('        0', 148, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  header.write(`${octal(checksum(header), 6)}\0 `, 148, 'latin1');
  return header;
}

/** What fills up a file's last block. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((block - (size % block)) % block);
}

export function tarEnd(): Uint8Array {
  return new Uint8Array(2 * block);
}

/**
 * Reads the plain files of a tar archive, each whole.
 * @throws RangeError when it is cut short or not an archive of plain files
 */
export async function* readTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const source = new ByteSource(chunks);
  for (;;) {
    const header = Buffer.from(await source.take(block));
    if (header.every((byte) => byte === 0)) return;
    const stated = Number.parseInt(header.toString('latin1', 148, 154), 8);
    header.fill(' ', 148, 156);
    if (stated !== checksum(header)) throw new RangeError('A tar header is damaged.');
    if (header[156] !== '0'.charCodeAt(0)) throw new RangeError('Not a plain file.');
    const path = header.toString('latin1', 0, 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
    const bytes = await source.take(size);
    await source.take(tarPadding(size).length);
    yield { path, bytes };
  }
}

function checksum(header: Uint8Array): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}

class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array();

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async take(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let missing = count;
    while (missing > 0) {
      if (this.#held.length === 0) {
        const next = await this.#chunks.next();
        if (next.done) throw new RangeError('The archive is cut short.');
        this.#held = next.value;
      }
      const part = this.#held.subarray(0, missing);
      this.#held = this.#held.subarray(part.length);
      parts.push(part);
      missing -= part.length;
    }
    return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
  }
}
