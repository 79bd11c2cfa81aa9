import { seededRandom } from '../seeded-random.ts';

/**
 * The rows of the lookup table of a conditional permutation test: each row starts a random permutation of the
 * positions 0 to `positions` - 1, given as its first `length` entries (Fisher & Yates, from the front).
 * The same seed gives the same rows, and a longer row starts with the shorter one of the same position in the table
 * only when made in one table: make one table for all areas.
 */
export function permutationRows(seed: number, positions: number, length: number): (row: Int32Array) => void {
  const random = seededRandom(seed);
  const order = Int32Array.from({ length: positions }, (_, i) => i);
  return (row) => {
    for (let k = 0; k < length; k += 1) {
      const at = k + random.below(positions - k);
      const drawn = order[at]!;
      order[at] = order[k]!;
      order[k] = drawn;
      row[k] = drawn;
    }
  };
}
