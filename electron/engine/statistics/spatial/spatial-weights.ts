import { ImpossibleInput } from '../impossible-input.ts';

/** Who is a neighbour of whom. Areas are positions 0 to n - 1 in the caller's list. */
export type SpatialWeights = {
  /** How the neighbours were found, for the receipt: `queen`, `knn:4`, `band:30`, `given`. */
  readonly kind: string;
  /** Neighbours of each area, ascending, never the area itself, each once. */
  readonly neighbours: readonly (readonly number[])[];
  /** Weight of each neighbour, > 0, in the same shape; absent when every neighbour weighs 1. */
  readonly weights?: readonly (readonly number[])[];
  /** Areas without neighbours: they get "no result", never 0. */
  readonly islands: readonly number[];
};

/** Fourth powers of larger numbers overflow, and of smaller differences vanish. */
const largest = 1e75;
const smallest = 1e-75;

const withoutNeighbours = (neighbours: readonly (readonly number[])[]) =>
  neighbours.flatMap((list, i) => (list.length === 0 ? [i] : []));

/** Weights from sets of neighbours found by a geometric rule. */
export function weightsFromSets(kind: string, sets: readonly ReadonlySet<number>[]): SpatialWeights {
  const neighbours = sets.map((set) => [...set].sort((a, b) => a - b));
  return { kind, neighbours, islands: withoutNeighbours(neighbours) };
}

/**
 * Weights that were given: lists of neighbours, with or without a weight for each. Need not be symmetric.
 * @throws RangeError for a position outside the list, an area that is its own neighbour, a neighbour named twice,
 *   or weights that are not from 1e-75 to 1e75 and of the shape of the neighbours
 */
export function givenWeights(
  neighbours: readonly (readonly number[])[],
  weights?: readonly (readonly number[])[],
): SpatialWeights {
  const ordered = neighbours.map((list, i) => {
    const row = list.map((j, k) => ({ j, weight: weights?.[i]?.[k] ?? Number.NaN })).sort((a, b) => a.j - b.j);
    for (const [k, { j, weight }] of row.entries()) {
      if (!Number.isInteger(j) || j < 0 || j >= neighbours.length || j === i) {
        throw new ImpossibleInput('neighbourImpossible', { area: i, neighbour: j });
      }
      if (row[k + 1]?.j === j) throw new ImpossibleInput('neighbourImpossible', { area: i, neighbour: j });
      if (weights && !(weight >= smallest && weight <= largest))
        throw new ImpossibleInput('neighbourImpossible', { area: i, neighbour: j });
    }
    return row;
  });
  if (
    weights &&
    (weights.length !== neighbours.length || weights.some((row, i) => row.length !== neighbours[i]?.length))
  ) {
    throw new ImpossibleInput('weightsShape');
  }
  const lists = ordered.map((row) => row.map(({ j }) => j));
  const base = { kind: 'given', neighbours: lists, islands: withoutNeighbours(lists) };
  return weights ? { ...base, weights: ordered.map((row) => row.map(({ weight }) => weight)) } : base;
}

/**
 * The weights among some of the areas only, renumbered 0, 1, ... in the order of `kept`. An area whose neighbours
 * are all left out becomes an island.
 * @param kept  positions to keep, ascending
 */
export function restrictWeights(weights: SpatialWeights, kept: readonly number[]): SpatialWeights {
  const renumbered = new Map(kept.map((old, position) => [old, position]));
  const neighbours: number[][] = [];
  const values: number[][] = [];
  for (const old of kept) {
    const list: number[] = [];
    const row: number[] = [];
    for (const [k, j] of (weights.neighbours[old] ?? []).entries()) {
      const position = renumbered.get(j);
      if (position === undefined) continue;
      list.push(position);
      row.push(weights.weights?.[old]?.[k] ?? 1);
    }
    neighbours.push(list);
    values.push(row);
  }
  const base = { kind: weights.kind, neighbours, islands: withoutNeighbours(neighbours) };
  return weights.weights ? { ...base, weights: values } : base;
}

/** Each row divided by its sum (spdep's style W); islands keep an empty row. */
export function rowStandardised(weights: SpatialWeights): SpatialWeights {
  return {
    ...weights,
    weights: weights.neighbours.map((list, i) => {
      const row = weights.weights?.[i] ?? list.map(() => 1);
      const total = row.reduce((sum, weight) => sum + weight, 0);
      return row.map((weight) => weight / total);
    }),
  };
}

/** Sum of the weighted values of each area's neighbours; 0 for an island. */
export function spatialLag(values: ArrayLike<number>, weights: SpatialWeights): Float64Array {
  const lag = new Float64Array(weights.neighbours.length);
  for (const [i, list] of weights.neighbours.entries()) {
    const row = weights.weights?.[i];
    let sum = 0;
    for (let k = 0; k < list.length; k += 1) sum += (row ? row[k]! : 1) * values[list[k]!]!;
    lag[i] = sum;
  }
  return lag;
}

/**
 * @throws RangeError when there is not one finite value for each area, or their squares do not fit into a number
 */
export function checkValues(values: ArrayLike<number>, weights: SpatialWeights): void {
  if (values.length !== weights.neighbours.length) {
    throw new ImpossibleInput('valuesNumber', { values: values.length, areas: weights.neighbours.length });
  }
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i += 1) {
    if (!Number.isFinite(values[i])) throw new RangeError(`The value of area ${i} is no number.`);
    if (Math.abs(values[i]!) > largest) throw new ImpossibleInput('valueBeyond', { area: i });
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  if (high > low && high - low < smallest) throw new ImpossibleInput('valuesTooClose');
}
