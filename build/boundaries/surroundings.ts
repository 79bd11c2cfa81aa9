import type { Feature } from 'geojson';
import { meshArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import type { AreaRegister } from '../../electron/engine/boundaries/area-register.ts';
import { labelPoint } from '../../electron/engine/boundaries/label-point.ts';
import type { SurroundingsTopology } from '../../electron/engine/boundaries/pack-file.ts';
import { geometryOf, layerOf, type Polygon } from '../../electron/engine/boundaries/polygon.ts';
import { countryOutline, neighbourCountries, thailandBox } from './natural-earth.ts';

/** The land around any province: neighbouring countries, and the Thai provinces by Natural Earth. */
export function surroundingsTopology(
  packageFolder: string,
  provinces: ReadonlyMap<string, readonly Polygon[]>,
  register: AreaRegister,
): SurroundingsTopology {
  const countries = neighbourCountries.map(({ file, th, en }): Feature => {
    const geometry = geometryOf(countryOutline(packageFolder, file, thailandBox));
    return { type: 'Feature', properties: { nameTh: th, nameEn: en }, geometry };
  });
  const context = [...provinces].map(([code, polygons]): Feature => {
    const [labelLon, labelLat] = labelPoint(polygons)?.point ?? [0, 0];
    const name = register.nameOf(code);
    const properties = { code, nameTh: name?.th ?? '', nameEn: name?.en ?? null, labelLon, labelLat };
    return { type: 'Feature', properties, geometry: geometryOf(polygons) };
  });
  const all = topology(
    { neighbours: layerOf(countries), context: layerOf(context) },
    1e6,
  ) as unknown as SurroundingsTopology;
  const countryShapes = new Set<unknown>(all.objects.neighbours.geometries);
  const together = {
    type: 'GeometryCollection' as const,
    geometries: [...all.objects.neighbours.geometries, ...all.objects.context.geometries],
  };
  all.objects.landBorder = meshArcs(all, together, (a, b) => a !== b && countryShapes.has(a) !== countryShapes.has(b));
  return all;
}
