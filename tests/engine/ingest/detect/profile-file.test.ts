import { describe, expect, test } from 'vitest';
import { profileFile } from '../../../../electron/engine/ingest/detect/profile-file.ts';
import { unpacked } from '../../../../electron/engine/ingest/read/content-bytes.ts';
import { fileWith } from '../../../support/engine.ts';

const pieceBytes = 1024 * 1024;

describe('a letter that two pieces of a file share', () => {
  const isUtf8 = async (bytes: Buffer): Promise<boolean> =>
    (await profileFile(await fileWith('long.csv', bytes), unpacked, 'long.csv')).isUtf8;

  test.each([0, 1, 2, 3])('is a letter, %i bytes further', async (before) => {
    const text = 'x'.repeat(before) + 'ก😀'.repeat(320_000);
    expect(await isUtf8(Buffer.from(text))).toBe(true);
  });

  test.each([-2, -1, 0, 1, 2])('is none where a byte beside their border is broken: %i', async (at) => {
    const bytes = Buffer.from('ก'.repeat(700_000));
    bytes[pieceBytes + at] = 0xff;
    expect(await isUtf8(bytes)).toBe(false);
  });

  test('is none where the file ends within it', async () => {
    expect(await isUtf8(Buffer.from('ก'.repeat(700_000)).subarray(0, -1))).toBe(false);
  });
});
