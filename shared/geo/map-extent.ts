/** [west, south, east, north] in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/**
 * The part of the world a map of a province has: the province with its own greater side, or one degree
 * if that is more, on every side. Beyond it there is no land to draw.
 */
export function mapExtent([west, south, east, north]: Bounds): Bounds {
  const margin = Math.max(1, east - west, north - south);
  return [west - margin, south - margin, east + margin, north + margin];
}
