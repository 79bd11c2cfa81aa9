import { ImpossibleInput } from '../impossible-input.ts';

/** A point: [x, y] on a plane, or [longitude, latitude] in degrees. */
export type Point = readonly [number, number];

/** `plane`: straight distance in the unit of the coordinates. `earth`: great-circle distance in kilometres. */
export type DistanceMetric = 'plane' | 'earth';

/** Mean radius of the Earth in km (IUGG R₁). */
export const earthRadiusKm = 6371.0088;

const radians = Math.PI / 180;

/**
 * Great-circle distance in km on a sphere by the haversine formula; within 0.5 % of the ellipsoid.
 * @throws RangeError for a latitude beyond ±90° or a coordinate that is no number
 */
export function haversineKm([lon1, lat1]: Point, [lon2, lat2]: Point): number {
  if (![lon1, lat1, lon2, lat2].every(Number.isFinite) || Math.abs(lat1) > 90 || Math.abs(lat2) > 90) {
    throw new ImpossibleInput('pointImpossible');
  }
  const halfLat = Math.sin(((lat2 - lat1) * radians) / 2);
  const halfLon = Math.sin(((lon2 - lon1) * radians) / 2);
  const h = halfLat * halfLat + Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * halfLon * halfLon;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Distance between two points.
 * @throws RangeError when a coordinate is no number
 */
export function pointDistance(a: Point, b: Point, metric: DistanceMetric): number {
  if (metric === 'earth') return haversineKm(a, b);
  const distance = Math.hypot(a[0] - b[0], a[1] - b[1]);
  if (!Number.isFinite(distance)) throw new ImpossibleInput('pointImpossible');
  return distance;
}
