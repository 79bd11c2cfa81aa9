import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Content that is packed already; it says itself how long it is. */
export type Packed = { readonly packed: Buffer; readonly size: number };

/** A head, a piece many times over and a tail, packed without ever being there as a whole. */
export function manyTimes(head: string, piece: string, times: number, tail: string): Packed {
  const part = (text: string): Buffer => deflateRawSync(text, { finishFlush: constants.Z_FULL_FLUSH });
  const repeated = part(piece);
  const packed = Buffer.concat([
    part(head),
    ...Array.from({ length: times }, () => repeated),
    part(tail),
    deflateRawSync(''),
  ]);
  return { packed, size: Buffer.byteLength(head) + Buffer.byteLength(piece) * times + Buffer.byteLength(tail) };
}

/** A zip file of these files, packed; bytes as they are given. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array | Packed>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const { packed, size, sum } = packedOf(content);
    const label = Buffer.from(name);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04_03_4b_50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(0x08_00, 6);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(sum, 14);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(size % 2 ** 32, 22);
    header.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02_01_4b_50, 0);
    header.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(offset, 42);
    parts.push(header, label, packed);
    directory.push(entry, label);
    offset += 30 + label.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

function packedOf(content: string | Uint8Array | Packed): Packed & { readonly sum: number } {
  if (typeof content === 'object' && 'packed' in content) return { ...content, sum: 0 };
  const bytes = Buffer.from(content as Uint8Array);
  return { packed: deflateRawSync(bytes), size: bytes.length, sum: crc32(bytes) };
}
