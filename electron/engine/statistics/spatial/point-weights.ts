import { earthRadiusKm, haversineKm, type DistanceMetric, type Point } from './point-distance.ts';
import { weightsFromSets, type SpatialWeights } from './spatial-weights.ts';

/**
 * Points in space such that straight distances rank as the distances asked for: on the plane as they are, on the Earth
 * on the sphere, where the chord grows with the great circle and costs no sines for each pair.
 */
type Places = {
  readonly index: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
};

const radians = Math.PI / 180;

/** What rounding may add to a square: 0.4 - 0.1 is a hair more than 0.3, and the limit of a band is included. */
const roundingOfDistance = 1e-12;

function placesOf(points: readonly (Point | null)[], metric: DistanceMetric): Places {
  const placed = points.flatMap((point, i) => (point === null ? [] : [{ i, point }]));
  for (const { i, point } of placed) {
    if (!point.every(Number.isFinite)) throw new RangeError(`Point ${i} has a coordinate that is no number.`);
    if (metric === 'earth') haversineKm(point, point);
  }
  const along = (axis: (lon: number, lat: number) => number) =>
    Float64Array.from(placed, ({ point }) => earthRadiusKm * axis(point[0] * radians, point[1] * radians));
  const index = Int32Array.from(placed, ({ i }) => i);
  if (metric === 'plane') {
    const x = Float64Array.from(placed, ({ point }) => point[0]);
    const y = Float64Array.from(placed, ({ point }) => point[1]);
    return { index, x, y, z: new Float64Array(placed.length) };
  }
  return {
    index,
    x: along((lon, lat) => Math.cos(lat) * Math.cos(lon)),
    y: along((lon, lat) => Math.cos(lat) * Math.sin(lon)),
    z: along((_, lat) => Math.sin(lat)),
  };
}

function squaredDistance({ x, y, z }: Places, a: number, b: number): number {
  const dx = x[a]! - x[b]!;
  const dy = y[a]! - y[b]!;
  const dz = z[a]! - z[b]!;
  return dx * dx + dy * dy + dz * dz;
}

function nearest(places: Places, a: number, k: number, candidates: Int32Array): number[] {
  const found: number[] = [];
  const distances: number[] = [];
  for (const b of candidates) {
    if (b === a) continue;
    const distance = squaredDistance(places, a, b);
    if (found.length === k && distance >= distances[k - 1]!) continue;
    let at = found.length;
    while (at > 0 && distances[at - 1]! > distance) at -= 1;
    found.splice(at, 0, b);
    distances.splice(at, 0, distance);
    if (found.length > k) {
      found.pop();
      distances.pop();
    }
  }
  return found;
}

/**
 * The k nearest points of each point; of equally near ones the first in the list. Not symmetric.
 * A point without a place (null) is nobody's neighbour and an island. With fewer than k others, all of them;
 * one point alone is an island. Points at the same place are at distance 0 of each other.
 * @param k  neighbours wanted, ≥ 1
 * @param takesPart  whether each area has a figure: one without is nobody's neighbour, so that the others still have k;
 *   all when not given
 * @throws RangeError for no whole k ≥ 1, or a coordinate that is no number or no latitude
 */
export function kNearestWeights(
  points: readonly (Point | null)[],
  k: number,
  metric: DistanceMetric,
  takesPart?: readonly boolean[],
): SpatialWeights {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`${k} is no number of neighbours.`);
  const places = placesOf(points, metric);
  const sets = points.map(() => new Set<number>());
  const candidates = Int32Array.from(places.index.keys()).filter((b) => takesPart?.[places.index[b]!] ?? true);
  for (const [a, i] of places.index.entries()) {
    for (const b of nearest(places, a, k, candidates)) sets[i]!.add(places.index[b]!);
  }
  return weightsFromSets(`knn:${k}`, sets);
}

/**
 * All points within a distance, the limit included. Symmetric. A point without a place (null), or with nobody
 * within the distance, is an island.
 * @param band  km of great circle for `earth`, the unit of the coordinates (degrees, for one) for `plane`; > 0
 * @throws RangeError for no band above 0, or a coordinate that is no number or no latitude
 */
export function distanceBandWeights(
  points: readonly (Point | null)[],
  band: number,
  metric: DistanceMetric,
): SpatialWeights {
  if (!(band > 0)) throw new RangeError(`${band} is no distance above 0.`);
  const places = placesOf(points, metric);
  const halfTurn = Math.min(Math.PI / 2, band / (2 * earthRadiusKm));
  const limit = metric === 'earth' ? 2 * earthRadiusKm * Math.sin(halfTurn) : band;
  const sets = points.map(() => new Set<number>());
  for (let a = 0; a < places.index.length; a += 1) {
    for (let b = a + 1; b < places.index.length; b += 1) {
      if (squaredDistance(places, a, b) > limit * limit * (1 + roundingOfDistance)) continue;
      sets[places.index[a]!]!.add(places.index[b]!);
      sets[places.index[b]!]!.add(places.index[a]!);
    }
  }
  return weightsFromSets(`band:${band}`, sets);
}
