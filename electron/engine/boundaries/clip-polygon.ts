import { isInside, ringArea, type Box, type Point, type Polygon, type Ring } from './polygon.ts';

/** The half-plane a·x + b·y + c ≥ 0. */
export type HalfPlane = readonly [a: number, b: number, c: number];

type Crossing = { readonly point: Point; readonly along: number };
/** Kept points between two crossings, from where the ring enters the half-plane to where it leaves. */
type Chain = { readonly enter: Crossing; readonly points: Point[]; leave: Crossing };

/** Both sides of a line must get the same crossing, so the ends are taken in a fixed order. */
function crossing(p: Point, q: Point, plane: HalfPlane): Crossing {
  const [a, b, c] = plane;
  const [from, to] = p[0] < q[0] || (p[0] === q[0] && p[1] < q[1]) ? [p, q] : [q, p];
  const [df, dt] = [a * from[0] + b * from[1] + c, a * to[0] + b * to[1] + c];
  const t = df / (df - dt);
  const point: Point = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
  return { point, along: b * point[0] - a * point[1] };
}

function chainsOf(ring: Ring, plane: HalfPlane): { whole: boolean; chains: Chain[] } {
  const [a, b, c] = plane;
  const kept = ring.map(([x, y]) => a * x + b * y + c >= 0);
  const start = kept.findIndex((now, i) => now && !kept.at(i - 1));
  if (start < 0) return { whole: kept[0] === true, chains: [] };
  const chains: Chain[] = [];
  let open: Chain | null = null;
  for (let step = 0; step < ring.length; step++) {
    const i = (start + step) % ring.length;
    const [before, here] = [ring.at(i - 1) as Point, ring[i] as Point];
    if (kept[i] && open) open.points.push(here);
    else if (kept[i]) {
      const enter = crossing(before, here, plane);
      open = { enter, points: [here], leave: enter };
    } else if (open) {
      open.leave = crossing(before, here, plane);
      chains.push(open);
      open = null;
    }
  }
  return { whole: false, chains };
}

/**
 * Closes the chains along the cut. With the kept side to the left of the cut, the ring leaves and enters
 * in turn along it, so the k-th leaving joins the k-th entering.
 */
function closeChains(chains: readonly Chain[]): Ring[] {
  const leaving = chains.toSorted((p, q) => p.leave.along - q.leave.along);
  const entering = chains.toSorted((p, q) => p.enter.along - q.enter.along);
  const next = new Map(leaving.map((chain, k) => [chain, entering[k] as Chain]));
  const rings: Ring[] = [];
  const left = new Set(chains);
  for (const first of chains) {
    const ring: Point[] = [];
    for (let chain = first; left.delete(chain); chain = next.get(chain) as Chain) {
      ring.push(chain.enter.point, ...chain.points, chain.leave.point);
    }
    if (ring.length > 0) rings.push(ring);
  }
  return rings;
}

function withoutRepeats(ring: Ring): Ring {
  return ring.filter(([x, y], i) => {
    const before = ring.at(i - 1) as Point;
    return x !== before[0] || y !== before[1];
  });
}

/** Puts each hole into the outer ring that contains it. */
function assemble(rings: readonly Ring[]): Polygon[] {
  const solid = rings.map(withoutRepeats).filter((ring) => ring.length >= 3 && ringArea(ring) !== 0);
  const outers = solid.filter((ring) => ringArea(ring) > 0).map((ring): Ring[] => [ring]);
  for (const hole of solid.filter((ring) => ringArea(ring) < 0)) {
    const around = outers.find(([outer]) => outer && hole.some((point) => isInside(point, [[outer]])));
    around?.push(hole);
  }
  return outers;
}

/**
 * The part of the polygons in a half-plane. Unlike Sutherland-Hodgman, a concave polygon falls into
 * separate parts and leaves no edges along the cut.
 */
export function clipToHalfPlane(polygons: readonly Polygon[], plane: HalfPlane): Polygon[] {
  return polygons.flatMap((polygon) => {
    const cut = polygon.map((ring) => ({ ring, ...chainsOf(ring, plane) }));
    const chains = cut.flatMap((each) => each.chains);
    const whole = cut.filter((each) => each.whole).map((each) => each.ring);
    return chains.length === 0 && whole.length === polygon.length
      ? [polygon]
      : assemble([...whole, ...closeChains(chains)]);
  });
}

/** The part of the polygons in a box. */
export function clipToBox(polygons: readonly Polygon[], [west, south, east, north]: Box): Polygon[] {
  const planes: readonly HalfPlane[] = [
    [1, 0, -west],
    [-1, 0, east],
    [0, 1, -south],
    [0, -1, north],
  ];
  return planes.reduce<Polygon[]>((rest, plane) => clipToHalfPlane(rest, plane), [...polygons]);
}
