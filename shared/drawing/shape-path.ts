import type { Geometry, Position } from 'geojson';
import type { Projection } from './map-projection.ts';

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Points that fall on the one before at a tenth of a unit are left out. */
function linePath(line: readonly Position[], { project }: Projection, isRing: boolean): string {
  const points: string[] = [];
  for (const [lon = 0, lat = 0] of line) {
    const [x, y] = project(lon, lat);
    const point = `${tenths(x)} ${tenths(y)}`;
    if (point !== points.at(-1)) points.push(point);
  }
  if (isRing && points.length > 1 && points[0] === points.at(-1)) points.pop();
  if (points.length < 2) return '';
  return `M${points.join('L')}${isRing ? 'z' : ''}`;
}

/** Path data of polygons (every ring) and lines; empty for points. */
export function shapePath(geometry: Geometry | null | undefined, projection: Projection): string {
  if (!geometry) return '';
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring) => linePath(ring, projection, true)).join('');
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings) => rings.map((ring) => linePath(ring, projection, true))).join('');
    case 'LineString':
      return linePath(geometry.coordinates, projection, false);
    case 'MultiLineString':
      return geometry.coordinates.map((line) => linePath(line, projection, false)).join('');
    case 'GeometryCollection':
      return geometry.geometries.map((each) => shapePath(each, projection)).join('');
    case 'Point':
    case 'MultiPoint':
      return '';
  }
}
