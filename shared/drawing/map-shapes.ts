import type { Geometry } from 'geojson';
import type { ProvinceMap } from '../contract/boundaries.ts';
import { mapLevels, type MapLevel } from './map-level.ts';
import type { Projection } from './map-projection.ts';
import { seaNames } from './sea-names.ts';
import { shapePath } from './shape-path.ts';

type MapFeature = { readonly properties: Readonly<Record<string, unknown>>; readonly geometry: Geometry };
type Collection = { readonly features: readonly unknown[] };

const featuresOf = (collection: Collection): readonly MapFeature[] => collection.features as readonly MapFeature[];

/** One area: its path, its names, and where its name goes. */
type AreaShape = {
  readonly code: string;
  readonly d: string;
  readonly nameTh: string;
  readonly nameEn: string | null;
  readonly label: readonly [x: number, y: number];
};

/** A name on the land or water around, and its place. */
type NamedPlace = Pick<AreaShape, 'nameTh' | 'nameEn' | 'label'>;

/** The paths of a map in the units of its projection, from the land around to the areas of a level. */
export type MapShapes = {
  readonly neighbours: readonly string[];
  readonly landBorders: readonly { readonly side: 'neighbour' | 'context'; readonly d: string }[];
  readonly context: readonly string[];
  readonly areas: readonly AreaShape[];
  /** Outlines of the level and of those above it, thinnest first. */
  readonly outlines: readonly { readonly level: MapLevel; readonly d: string }[];
  readonly countries: readonly NamedPlace[];
  readonly provinces: readonly NamedPlace[];
  readonly seas: readonly NamedPlace[];
};

const pathsOf = (collection: Collection, projection: Projection): string[] =>
  featuresOf(collection)
    .map(({ geometry }) => shapePath(geometry, projection))
    .filter((d) => d !== '');

type Names = {
  readonly nameTh: string;
  readonly nameEn: string | null;
  readonly labelLon: number;
  readonly labelLat: number;
};

function namedPlaces(collection: Collection, { project }: Projection): NamedPlace[] {
  return featuresOf(collection).map(({ properties }) => {
    const { nameTh, nameEn, labelLon, labelLat } = properties as Names;
    return { nameTh, nameEn, label: project(labelLon, labelLat) };
  });
}

/** Everything a small or an exported map is drawn from, out of the same GeoJSON as the map on the screen. */
export function mapShapes(map: ProvinceMap, level: MapLevel, projection: Projection): MapShapes {
  const areas = featuresOf(map[level]).map(({ properties, geometry }): AreaShape => {
    const { code, nameTh, nameEn, labelLon, labelLat } = properties as Names & { readonly code: string };
    return { code, nameTh, nameEn, label: projection.project(labelLon, labelLat), d: shapePath(geometry, projection) };
  });
  const outlined = mapLevels.slice(0, mapLevels.indexOf(level) + 1).toReversed();
  return {
    neighbours: pathsOf(map.neighbours, projection),
    landBorders: featuresOf(map.landBorder).map(({ properties, geometry }) => ({
      side: properties['side'] === 'context' ? 'context' : 'neighbour',
      d: shapePath(geometry, projection),
    })),
    context: pathsOf(map.context, projection),
    areas,
    outlines: outlined.map((each) => ({ level: each, d: pathsOf(map[each], projection).join('') })),
    countries: namedPlaces(map.neighbours, projection),
    provinces: namedPlaces(map.context, projection),
    seas: seaNames.flatMap(({ th, en, places }) =>
      places.map(([lon, lat]) => ({ nameTh: th, nameEn: en, label: projection.project(lon, lat) })),
    ),
  };
}
