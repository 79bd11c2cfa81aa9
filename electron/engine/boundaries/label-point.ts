import { boundsOf, edgeDistance, polygonArea, type Point, type Polygon } from './polygon.ts';

type Cell = { readonly centre: Point; readonly half: number; readonly distance: number };

/** Cells with their best possible distance first. */
function insertByPromise(queue: Cell[], cell: Cell): void {
  const promise = cell.distance + cell.half * Math.SQRT2;
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = queue[middle] as Cell;
    if (other.distance + other.half * Math.SQRT2 < promise) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, cell);
}

/**
 * The pole of inaccessibility of the largest polygon: the point inside that is farthest from its edge
 * (Garcia-Castellanos & Lombardo 2007; quadtree search), to 1/200 of its size. Longitude is shrunk by the
 * cosine of the latitude, so that the distance is one on the ground.
 * @returns the point and its distance to the edge in degrees of latitude; null when there is no polygon
 */
export function labelPoint(polygons: readonly Polygon[]): { readonly point: Point; readonly room: number } | null {
  const largest = polygons.toSorted((p, q) => polygonArea(q) - polygonArea(p))[0];
  const bounds = largest && boundsOf([largest]);
  if (!largest || !bounds) return null;
  const shrink = Math.cos((((bounds[1] + bounds[3]) / 2) * Math.PI) / 180);
  const scaled: Polygon[] = [largest.map((ring) => ring.map(([x, y]): Point => [x * shrink, y]))];
  const [west, south, east, north] = boundsOf(scaled) ?? bounds;
  const size = Math.min(east - west, north - south);
  const precision = Math.max(east - west, north - south) / 200;
  const cellAt = (x: number, y: number, half: number): Cell => ({
    centre: [x, y],
    half,
    distance: edgeDistance([x, y], scaled),
  });
  const queue: Cell[] = [];
  for (let x = west; x < east; x += size) {
    for (let y = south; y < north; y += size) insertByPromise(queue, cellAt(x + size / 2, y + size / 2, size / 2));
  }
  let best = cellAt((west + east) / 2, (south + north) / 2, 0);
  for (let cell = queue.pop(); cell; cell = queue.pop()) {
    if (cell.distance > best.distance) best = cell;
    if (cell.distance + cell.half * Math.SQRT2 - best.distance <= precision) continue;
    const half = cell.half / 2;
    for (const [dx, dy] of [
      [-half, -half],
      [half, -half],
      [-half, half],
      [half, half],
    ] as const) {
      insertByPromise(queue, cellAt(cell.centre[0] + dx, cell.centre[1] + dy, half));
    }
  }
  return { point: [best.centre[0] / shrink, best.centre[1]], room: best.distance };
}
