import { expect, test } from 'vitest';
import { readTar, tarEnd, tarHeader, tarPadding } from '../../../electron/engine/vault/tar.ts';

function archive(files: readonly (readonly [string, number])[]): Buffer {
  const parts = files.flatMap(([path, size]) => [
    tarHeader(path, size, new Date('2026-01-05T02:00:00Z')),
    new Uint8Array(size).fill(size % 251),
    tarPadding(size),
  ]);
  return Buffer.concat([...parts, tarEnd()]);
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

async function read(bytes: Uint8Array, piece: number): Promise<readonly (readonly [string, number])[]> {
  const found: [string, number][] = [];
  for await (const entry of readTar(inPieces(bytes, piece))) {
    expect(entry.bytes.every((byte) => byte === entry.bytes.length % 251)).toBe(true);
    found.push([entry.path, entry.bytes.length]);
  }
  return found;
}

const files = [
  ['key.age', 700],
  ['journal/00000001.age', 512],
  ['empty', 0],
  ['last', 1],
] as const;

test.each([1, 7, 512, 100_000])('what was packed is read back, in pieces of %d bytes', async (piece) => {
  expect(await read(archive(files), piece)).toEqual(files);
});

test('a cut archive and a damaged header are refused', async () => {
  const whole = archive(files);
  await expect(read(whole.subarray(0, 900), 64)).rejects.toThrow('cut short');
  await expect(read(whole.subarray(0, -tarEnd().length), 64)).rejects.toThrow('cut short');
  whole[3] = (whole[3] ?? 0) ^ 1;
  await expect(read(whole, 64)).rejects.toThrow('damaged');
});

test('what is not a plain file, and a path that does not fit, are refused', async () => {
  const link = Buffer.from(tarHeader('link', 0, new Date(0)));
  link[156] = '2'.charCodeAt(0);
  const sum = link.fill(' ', 148, 156).reduce((total, byte) => total + byte, 0);
  link.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  await expect(read(Buffer.concat([link, tarEnd()]), 512)).rejects.toThrow('plain file');
  expect(() => tarHeader('x'.repeat(101), 0, new Date(0))).toThrow(RangeError);
});
