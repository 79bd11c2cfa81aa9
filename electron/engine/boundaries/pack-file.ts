import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Feature, MultiLineString as BorderLines } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { MultiLineString, MultiPolygon, Polygon, Topology } from 'topojson-specification';
import { AppError } from '../../../shared/contract/app-error.ts';
import { boundaryPack, type BoundaryPack, type BoundaryProperties } from '../../../shared/contract/boundaries.ts';
import type { NamePair } from './area-register.ts';

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
type NeighbourProperties = { readonly nameTh: string; readonly nameEn: string };

/** Neighbouring countries, the land border with them, and all Thai provinces: the land around a province. */
export type SurroundingsTopology = Topology<{
  neighbours: ArealLayer<NeighbourProperties>;
  context: ArealLayer<BoundaryProperties>;
  landBorder: MultiLineString;
}>;

/** The land border as lines. */
export function landBorderOf(topology: SurroundingsTopology): BorderLines {
  return feature(topology, topology.objects.landBorder).geometry;
}

/** The border of a province with other provinces as lines, from the same source as the land border. */
export function provinceBorderOf(topology: SurroundingsTopology, province: string): BorderLines {
  const isOwn = (shape: unknown): boolean =>
    (shape as { readonly properties: BoundaryProperties }).properties.code === province;
  return mesh(topology, topology.objects.context, (a, b) => a !== b && (isOwn(a) || isOwn(b)));
}

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
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, JSON.stringify(value));
  renameSync(part, file);
}

/** @throws AppError PACK_INVALID where the file is cut short or is no JSON */
function readWhole(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = {
      file: basename(file),
      found: 'it is damaged; import it again',
      foundTh: 'ไฟล์เสียหาย นำเข้าใหม่อีกครั้ง',
    };
    throw new AppError('PACK_INVALID', detail, { cause });
  }
}

type PackName = readonly [code: string, th: string, en: string | null];

function namesOf(topology: PackTopology): PackName[] {
  return packLevels.flatMap((level) =>
    topology.objects[level].geometries.map(({ properties }): PackName => [
      properties.code,
      properties.nameTh,
      properties.nameEn,
    ]),
  );
}

/** Writes `<packId>.topo.json`, `<packId>.names.json` and, last, `<packId>.json`, which makes the pack known. */
export function writePack(dataFolder: string, pack: BoundaryPack, topology: PackTopology): void {
  if (!packIdPattern.test(pack.packId))
    throw new RangeError(`A pack id has letters, digits and hyphens: ${pack.packId}`);
  const stem = join(folderOf(dataFolder), pack.packId);
  writeWhole(`${stem}.topo.json`, topology);
  writeWhole(`${stem}.names.json`, namesOf(topology));
  writeWhole(`${stem}.json`, boundaryPack.parse(pack));
}

/** What the packs of the data folder say of themselves, in order of id. */
export function readPacks(dataFolder: string): readonly BoundaryPack[] {
  const folder = folderOf(dataFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && packIdPattern.test(name.slice(0, -'.json'.length)))
    .toSorted()
    .map((name) => boundaryPack.parse(readWhole(join(folder, name))));
}

export function readPackTopology(dataFolder: string, packId: string): PackTopology {
  return readWhole(join(folderOf(dataFolder), `${packId}.topo.json`)) as PackTopology;
}

/** Codes and names of every area of a pack. */
export function readPackNames(dataFolder: string, packId: string): readonly (readonly [string, NamePair])[] {
  const names = readWhole(join(folderOf(dataFolder), `${packId}.names.json`)) as readonly PackName[];
  return names.map(([code, th, en]) => [code, { th, en }]);
}

const surroundingsName = 'surroundings.topo.json';

export function writeSurroundings(dataFolder: string, topology: SurroundingsTopology): void {
  writeWhole(join(folderOf(dataFolder), surroundingsName), topology);
}

export function readSurroundings(dataFolder: string): SurroundingsTopology {
  return readWhole(join(folderOf(dataFolder), surroundingsName)) as SurroundingsTopology;
}
