import type { Feature, MultiLineString } from 'geojson';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { BoundaryPack, BoundaryProperties, ProvinceMap } from '../../../shared/contract/boundaries.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { mapExtent } from '../../../shared/geo/map-extent.ts';
import { loadAreaRegister, withPackNames, type AreaRegister } from './area-register.ts';
import { clipToBox } from './clip-polygon.ts';
import { labelPoint } from './label-point.ts';
import {
  featureOf,
  landBorderOf,
  provinceBorderOf,
  readPackNames,
  readPacks,
  readPackTopology,
  readSurroundings,
  type PackLevel,
  type PackTopology,
} from './pack-file.ts';
import { boundsOf, geometryOf, polygonsOf, type Box, type Point } from './polygon.ts';
import { spreadPoints } from './spread-points.ts';

/** Every boundary pack in the data folder. */
export function listPacks(dataFolder: string): readonly BoundaryPack[] {
  return readPacks(dataFolder);
}

/** The area register with the names of the official packs in place of its own. */
export function loadRegisterWithPacks(dataFolder: string): AreaRegister {
  const official = listPacks(dataFolder).filter((pack) => !pack.isSchematic);
  return official.reduce(
    (register, pack) => withPackNames(register, readPackNames(dataFolder, pack.packId)),
    loadAreaRegister(dataFolder),
  );
}

/** The pack asked for, or else an official pack that covers the province, or else a schematic one. */
export function choosePack(packs: readonly BoundaryPack[], packId: string | null, province: string): BoundaryPack {
  const covering = packs.filter((pack) => pack.provinces.includes(province));
  const chosen =
    packId === null
      ? (covering.find((pack) => !pack.isSchematic) ?? covering[0])
      : covering.find((pack) => pack.packId === packId);
  if (!chosen) throw new AppError('PACK_UNKNOWN', { found: packId ?? province });
  return chosen;
}

/** About what a map fitted to the province shows: a screen somewhat wider than high. */
function firstView([west, south, east, north]: Box): Box {
  const [height, width] = [(north - south) * 1.12, (east - west) * 1.12];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [halfHeight, halfWidth] = [
    Math.max(height, (width * shrink) / 1.3) / 2,
    Math.max(width, (height * 1.3) / shrink) / 2,
  ];
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
}

const overlaps = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

export type AreaFeature = Feature & { readonly properties: BoundaryProperties };

/** The part of a shape inside the box, labelled where the map is looked at first. */
function cutFeature(shape: Feature, box: Box, view: Box): Feature | null {
  const polygons = polygonsOf(shape.geometry);
  const around = boundsOf(polygons);
  if (!around || !overlaps(around, box)) return null;
  const inside = clipToBox(polygons, box);
  const label = labelPoint(clipToBox(inside, view)) ?? labelPoint(inside);
  if (!label) return null;
  const properties = { ...shape.properties, labelLon: label.point[0], labelLat: label.point[1] };
  return { type: 'Feature', properties, geometry: geometryOf(inside) };
}

/** The lines that come near the box, whole: a map draws what it needs of them. */
function bordersWithin({ coordinates }: MultiLineString, box: Box, side: 'neighbour' | 'context'): Feature {
  const near = coordinates.filter((line) => {
    const around = boundsOf([[line.map(([x = 0, y = 0]): Point => [x, y])]]);
    return around !== null && overlaps(around, box);
  });
  return { type: 'Feature', properties: { side }, geometry: { type: 'MultiLineString', coordinates: near } };
}

// The contract's collections are plain objects: GeoJSON's own interface has no index signature.
const collection = (features: readonly Feature[]) => ({ type: 'FeatureCollection' as const, features: [...features] });

/** The areas of a level of one province as GeoJSON. */
export function featuresOf(topology: PackTopology, level: PackLevel, province: string): AreaFeature[] {
  return topology.objects[level].geometries
    .filter((each) => codeAtLevel(each.properties.code, 'province') === province)
    .map((each) => featureOf(topology, each));
}

/** Each community gets a place inside its tambon's polygon; one whose tambon the pack lacks gets none. */
export function communityPlaces(
  tambons: readonly AreaFeature[],
  communityCodes: readonly string[],
): ProvinceMap['communities'] {
  const polygonsByCode = new Map(tambons.map((each) => [each.properties.code, polygonsOf(each.geometry)]));
  const byTambon = Map.groupBy(new Set(communityCodes), (code) => codeAtLevel(code, 'tambon'));
  return [...byTambon]
    .flatMap(([tambon, codes]) => {
      const points = spreadPoints(polygonsByCode.get(tambon) ?? [], codes.length);
      return codes.toSorted().flatMap((areaCode, i) => {
        const point = points[i];
        return point ? [{ areaCode, lon: point[0], lat: point[1], isSchematic: true }] : [];
      });
    })
    .toSorted((p, q) => (p.areaCode < q.areaCode ? -1 : 1));
}

/**
 * The map of one province from a boundary pack, with the land around it.
 * @param packId  null for the best pack there is: official before schematic
 * @param communityCodes  8-digit codes to place; those of other provinces are left out
 * @throws AppError PACK_UNKNOWN when no such pack covers the province
 */
export function provinceMap(
  dataFolder: string,
  packId: string | null,
  province: string,
  communityCodes: readonly string[],
): ProvinceMap {
  const pack = choosePack(listPacks(dataFolder), packId, province);
  const topology = readPackTopology(dataFolder, pack.packId);
  const surroundings = readSurroundings(dataFolder);
  const provinces = featuresOf(topology, 'province', province);
  const tambon = featuresOf(topology, 'tambon', province);
  const bounds = boundsOf(provinces.flatMap((each) => polygonsOf(each.geometry)));
  if (!bounds) throw new AppError('PACK_UNKNOWN', { found: province });
  const box = mapExtent(bounds);
  const view = firstView(bounds);
  const own = topology.objects.province.geometries.map((each) => featureOf(topology, each));
  const ownCodes = new Set(own.map((each) => each.properties.code));
  const others = surroundings.objects.context.geometries
    .filter((each) => !ownCodes.has(each.properties.code))
    .map((each) => featureOf(surroundings, each));
  const countries = surroundings.objects.neighbours.geometries.map((each) => featureOf(surroundings, each));
  const cut = (features: readonly Feature[]): Feature[] =>
    features.flatMap((each) => cutFeature(each, box, view) ?? []);
  return {
    pack,
    bounds: [...bounds],
    province: collection(provinces),
    amphoe: collection(featuresOf(topology, 'amphoe', province)),
    tambon: collection(tambon),
    neighbours: collection(cut(countries)),
    landBorder: collection([
      bordersWithin(landBorderOf(surroundings), box, 'neighbour'),
      bordersWithin(provinceBorderOf(surroundings, province), box, 'context'),
    ]),
    context: collection(cut([...own, ...others].filter((each) => each.properties.code !== province))),
    communities: communityPlaces(
      tambon,
      communityCodes.filter((code) => codeAtLevel(code, 'province') === province),
    ),
  };
}
