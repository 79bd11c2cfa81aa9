import { twoSidedNormalP } from '../distributions/normal-distribution.ts';
import { checkValues, rowStandardised, spatialLag, type SpatialWeights } from './spatial-weights.ts';

/** Own value against the mean, then the neighbours' against the mean. */
export type MoranQuadrant = 'high-high' | 'low-low' | 'high-low' | 'low-high';

type LocalMoranArea = {
  /** Local Moran's I; null where there is no result. */
  readonly localI: number | null;
  /** Mean and variance of I under conditional permutation (exact moments). */
  readonly expected: number | null;
  readonly variance: number | null;
  readonly z: number | null;
  /** Two-sided p of z by the normal approximation. */
  readonly pNormal: number | null;
  readonly quadrant: MoranQuadrant | null;
};

const noResult: LocalMoranArea = {
  localI: null,
  expected: null,
  variance: null,
  z: null,
  pNormal: null,
  quadrant: null,
};

function quadrantOf(own: number, neighbours: number): MoranQuadrant {
  if (own > 0) return neighbours > 0 ? 'high-high' : 'high-low';
  return neighbours > 0 ? 'low-high' : 'low-low';
}

/**
 * Local Moran's I with row-standardised weights (Anselin, Geogr Anal 27:93, 1995; as spdep's `localmoran` with
 * style W): Iᵢ = zᵢ/m₂ Σ wᵢⱼ zⱼ, m₂ = Σz²/n, moments conditional on zᵢ (Sokal, Oden & Thomson 1998).
 * No result (null): an area without neighbours, all values equal. n ≤ 2: no variance, so no z.
 * @param values  one finite value an area
 * @param isRowStandardised  false takes the weights as they are (spdep's style B for weights of 1)
 * @throws RangeError when values and weights do not match
 */
export function localMoran(
  values: readonly number[],
  weights: SpatialWeights,
  isRowStandardised = true,
): readonly LocalMoranArea[] {
  checkValues(values, weights);
  const used = isRowStandardised ? rowStandardised(weights) : weights;
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const centred = values.map((value) => value - mean);
  const m2 = centred.reduce((sum, value) => sum + value * value, 0) / n;
  const isConstant = values.every((value) => value === values[0]);
  const lag = spatialLag(centred, used);
  return used.neighbours.map((list, i) => {
    if (list.length === 0 || isConstant) return noResult;
    const row = used.weights?.[i] ?? list.map(() => 1);
    const sumWeights = row.reduce((sum, weight) => sum + weight, 0);
    const sumSquares = row.reduce((sum, weight) => sum + weight * weight, 0);
    const own = centred[i]!;
    const localI = (own / m2) * lag[i]!;
    const expected = -(own * own * sumWeights) / ((n - 1) * m2);
    const spread = sumSquares - (sumWeights * sumWeights) / (n - 1);
    const others = m2 - (own * own) / (n - 1);
    const canVary = n > 2 && spread > 1e-12 * sumSquares && others > 1e-14 * m2 && own !== 0;
    const variance = canVary ? (own / m2) ** 2 * (n / (n - 2)) * spread * others : 0;
    const z = canVary ? (localI - expected) / Math.sqrt(variance) : null;
    return {
      localI,
      expected,
      variance,
      z,
      pNormal: z === null ? null : twoSidedNormalP(z),
      quadrant: quadrantOf(own, lag[i]!),
    };
  });
}
