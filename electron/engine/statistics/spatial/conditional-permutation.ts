import { fixedPoint } from './fixed-point.ts';
import { permutationRows } from './permutation-rows.ts';
import { checkValues, type SpatialWeights } from './spatial-weights.ts';
import { ImpossibleInput } from '../impossible-input.ts';

export type PermutationOptions = {
  /** Number of random permutations, ≥ 1; 9,999 gives p-values in steps of 0.0001. */
  readonly permutations: number;
  /** Integer from 0 to 2^32 - 1. */
  readonly seed: number;
};

/** For each area: in how many permutations the weighted neighbour sum was at least, or at most, the observed one. */
type PermutationCounts = { readonly atLeast: Int32Array; readonly atMost: Int32Array };

const largestTable = 200_000_000;

function firstAtLeast(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is compared in one area: the sum over `size` places, neighbours or, when these are more than half, the others. */
type Comparison = {
  readonly size: Int32Array;
  readonly isComplement: Uint8Array;
  readonly observed: Float64Array;
  readonly tolerance: Float64Array;
};

function comparisons(whole: Float64Array, weights: SpatialWeights): Comparison {
  const n = whole.length;
  const total = whole.reduce((sum, value) => sum + value, 0);
  const size = new Int32Array(n);
  const isComplement = new Uint8Array(n);
  const observed = new Float64Array(n);
  const tolerance = new Float64Array(n);
  for (const [i, list] of weights.neighbours.entries()) {
    let sum = 0;
    for (const j of list) sum += whole[j]!;
    const others = n - 1 - list.length;
    const useOthers = list.length > others;
    size[i] = useOthers ? others : list.length;
    isComplement[i] = useOthers ? 1 : 0;
    observed[i] = useOthers ? total - whole[i]! - sum : sum;
    tolerance[i] = size[i]!;
  }
  return { size, isComplement, observed, tolerance };
}

/**
 * Neighbours all of one weight. Every area looks up the same table of permuted positions 0 to n - 2; an area leaves
 * itself out by reading position n - 1 where a row names it. So a row's sum over its first k entries serves all areas
 * with k neighbours at once, but for the few that the row names: these are corrected one by one. The result is that of
 * summing each area's own k entries in each row, at a small part of the work.
 */
function equalWeightCounts(
  whole: Float64Array,
  weights: SpatialWeights,
  options: PermutationOptions,
): PermutationCounts {
  const n = whole.length;
  const { permutations } = options;
  const { size, isComplement, observed, tolerance } = comparisons(whole, weights);
  const sizes = [...new Set(size)].filter((k) => k > 0).sort((a, b) => a - b);
  const longest = sizes.at(-1) ?? 0;
  const slotOf = new Int32Array(longest + 1).fill(-1);
  for (const [slot, k] of sizes.entries()) slotOf[k] = slot;
  if (sizes.length * permutations > largestTable) throw new ImpossibleInput('permutationsTooMany', { permutations });
  const sums = sizes.map(() => new Float64Array(permutations));
  const fillRow = permutationRows(options.seed, Math.max(0, n - 1), longest);
  const row = new Int32Array(longest);
  const rowSums = new Float64Array(sizes.length);
  const moreAtLeast = new Int32Array(n);
  const moreAtMost = new Int32Array(n);
  const last = whole[n - 1] ?? 0;

  for (let p = 0; p < permutations && longest > 0; p += 1) {
    fillRow(row);
    let sum = 0;
    for (let k = 0; k < longest; k += 1) {
      sum += whole[row[k]!]!;
      const slot = slotOf[k + 1]!;
      if (slot >= 0) {
        rowSums[slot] = sum;
        sums[slot]![p] = sum;
      }
    }
    for (let k = 0; k < longest; k += 1) {
      const i = row[k]!;
      if (k >= size[i]!) continue;
      const shared = rowSums[slotOf[size[i]!]!]!;
      const own = shared - whole[i]! + last;
      const low = observed[i]! - tolerance[i]!;
      const high = observed[i]! + tolerance[i]!;
      moreAtLeast[i]! += Number(own >= low) - Number(shared >= low);
      moreAtMost[i]! += Number(own <= high) - Number(shared <= high);
    }
  }
  for (const slotSums of sums) slotSums.sort();

  const atLeast = new Int32Array(n);
  const atMost = new Int32Array(n);
  for (let i = 0; i < n; i += 1) {
    const sorted = sums[slotOf[size[i]!] ?? -1];
    const reach = sorted ? permutations - firstAtLeast(sorted, observed[i]! - tolerance[i]!) : permutations;
    const below = sorted ? firstAtLeast(sorted, observed[i]! + tolerance[i]! + 0.5) : permutations;
    const least = reach + moreAtLeast[i]!;
    const most = below + moreAtMost[i]!;
    atLeast[i] = isComplement[i] ? most : least;
    atMost[i] = isComplement[i] ? least : most;
  }
  return { atLeast, atMost };
}

/** Neighbours of different weights: each area sums its own entries in each row of the table. */
function unequalWeightCounts(
  values: Float64Array,
  weights: SpatialWeights,
  options: PermutationOptions,
): PermutationCounts {
  const n = values.length;
  const longest = Math.max(0, ...weights.neighbours.map((list) => list.length));
  if (longest * options.permutations > largestTable)
    throw new ImpossibleInput('permutationsTooMany', { permutations: options.permutations });
  const fillRow = permutationRows(options.seed, Math.max(0, n - 1), longest);
  const table = new Int32Array(longest * options.permutations);
  for (let p = 0; p < options.permutations; p += 1) fillRow(table.subarray(p * longest, (p + 1) * longest));
  const atLeast = new Int32Array(n);
  const atMost = new Int32Array(n);
  for (const [i, list] of weights.neighbours.entries()) {
    const row = Float64Array.from(weights.weights?.[i] ?? list.map(() => 1));
    let observed = 0;
    let scale = 0;
    for (const [k, j] of list.entries()) {
      observed += row[k]! * values[j]!;
      scale += row[k]!;
    }
    // Values lie in [0, 1]: this is rounding of a few terms, far below any difference that means something.
    const tolerance = 1e-12 * scale;
    for (let p = 0; p < options.permutations; p += 1) {
      const from = p * longest;
      let sum = 0;
      for (let k = 0; k < row.length; k += 1) {
        const j = table[from + k]!;
        sum += row[k]! * values[j === i ? n - 1 : j]!;
      }
      if (sum >= observed - tolerance) atLeast[i]! += 1;
      if (sum <= observed + tolerance) atMost[i]! += 1;
    }
  }
  return { atLeast, atMost };
}

/**
 * Conditional permutation of the neighbour sums (Anselin 1995): the area keeps its value, the others are shuffled
 * over its neighbours. In lookup-table form, one table of permuted positions for all areas, as PySAL's `crand`
 * (Rey et al., esda). Gi, Gi* and local Moran's I of an area all rise or fall with this sum, so one count serves them.
 * Equal sums count on both sides. An area without neighbours gets both counts equal to the number of permutations;
 * it has no result, and the caller says so.
 * @param values  one finite value an area
 * @throws RangeError when values and weights do not match, for no permutations, or when memory would not do
 */
export function conditionalPermutation(
  values: readonly number[],
  weights: SpatialWeights,
  options: PermutationOptions,
): PermutationCounts {
  checkValues(values, weights);
  if (!Number.isInteger(options.permutations) || options.permutations < 1) {
    throw new RangeError(`${options.permutations} is no number of permutations.`);
  }
  const hasUnequal = weights.weights?.some((row) => row.some((weight) => weight !== row[0])) ?? false;
  const whole = fixedPoint(values, values.length);
  if (!hasUnequal) return equalWeightCounts(whole, weights, options);
  const largest = Math.max(
    1,
    whole.reduce((most, value) => Math.max(most, value), 0),
  );
  return unequalWeightCounts(
    whole.map((value) => value / largest),
    weights,
    options,
  );
}

/** Pseudo p-values of a permutation test; the observed arrangement counts as one of them (Hope 1968). */
export type PseudoP = {
  /** (permutations with a sum at least the observed + 1) / (permutations + 1). */
  readonly greater: number;
  /** The same for at most. */
  readonly less: number;
  /** Twice the smaller, at most 1. */
  readonly twoSided: number;
  /** PySAL's folded p: the smaller of the two tails, one-sided in the direction of the result. */
  readonly folded: number;
};

/** Pseudo p-values from counts of one area. */
export function pseudoP(atLeast: number, atMost: number, permutations: number): PseudoP {
  const greater = (atLeast + 1) / (permutations + 1);
  const less = (atMost + 1) / (permutations + 1);
  return {
    greater,
    less,
    twoSided: Math.min(1, 2 * Math.min(greater, less)),
    folded: (Math.min(atLeast, permutations - atLeast) + 1) / (permutations + 1),
  };
}
