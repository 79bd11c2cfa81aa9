import type { Feature, FeatureCollection, Geometry } from 'geojson';

/** [longitude, latitude] in degrees, or any plane coordinates. */
export type Point = readonly [number, number];
/** A closed line without the repeated last point. */
export type Ring = readonly Point[];
/** The outer ring (counter-clockwise) and its holes (clockwise). */
export type Polygon = readonly Ring[];
/** [west, south, east, north]. */
export type Box = readonly [number, number, number, number];

/** Signed area by the shoelace formula; positive when counter-clockwise. Square units of the coordinates. */
export function ringArea(ring: Ring): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[j] as Point;
    const [bx, by] = ring[i] as Point;
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

/** Area of the outer ring less its holes, never negative. */
export function polygonArea(polygon: Polygon): number {
  return Math.abs(polygon.reduce((sum, ring) => sum + ringArea(ring), 0));
}

/** The smallest box around the polygons; null when there are none. */
export function boundsOf(polygons: readonly Polygon[]): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of polygons.flat()) {
    for (const [x, y] of ring) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  return west > east ? null : [west, south, east, north];
}

/** Even-odd rule over all rings of all polygons; a point on an edge may fall on either side. */
export function isInside([x, y]: Point, polygons: readonly Polygon[]): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[j] as Point;
      const [bx, by] = ring[i] as Point;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

function distanceToSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** Distance to the nearest edge: positive inside, negative outside. */
export function edgeDistance(point: Point, polygons: readonly Polygon[]): number {
  let nearest = Infinity;
  for (const ring of polygons.flat()) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      nearest = Math.min(nearest, distanceToSegment(point, ring[j] as Point, ring[i] as Point));
    }
  }
  return isInside(point, polygons) ? nearest : -nearest;
}

function openRing(ring: readonly (readonly number[])[], isOuter: boolean): Ring {
  const points = ring.map((position): Point => [position[0] ?? Number.NaN, position[1] ?? Number.NaN]);
  const [first, last] = [points[0], points.at(-1)];
  if (points.length > 1 && first && last && first[0] === last[0] && first[1] === last[1]) points.pop();
  return ringArea(points) > 0 === isOuter ? points : points.toReversed();
}

/** The polygons of a GeoJSON geometry with rings wound as `Polygon` says; none for points and lines. */
export function polygonsOf(geometry: Geometry | null | undefined): readonly Polygon[] {
  const open = (rings: readonly (readonly (readonly number[])[])[]): Polygon =>
    rings.map((ring, i) => openRing(ring, i === 0)).filter((ring) => ring.length >= 3);
  if (geometry?.type === 'Polygon') return [open(geometry.coordinates)].filter((polygon) => polygon.length > 0);
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates.map(open).filter((polygon) => polygon.length > 0);
  if (geometry?.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsOf);
  return [];
}

/** GeoJSON of the polygons: a Polygon for one, a MultiPolygon otherwise. */
export function geometryOf(polygons: readonly Polygon[]): Geometry {
  const closed = polygons.map((polygon) =>
    polygon.map((ring) => [...ring, ...ring.slice(0, 1)].map((point) => [...point])),
  );
  const [only] = closed;
  return closed.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: closed };
}

/** GeoJSON of a polygon layer. */
export function layerOf(features: readonly Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features: [...features] };
}
