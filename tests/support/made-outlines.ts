import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

const dataFolder = fileURLToPath(new URL('../../dist/data', import.meta.url));

/** Ko Phayam, which no other tambon touches. */
export const islandTambon = '850109';
/** Far enough out for every tambon of the schematic map to be clear of it, in degrees. */
const westward = 0.8;

type Outline = Feature<Polygon | MultiPolygon>;
type SchematicMap = Topology<Record<'tambon' | 'amphoe' | 'province', GeometryCollection<{ code: string }>>>;

/** The schematic map of Ranong as the build makes it. */
export function schematicMap(): SchematicMap {
  return JSON.parse(readFileSync(join(dataFolder, 'boundaries/schematic-85.topo.json'), 'utf8')) as SchematicMap;
}

function moved({ geometry, ...rest }: Outline): Outline {
  const ring = (points: readonly Position[]): Position[] => points.map(([x = 0, y = 0]) => [x - westward, y]);
  if (geometry.type === 'Polygon')
    return { ...rest, geometry: { ...geometry, coordinates: geometry.coordinates.map(ring) } };
  return { ...rest, geometry: { ...geometry, coordinates: geometry.coordinates.map((polygon) => polygon.map(ring)) } };
}

/** The 30 tambons of that map as GeoJSON, Ko Phayam out at sea, in the fields of an official boundary file. */
export function tambonOutlines(): { readonly type: 'FeatureCollection'; readonly features: readonly Outline[] } {
  const map = schematicMap();
  const features = feature(map, map.objects.tambon).features.map((one): Outline => {
    const { code, nameTh, nameEn } = one.properties as unknown as Record<string, string>;
    const outline = { ...one, properties: { code, name_th: nameTh, name_en: nameEn } } as Outline;
    return code === islandTambon ? moved(outline) : outline;
  });
  return { type: 'FeatureCollection', features };
}
