/** A reproducible stream of random numbers. */
export type Random = {
  /** A whole number in [0, 2³²). */
  uint32: () => number;
  /** A number in [0, 1) on a grid of 2⁻³². */
  uniform: () => number;
  /** A whole number in [0, n). */
  below: (n: number) => number;
  /** True with the given probability. */
  chance: (probability: number) => boolean;
  /** A standard normal number (polar method, Marsaglia & Bray, SIAM Review 6:260, 1964). */
  gaussian: () => number;
  /** One of the items, each as likely as any other. */
  pick: <const Item>(items: readonly [Item, ...Item[]]) => Item;
};

type State = readonly [number, number, number, number];

/**
 * xoshiro128** 1.1 (Blackman & Vigna, ACM Trans. Math. Softw. 47:36, 2021; public-domain definition).
 * @param state four 32-bit words, not all zero
 * @returns the generator's successive outputs, whole numbers in [0, 2³²)
 */
export function xoshiro128(state: State): () => number {
  let [s0, s1, s2, s3] = state;
  return () => {
    const scrambled = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft(s3, 11);
    return scrambled;
  };
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

/** Weyl sequence through the 32-bit finaliser of MurmurHash3 (Appleby, 2011): spreads a seed over a state. */
function spreadSeed(seed: number, stream: string): State {
  let counter = seed | 0;
  for (const character of stream) counter = Math.imul(counter ^ (character.codePointAt(0) ?? 0), 0x01000193);
  const next = () => {
    counter = (counter + 0x9e3779b9) | 0;
    let word = counter;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return (word ^ (word >>> 16)) >>> 0;
  };
  return [next(), next(), next(), next()];
}

/**
 * A stream that depends on nothing but the seed and its name, so that drawing more from one stream
 * leaves the others as they were.
 * @param seed any whole number; its low 32 bits count
 */
export function createRandom(seed: number, stream: string): Random {
  const uint32 = xoshiro128(spreadSeed(seed, stream));
  const uniform = () => uint32() / 4_294_967_296;
  let spare: number | null = null;
  const gaussian = () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    let x = 0;
    let y = 0;
    let square = 0;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const scale = Math.sqrt((-2 * Math.log(square)) / square);
    spare = y * scale;
    return x * scale;
  };
  const below = (n: number) => Math.floor(uniform() * n);
  return {
    uint32,
    uniform,
    below,
    gaussian,
    chance: (probability) => uniform() < probability,
    pick: (items) => items[below(items.length)] ?? items[0],
  };
}
