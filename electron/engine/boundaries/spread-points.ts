import { labelPoint } from './label-point.ts';
import { boundsOf, edgeDistance, polygonArea, type Box, type Point, type Polygon } from './polygon.ts';

const distance2 = ([ax, ay]: Point, [bx, by]: Point): number => (ax - bx) ** 2 + (ay - by) ** 2;

function nearestIndex(point: Point, centres: readonly Point[]): number {
  let best = 0;
  for (const [i, centre] of centres.entries()) {
    if (distance2(point, centre) < distance2(point, centres[best] as Point)) best = i;
  }
  return best;
}

/** Points of a triangular lattice at least `margin` inside the polygons. */
function latticeInside(polygons: readonly Polygon[], box: Box, spacing: number, margin: number): Point[] {
  const [west, south, east, north] = box;
  const found: Point[] = [];
  const rise = (spacing * Math.sqrt(3)) / 2;
  for (let row = 0, y = south + rise / 2; y < north; row++, y += rise) {
    for (let x = west + (row % 2 === 0 ? spacing / 4 : (spacing * 3) / 4); x < east; x += spacing) {
      if (edgeDistance([x, y], polygons) >= margin) found.push([x, y]);
    }
  }
  return found;
}

/** The lattice is made finer, and the margin smaller, until there are places enough. */
function places(polygons: readonly Polygon[], count: number, room: number): Point[] {
  const box = boundsOf(polygons) as Box;
  const area = polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
  const wanted = Math.max(60, count * 12);
  let spacing = Math.sqrt(area / wanted);
  let margin = Math.min(room * 0.4, 0.25 * Math.sqrt(area / count));
  let found = latticeInside(polygons, box, spacing, margin);
  for (let attempt = 0; attempt < 6 && found.length < count * 4; attempt++) {
    spacing /= Math.SQRT2;
    margin /= 2;
    found = latticeInside(polygons, box, spacing, margin);
  }
  return found;
}

/** Picks places one after another, each as far as can be from those before (Gonzalez 1985). */
function farthestFirst(candidates: readonly Point[], start: Point, count: number): Point[] {
  const chosen: Point[] = [candidates[nearestIndex(start, candidates)] as Point];
  const gap = candidates.map((candidate) => distance2(candidate, chosen[0] as Point));
  while (chosen.length < count) {
    const farthest = gap.indexOf(Math.max(...gap));
    const next = candidates[farthest] as Point;
    chosen.push(next);
    for (const [i, candidate] of candidates.entries()) {
      gap[i] = Math.min(gap[i] as number, distance2(candidate, next));
    }
  }
  return chosen;
}

/** Moves each place to the candidate in the middle of those nearest to it (Lloyd 1982). */
function settle(candidates: readonly Point[], chosen: readonly Point[]): Point[] {
  const groups = chosen.map((): Point[] => []);
  for (const candidate of candidates) groups[nearestIndex(candidate, chosen)]?.push(candidate);
  return groups.map((group, i) => {
    if (group.length === 0) return chosen[i] as Point;
    const middle: Point = [
      group.reduce((sum, [x]) => sum + x, 0) / group.length,
      group.reduce((sum, [, y]) => sum + y, 0) / group.length,
    ];
    return group[nearestIndex(middle, group)] as Point;
  });
}

/**
 * Evenly spread places inside polygons, away from their edges: the same input gives the same places.
 * One place is the label point itself.
 * @param count  number of places wanted, 0 or more
 * @returns `count` places, all different and inside, from north to south; none when there is no polygon
 */
export function spreadPoints(polygons: readonly Polygon[], count: number): readonly Point[] {
  const label = labelPoint(polygons);
  if (!label || count <= 0) return [];
  if (count === 1) return [label.point];
  const shrink = Math.cos((label.point[1] * Math.PI) / 180);
  const scaled = polygons.map((polygon) => polygon.map((ring) => ring.map(([x, y]): Point => [x * shrink, y])));
  const start: Point = [label.point[0] * shrink, label.point[1]];
  const candidates = places(scaled, count, label.room);
  if (candidates.length < count) return [];
  let chosen = farthestFirst(candidates, start, count);
  for (let round = 0; round < 8; round++) chosen = settle(candidates, chosen);
  return chosen.toSorted((p, q) => q[1] - p[1] || p[0] - q[0]).map(([x, y]): Point => [x / shrink, y]);
}
