import { presimplify } from 'topojson-simplify';
import { quantize } from 'topojson-client';
import type { Position } from 'geojson';
import type { Objects, Topology } from 'topojson-specification';

/**
 * Points whose triangle with their neighbours is smaller than this are left out (Visvalingam & Whyatt
 * 1993), in square degrees: about 5,000 m², a pixel or two at the closest zoom of the map.
 */
const simplifyThreshold = 4e-7;

function isClosed(arc: readonly Position[]): boolean {
  const [first, last] = [arc[0], arc.at(-1)];
  return arc.length > 2 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

function simplifyArc(arc: readonly Position[], threshold: number): Position[] {
  const weight = (position: Position): number => position[2] ?? Infinity;
  const kept = arc.filter((position) => weight(position) >= threshold);
  if (!isClosed(arc) || kept.length >= 5) return kept.map(([x = 0, y = 0]) => [x, y]);
  // An island keeps its four weightiest points however small it is.
  const fifth = arc.map(weight).toSorted((p, q) => q - p)[Math.min(5, arc.length) - 1] ?? 0;
  return arc.filter((position) => weight(position) >= fifth).map(([x = 0, y = 0]) => [x, y]);
}

/** Fewer points on every arc, so that neighbours still share their borders; then rounded to a grid of 1e6. */
export function simplifyTopology(topology: Topology, threshold = simplifyThreshold): Topology {
  const weighted = presimplify(topology as Topology<Objects>);
  const arcs = weighted.arcs.map((arc) => simplifyArc(arc, threshold));
  const { transform: _, ...plain } = weighted;
  return quantize({ ...plain, arcs }, 1e6);
}
