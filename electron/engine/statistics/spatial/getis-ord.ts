import { checkValues, spatialLag, type SpatialWeights } from './spatial-weights.ts';

type GetisOrd = {
  /** Gi, the area itself not counted, as a standard deviate; null where there is no result. */
  readonly gi: readonly (number | null)[];
  /** Gi*, the area counted with weight 1, as a standard deviate; null where there is no result. */
  readonly giStar: readonly (number | null)[];
};

function deviate(lag: number, sumWeights: number, sumSquares: number, count: number, mean: number, variance: number) {
  const spread = (count * sumSquares - sumWeights * sumWeights) / (count - 1);
  // All others are neighbours with one weight: the sum cannot vary, what is left is rounding.
  if (count < 2 || spread <= 1e-12 * count * sumSquares || variance <= 0) return null;
  return (lag - sumWeights * mean) / Math.sqrt(variance * spread);
}

/**
 * Local Getis-Ord statistics as standard deviates (Ord & Getis, Geogr Anal 27:286, 1995; as spdep's `localG`):
 * (Σwx - W x̄) / (s √((n Σw² - W²)/(n - 1))), variance divided by n. Gi leaves the area out of sums, mean and variance.
 * No result (null): an area without neighbours, all values equal, every other area a neighbour with one weight.
 * n = 0 gives empty lists, n = 1 and 2 no results.
 * @param values  one finite value an area
 * @throws RangeError when values and weights do not match
 */
export function getisOrd(values: readonly number[], weights: SpatialWeights): GetisOrd {
  checkValues(values, weights);
  const n = values.length;
  const first = values[0] ?? 0;
  const isConstant = values.every((value) => value === first);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const centred = values.map((value) => value - mean);
  const squares = centred.reduce((sum, value) => sum + value * value, 0);
  const lag = spatialLag(centred, weights);
  const gi: (number | null)[] = [];
  const giStar: (number | null)[] = [];
  for (const [i, list] of weights.neighbours.entries()) {
    if (list.length === 0 || isConstant) {
      gi.push(null);
      giStar.push(null);
      continue;
    }
    const row = weights.weights?.[i];
    const sumWeights = row ? row.reduce((sum, weight) => sum + weight, 0) : list.length;
    const sumSquares = row ? row.reduce((sum, weight) => sum + weight * weight, 0) : list.length;
    const own = centred[i]!;
    const meanOthers = -own / (n - 1);
    const varianceOthers = (squares - own * own) / (n - 1) - meanOthers * meanOthers;
    const othersVary = varianceOthers > 1e-14 * (squares / n);
    gi.push(othersVary ? deviate(lag[i]!, sumWeights, sumSquares, n - 1, meanOthers, varianceOthers) : null);
    giStar.push(deviate(lag[i]! + own, sumWeights + 1, sumSquares + 1, n, 0, squares / n));
  }
  return { gi, giStar };
}
