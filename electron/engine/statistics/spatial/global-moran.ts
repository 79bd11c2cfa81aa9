import { twoSidedNormalP } from '../distributions/normal-distribution.ts';
import { pseudoP, type PermutationOptions, type PseudoP } from './conditional-permutation.ts';
import { permutationRows } from './permutation-rows.ts';
import { checkValues, rowStandardised, spatialLag, type SpatialWeights } from './spatial-weights.ts';

type GlobalMoran = {
  readonly moranI: number;
  /** -1 / (n - 1), n without islands. */
  readonly expected: number;
  /** Under randomisation; null with fewer than four areas that have neighbours, or when it is not positive. */
  readonly variance: number | null;
  readonly z: number | null;
  /** Two-sided p of z. */
  readonly pNormal: number | null;
  /** Pseudo p from random permutations of all values; null when none were asked for. */
  readonly pseudoP: PseudoP | null;
};

function randomisationVariance(weights: SpatialWeights, kurtosis: number, n: number): number | null {
  if (n < 4) return null;
  const rowSums = new Float64Array(weights.neighbours.length);
  const columnSums = new Float64Array(weights.neighbours.length);
  const byPair = new Map<number, number>();
  const size = weights.neighbours.length;
  for (const [i, list] of weights.neighbours.entries()) {
    for (const [k, j] of list.entries()) {
      const weight = weights.weights?.[i]?.[k] ?? 1;
      rowSums[i]! += weight;
      columnSums[j]! += weight;
      byPair.set(i * size + j, weight);
    }
  }
  let s0 = 0;
  let s1 = 0;
  for (const [pair, weight] of byPair) {
    const back = byPair.get((pair % size) * size + Math.floor(pair / size)) ?? 0;
    s0 += weight;
    s1 += weight * weight + weight * back;
  }
  const s2 = rowSums.reduce((sum, row, i) => sum + (row + columnSums[i]!) ** 2, 0);
  const squares = n * (s1 * (n * n - 3 * n + 3) - n * s2 + 3 * s0 * s0);
  const fourths = kurtosis * (s1 * (n * n - n) - 2 * n * s2 + 6 * s0 * s0);
  const variance = (squares - fourths) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - 1 / (n - 1) ** 2;
  return variance > 0 ? variance : null;
}

/** In how many permutations of all values the sum Σ zᵢ Σ wᵢⱼzⱼ was at least, or at most, the observed one. */
function permutationP(centred: Float64Array, weights: SpatialWeights, options: PermutationOptions): PseudoP {
  const n = centred.length;
  const product = (values: Float64Array) => {
    const lag = spatialLag(values, weights);
    return values.reduce((sum, value, i) => sum + value * lag[i]!, 0);
  };
  const observed = product(centred);
  const tolerance = 1e-12 * centred.reduce((sum, value) => sum + value * value, 0);
  const fillRow = permutationRows(options.seed, n, n);
  const row = new Int32Array(n);
  const shuffled = new Float64Array(n);
  let atLeast = 0;
  let atMost = 0;
  for (let p = 0; p < options.permutations; p += 1) {
    fillRow(row);
    for (let i = 0; i < n; i += 1) shuffled[i] = centred[row[i]!]!;
    const sum = product(shuffled);
    if (sum >= observed - tolerance) atLeast += 1;
    if (sum <= observed + tolerance) atMost += 1;
  }
  return pseudoP(atLeast, atMost, options.permutations);
}

/**
 * Global Moran's I with row-standardised weights (Moran 1950; Cliff & Ord 1981; as spdep's `moran.test` under
 * randomisation with n reduced by areas without neighbours).
 * @param values  one finite value an area
 * @param options  permutations for a pseudo p; 0 or nothing for none
 * @returns null when all values are equal or fewer than two areas have a neighbour (n = 0 and 1 included)
 * @throws RangeError when values and weights do not match or an option is out of range
 */
export function globalMoran(
  values: readonly number[],
  weights: SpatialWeights,
  options: PermutationOptions & { readonly isRowStandardised?: boolean } = { permutations: 0, seed: 1 },
): GlobalMoran | null {
  checkValues(values, weights);
  if (!Number.isInteger(options.permutations) || options.permutations < 0) {
    throw new RangeError(`${options.permutations} is no number of permutations.`);
  }
  const used = (options.isRowStandardised ?? true) ? rowStandardised(weights) : weights;
  const n = values.length - weights.islands.length;
  if (n < 2 || values.every((value) => value === values[0])) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const centred = Float64Array.from(values, (value) => value - mean);
  const squares = centred.reduce((sum, value) => sum + value ** 2, 0);
  const kurtosis = (values.length * centred.reduce((sum, value) => sum + value ** 4, 0)) / squares ** 2;
  const lag = spatialLag(centred, used);
  const s0 = used.neighbours.reduce(
    (total, list, i) => total + (used.weights?.[i]?.reduce((sum, weight) => sum + weight, 0) ?? list.length),
    0,
  );
  const moranI = ((n / s0) * centred.reduce((sum, value, i) => sum + value * lag[i]!, 0)) / squares;
  const expected = -1 / (n - 1);
  const variance = randomisationVariance(used, kurtosis, n);
  const z = variance === null ? null : (moranI - expected) / Math.sqrt(variance);
  return {
    moranI,
    expected,
    variance,
    z,
    pNormal: z === null ? null : twoSidedNormalP(z),
    pseudoP: options.permutations === 0 ? null : permutationP(centred, used, options),
  };
}
