import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Feature } from 'geojson';
import { feature } from 'topojson-client';
import type { MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { boundaryPack, type BoundaryPack, type BoundaryProperties } from '../../../shared/contract/boundaries.ts';

export const packLevels = ['province', 'amphoe', 'tambon'] as const;
export type PackLevel = (typeof packLevels)[number];

type ArealShape<Properties extends object> = (Polygon<Properties> | MultiPolygon<Properties>) & {
  readonly properties: Properties;
};

/** A topology object of polygons, each with its properties. */
export type ArealLayer<Properties extends object> = {
  readonly type: 'GeometryCollection';
  readonly geometries: ArealShape<Properties>[];
};

/** One topology per pack: an object per level whose geometries carry `BoundaryProperties`. */
export type PackTopology = Topology<Record<PackLevel, ArealLayer<BoundaryProperties>>>;

/** A country around Thailand. */
export type NeighbourProperties = { readonly nameTh: string; readonly nameEn: string };

/** Neighbouring countries and all Thai provinces, for the land around a province. */
export type SurroundingsTopology = Topology<{
  neighbours: ArealLayer<NeighbourProperties>;
  context: ArealLayer<BoundaryProperties>;
}>;

/** GeoJSON of one shape of a topology. */
export function featureOf<Properties extends object>(
  topology: PackTopology | SurroundingsTopology,
  shape: ArealShape<Properties>,
): Feature & { readonly properties: Properties } {
  return { ...feature(topology, shape as Polygon<Properties>), properties: shape.properties };
}

const folderOf = (dataFolder: string): string => join(dataFolder, 'boundaries');
const packIdPattern = /^[a-z0-9][a-z0-9-]{0,60}$/;

function writeWhole(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, JSON.stringify(value));
  renameSync(`${file}.part`, file);
}

/** Writes `<packId>.topo.json` and, last, `<packId>.json`, which makes the pack known. */
export function writePack(dataFolder: string, pack: BoundaryPack, topology: PackTopology): void {
  if (!packIdPattern.test(pack.packId))
    throw new RangeError(`A pack id has letters, digits and hyphens: ${pack.packId}`);
  writeWhole(join(folderOf(dataFolder), `${pack.packId}.topo.json`), topology);
  writeWhole(join(folderOf(dataFolder), `${pack.packId}.json`), boundaryPack.parse(pack));
}

/** What the packs of the data folder say of themselves, in order of id. */
export function readPacks(dataFolder: string): readonly BoundaryPack[] {
  const folder = folderOf(dataFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && packIdPattern.test(name.slice(0, -'.json'.length)))
    .toSorted()
    .map((name) => boundaryPack.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

export function readPackTopology(dataFolder: string, packId: string): PackTopology {
  return JSON.parse(readFileSync(join(folderOf(dataFolder), `${packId}.topo.json`), 'utf8')) as PackTopology;
}

const surroundingsName = 'surroundings.topo.json';

export function writeSurroundings(dataFolder: string, topology: SurroundingsTopology): void {
  writeWhole(join(folderOf(dataFolder), surroundingsName), topology);
}

export function readSurroundings(dataFolder: string): SurroundingsTopology {
  return JSON.parse(readFileSync(join(folderOf(dataFolder), surroundingsName), 'utf8')) as SurroundingsTopology;
}
