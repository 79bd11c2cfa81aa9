import { areSegmentsWithin, type Segment } from './segment-distance.ts';
import { weightsFromSets, type SpatialWeights } from './spatial-weights.ts';

type Position = readonly number[];

/** The coordinates of an area as GeoJSON has them (RFC 7946); null where the area has no outline. */
export type AreaOutline =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | null;

type OwnedSegment = Segment & { readonly area: number };

function segmentsOf(outline: AreaOutline, area: number): OwnedSegment[] {
  if (outline === null) return [];
  const rings = outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();
  return rings.flatMap((ring) =>
    ring.map((start, i) => {
      const end = ring[i + 1] ?? ring[0] ?? start;
      const [ax = Number.NaN, ay = Number.NaN] = start;
      const [bx = Number.NaN, by = Number.NaN] = end;
      if (![ax, ay, bx, by].every(Number.isFinite))
        throw new RangeError(`The outline of area ${area} has a point that is no number.`);
      return { area, ax, ay, bx, by };
    }),
  );
}

/** Cells a segment comes near to, walked in pieces no longer than a cell so that a long diagonal fills few of them. */
function* cellsNear(s: Segment, cell: number, snap: number): Generator<string> {
  const length = Math.hypot(s.bx - s.ax, s.by - s.ay);
  const pieces = Math.max(1, Math.ceil(length / cell));
  for (let piece = 0; piece < pieces; piece += 1) {
    const x0 = s.ax + ((s.bx - s.ax) * piece) / pieces;
    const x1 = s.ax + ((s.bx - s.ax) * (piece + 1)) / pieces;
    const y0 = s.ay + ((s.by - s.ay) * piece) / pieces;
    const y1 = s.ay + ((s.by - s.ay) * (piece + 1)) / pieces;
    const left = Math.floor((Math.min(x0, x1) - snap) / cell);
    const right = Math.floor((Math.max(x0, x1) + snap) / cell);
    const bottom = Math.floor((Math.min(y0, y1) - snap) / cell);
    const top = Math.floor((Math.max(y0, y1) + snap) / cell);
    for (let cx = left; cx <= right; cx += 1) for (let cy = bottom; cy <= top; cy += 1) yield `${cx} ${cy}`;
  }
}

function segmentsByCell(segments: readonly OwnedSegment[], snap: number): ReadonlyMap<string, readonly OwnedSegment[]> {
  const totalLength = segments.reduce((sum, s) => sum + Math.hypot(s.bx - s.ax, s.by - s.ay), 0);
  const cell = Math.max((2 * totalLength) / Math.max(1, segments.length), 4 * snap, Number.MIN_VALUE) || 1;
  const cells = new Map<string, OwnedSegment[]>();
  for (const segment of segments) {
    for (const key of cellsNear(segment, cell, snap)) {
      const members = cells.get(key);
      if (!members) cells.set(key, [segment]);
      else if (members.at(-1) !== segment) members.push(segment);
    }
  }
  return cells;
}

/**
 * Queen contiguity: areas whose outlines touch in at least one point, or come within the snap tolerance of each other.
 * Outlines are compared as lines, so a corner on another's straight side (a T-junction), a narrow gap up to the
 * tolerance and an overlap of crossing outlines all count; spdep's `poly2nb` compares corners only.
 * Multipart areas touch when any part does. Unclosed rings are closed; self-crossing rings, repeated points and rings
 * of one or two points are taken as they are. An area without an outline, or that touches nothing, is an island.
 * @param snap  tolerance ≥ 0 in the unit of the coordinates; 1e-6 degrees is about 10 cm
 * @throws RangeError for a coordinate or a tolerance that is no number
 */
export function queenContiguity(outlines: readonly AreaOutline[], snap = 1e-6): SpatialWeights {
  if (!(snap >= 0 && snap < Infinity)) throw new RangeError(`${snap} is no snap tolerance.`);
  const segments = outlines.flatMap(segmentsOf);
  const sets = outlines.map(() => new Set<number>());
  for (const members of segmentsByCell(segments, snap).values()) {
    for (const [i, s] of members.entries()) {
      const known = sets[s.area]!;
      for (let j = i + 1; j < members.length; j += 1) {
        const t = members[j]!;
        if (t.area === s.area || known.has(t.area) || !areSegmentsWithin(s, t, snap)) continue;
        known.add(t.area);
        sets[t.area]!.add(s.area);
      }
    }
  }
  return weightsFromSets('queen', sets);
}
