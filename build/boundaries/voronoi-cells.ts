import { Delaunay } from 'd3-delaunay';
import { clipToHalfPlane, type HalfPlane } from '../../electron/engine/boundaries/clip-polygon.ts';
import { polygonArea, type Point, type Polygon } from '../../electron/engine/boundaries/polygon.ts';

/** Points nearer to the first site than to the second. */
function nearerTo([ax, ay]: Point, [bx, by]: Point, shrink: number): HalfPlane {
  const s2 = shrink * shrink;
  const [dx, dy] = [(bx - ax) * s2, by - ay];
  return [-dx, -dy, (dx * (ax + bx) + dy * (ay + by)) / 2];
}

const opposite = ([a, b, c]: HalfPlane): HalfPlane => [-a, -b, -c];

/** Gives corners that differ by rounding only the same coordinates. */
function cornerSnapper(grid: number): (point: Point) => Point {
  const seen = new Map<string, Point>();
  return (point) => {
    const [i, j] = [Math.round(point[0] / grid), Math.round(point[1] / grid)];
    for (const di of [0, -1, 1]) {
      for (const dj of [0, -1, 1]) {
        const known = seen.get(`${i + di} ${j + dj}`);
        if (known && Math.hypot(known[0] - point[0], known[1] - point[1]) < grid) return known;
      }
    }
    seen.set(`${i} ${j}`, point);
    return point;
  };
}

/**
 * Voronoi partition of an outline by sites, in degrees with longitude shrunk by the cosine of the latitude.
 * Cells are cut exactly: together they are the outline, and neighbours share their corners.
 * @returns the parts of each site's cell, largest first, in the order of the sites
 */
export function voronoiCells(sites: readonly Point[], outline: readonly Polygon[]): readonly (readonly Polygon[])[] {
  const shrink = Math.cos(((sites[0]?.[1] ?? 0) * Math.PI) / 180);
  const delaunay = Delaunay.from(sites.map(([x, y]) => [x * shrink, y]));
  const snap = cornerSnapper(1e-7);
  return sites.map((site, i) => {
    let parts: readonly Polygon[] = outline;
    for (const j of delaunay.neighbors(i)) {
      const other = sites[j] as Point;
      parts = clipToHalfPlane(parts, i < j ? nearerTo(site, other, shrink) : opposite(nearerTo(other, site, shrink)));
    }
    return parts
      .map((polygon) => polygon.map((ring) => ring.map(snap)))
      .toSorted((p, q) => polygonArea(q) - polygonArea(p));
  });
}
