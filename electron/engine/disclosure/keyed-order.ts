import { createHmac } from 'node:crypto';

/** A secret that orders figures where nothing else does: the same over releases, so that the same ones stay hidden. */
export type ReleaseKey = Uint8Array;

/** A number in [0, 2^32) for each code, under a key: nobody without the key can tell which of two comes first. */
export type KeyedRandom = (code: number, stratum: number) => number;

/**
 * HalfSipHash-2-4 (Aumasson & Bernstein, "SipHash: a fast short-input PRF", Indocrypt 2012, in its form of 32-bit
 * words) of two words, under a key that HMAC-SHA-256 makes of the release key and a name.
 */
export function keyedRandom(key: ReleaseKey, name: string): KeyedRandom {
  const derived = createHmac('sha256', key).update(name).digest();
  const [k0, k1] = [derived.readInt32LE(0), derived.readInt32LE(4)];
  const turn = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
  return (code, stratum) => {
    let [v0, v1, v2, v3] = [k0, k1, 0x6c796765 ^ k0, 0x74656462 ^ k1];
    const round = (): void => {
      v0 = (v0 + v1) | 0;
      v1 = turn(v1, 5) ^ v0;
      v0 = turn(v0, 16);
      v2 = (v2 + v3) | 0;
      v3 = turn(v3, 8) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = turn(v3, 7) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = turn(v1, 13) ^ v2;
      v2 = turn(v2, 16);
    };
    for (const word of [code | 0, stratum | 0, 8 << 24]) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }
    v2 ^= 0xff;
    for (let i = 0; i < 4; i++) round();
    return (v1 ^ v3) >>> 0;
  };
}
