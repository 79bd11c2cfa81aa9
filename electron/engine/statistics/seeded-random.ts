/** A reproducible source of random numbers: the same seed gives the same sequence on every machine. */
export type SeededRandom = {
  /** Uniform integer from 0 to 2^32 - 1. */
  readonly uint32: () => number;
  /** Uniform in [0, 1) with 53 random bits. */
  readonly unit: () => number;
  /** Uniform integer from 0 to bound - 1, without modulo bias; 1 ≤ bound ≤ 2^32. */
  readonly below: (bound: number) => number;
};

type State = readonly [number, number, number, number];

/**
 * xoshiro128** 1.1 (Blackman & Vigna, ACM Trans. Math. Softw. 47:36, 2021).
 * @param state  four 32-bit words, not all zero
 * @throws RangeError when all words are zero
 */
export function xoshiro128StarStar(state: State): SeededRandom {
  let [s0, s1, s2, s3] = state.map((word) => word | 0) as [number, number, number, number];
  if ((s0 | s1 | s2 | s3) === 0) throw new RangeError('The state of the generator may not be all zero.');

  const uint32 = () => {
    const product = Math.imul(s1, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  };
  const unit = () => ((uint32() >>> 5) * 67_108_864 + (uint32() >>> 6)) / 9_007_199_254_740_992;
  const below = (bound: number) => {
    const limit = 4_294_967_296 - (4_294_967_296 % bound);
    let draw = uint32();
    while (draw >= limit) draw = uint32();
    return draw % bound;
  };
  return { uint32, unit, below };
}

/**
 * The one generator of the statistics: xoshiro128** with its four words filled from the seed by splitmix32
 * (the 32-bit form of Steele, Lea & Flood's SplitMix, OOPSLA 2014).
 * @param seed  integer from 0 to 2^32 - 1
 * @throws RangeError for any other seed
 */
export function seededRandom(seed: number): SeededRandom {
  if (!Number.isInteger(seed) || seed < 0 || seed > 4_294_967_295) {
    throw new RangeError(`${seed} is no seed; give an integer from 0 to 4294967295.`);
  }
  let position = seed | 0;
  const splitmix32 = () => {
    position = (position + 0x9e3779b9) | 0;
    let z = position ^ (position >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  return xoshiro128StarStar([splitmix32(), splitmix32(), splitmix32(), splitmix32()]);
}
