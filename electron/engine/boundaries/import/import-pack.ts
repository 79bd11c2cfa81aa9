import { basename } from 'node:path';
import { feature, mergeArcs } from 'topojson-client';
import type { MultiPolygon, Polygon as TopoPolygon, Topology } from 'topojson-specification';
import type { AreaRegister } from '../area-register.ts';
import { labelPoint } from '../label-point.ts';
import { packLevels, type ArealLayer, type PackLevel, type PackTopology } from '../pack-file.ts';
import { isInside, polygonArea, polygonsOf, type Point, type Polygon } from '../polygon.ts';
import { AppError } from '../../../../shared/contract/app-error.ts';
import type { BoundaryPack, BoundaryProperties } from '../../../../shared/contract/boundaries.ts';
import { codeAtLevel, levelOfCode } from '../../../../shared/geo/area-codes.ts';
import { attributionOf, type Attribution } from './attribution.ts';
import { codeFieldOf, namesOf, readAreaCode, type Attributes, type FieldChoice } from './boundary-fields.ts';
import { readBoundaryFile, type BoundarySource } from './read-boundary-file.ts';
import { simplifyTopology } from './simplify-topology.ts';

export type ImportChoice = FieldChoice & {
  readonly packId?: string | undefined;
  readonly attribution?: string | undefined;
};

export type ImportedPack = {
  readonly pack: BoundaryPack;
  readonly topology: PackTopology;
  /** Codes in the file that the register does not know. */
  readonly unknownCodes: readonly string[];
  /** Current tambons of the covered provinces that have no polygon in the file. */
  readonly missingTambons: readonly string[];
  /** Shapes left out because they carry no area code. */
  readonly shapesWithoutCode: number;
};

type Shape = TopoPolygon | MultiPolygon;
/** All shapes of one area and the attributes of the first. */
type Area = { readonly shapes: Shape[]; readonly attributes: Attributes };
type AreasByLevel = Readonly<Record<PackLevel, ReadonlyMap<string, Area>>>;

const firstFew = (codes: readonly string[]): string =>
  codes.slice(0, 5).join(', ') + (codes.length > 5 ? `, … (${codes.length})` : '');

function invalid(file: string, found: string, foundTh: string): AppError {
  return new AppError('PACK_INVALID', { file, found, foundTh });
}

function collectAreas(
  source: BoundarySource,
  file: string,
  choice: ImportChoice,
): { readonly areas: AreasByLevel; readonly shapesWithoutCode: number } {
  const areas = { province: new Map<string, Area>(), amphoe: new Map<string, Area>(), tambon: new Map<string, Area>() };
  const withoutShape: string[] = [];
  let shapesWithoutCode = 0;
  for (const { shapes } of source.layers) {
    const field = codeFieldOf(
      shapes.map((shape) => shape.attributes),
      choice.codeField,
    );
    for (const { attributes, geometry } of shapes) {
      const code = field === null ? null : readAreaCode(attributes[field]);
      const level = code === null ? null : levelOfCode(code);
      if (code === null || level === null || level === 'community') shapesWithoutCode++;
      else if (geometry === null) withoutShape.push(code);
      else {
        const known = areas[level].get(code);
        if (known) known.shapes.push(geometry);
        else areas[level].set(code, { shapes: [geometry], attributes });
      }
    }
  }
  if (withoutShape.length > 0) {
    const codes = firstFew(withoutShape);
    throw invalid(file, `areas without a polygon: ${codes}`, `มีพื้นที่ที่ไม่มีรูปหลายเหลี่ยม: ${codes}`);
  }
  if (packLevels.every((level) => areas[level].size === 0)) {
    const names = [...new Set(source.layers.flatMap(({ shapes }) => Object.keys(shapes[0]?.attributes ?? {})))].join(
      ', ',
    );
    throw invalid(
      file,
      `no field holds area codes; fields: ${names || '-'}`,
      `ไม่พบช่องข้อมูลที่เป็นรหัสพื้นที่ ช่องที่มี: ${names || '-'}`,
    );
  }
  return { areas, shapesWithoutCode };
}

/** Larger levels that the file does not have are made of the smaller ones. */
function completeLevels(areas: AreasByLevel): AreasByLevel {
  const upward = (level: PackLevel, smaller: ReadonlyMap<string, Area>): ReadonlyMap<string, Area> => {
    const merged = new Map(areas[level]);
    const members = Map.groupBy(smaller, ([code]) => codeAtLevel(code, level));
    for (const [code, parts] of members) {
      if (!merged.has(code)) merged.set(code, { shapes: parts.flatMap(([, part]) => part.shapes), attributes: {} });
    }
    return merged;
  };
  const amphoe = upward('amphoe', areas.tambon);
  return { tambon: areas.tambon, amphoe, province: upward('province', amphoe) };
}

function isOnEarth(polygons: readonly Polygon[]): boolean {
  return polygons.flat(2).every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
}

/** The label point the file gives, where it lies inside; the pole of inaccessibility otherwise. */
function labelOf(attributes: Attributes, polygons: readonly Polygon[]): Point | null {
  const [lon, lat] = [attributes['label_lon'], attributes['label_lat']];
  if (typeof lon === 'number' && typeof lat === 'number' && isInside([lon, lat], polygons)) return [lon, lat];
  return labelPoint(polygons)?.point ?? null;
}

function layerOf(
  level: PackLevel,
  areas: AreasByLevel,
  all: Topology,
  file: string,
  choice: ImportChoice,
  register: AreaRegister,
): ArealLayer<BoundaryProperties> {
  const broken: string[] = [];
  const nameless: string[] = [];
  const geometries = [...areas[level]]
    .toSorted(([p], [q]) => (p < q ? -1 : 1))
    .flatMap(([code, { shapes, attributes }]) => {
      const [only] = shapes;
      const merged = shapes.length === 1 && only ? only : mergeArcs(all, shapes);
      const polygons = polygonsOf(feature(all, merged as TopoPolygon).geometry);
      const label =
        isOnEarth(polygons) && polygons.some((each) => polygonArea(each) > 0) ? labelOf(attributes, polygons) : null;
      const names = namesOf(attributes, level, choice);
      const known = register.nameOf(code);
      const nameTh = names.th ?? known?.th ?? names.en;
      if (!label) broken.push(code);
      if (nameTh === null) nameless.push(code);
      if (!label || nameTh === null) return [];
      const properties = {
        code,
        nameTh,
        nameEn: names.en ?? known?.en ?? null,
        labelLon: label[0],
        labelLat: label[1],
      };
      return [
        { type: merged.type, arcs: merged.arcs, properties } as ArealLayer<BoundaryProperties>['geometries'][number],
      ];
    });
  if (broken.length > 0) {
    const codes = firstFew(broken);
    throw invalid(
      file,
      `the polygons of ${codes} are empty or not in degrees of longitude and latitude (WGS 84)`,
      `รูปหลายเหลี่ยมของ ${codes} ว่างเปล่า หรือพิกัดไม่ใช่องศาลองจิจูดและละติจูด (WGS 84)`,
    );
  }
  if (nameless.length > 0) {
    const codes = firstFew(nameless);
    throw invalid(file, `no name for ${codes}; give --name-th-field`, `ไม่มีชื่อของ ${codes} ระบุช่องชื่อด้วย --name-th-field`);
  }
  return { type: 'GeometryCollection', geometries };
}

function packIdOf(file: string): string {
  const stem = basename(file)
    .toLowerCase()
    .replace(/\.[^.]*json$/, '')
    .replace(/\.topo$/, '');
  return `official-${stem.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'pack'}`.slice(0, 60);
}

function packOf(file: string, choice: ImportChoice, areas: AreasByLevel, attribution: Attribution): BoundaryPack {
  return {
    packId: choice.packId ?? packIdOf(file),
    nameTh: `ชุดขอบเขตพื้นที่ ${basename(file)}`,
    nameEn: `Boundary pack ${basename(file)}`,
    isSchematic: false,
    attributionTh: attribution.th,
    attributionEn: attribution.en,
    levels: packLevels.filter((level) => areas[level].size > 0),
    provinces: [...areas.province.keys()].toSorted(),
  };
}

/**
 * Reads a boundary file into a pack: recognises codes and names, completes the larger levels, checks codes
 * against the register, simplifies.
 * @throws AppError FILE_MISSING, FILE_IS_FOLDER; PACK_INVALID with what is wrong
 */
export function importPack(file: string, choice: ImportChoice, register: AreaRegister): ImportedPack {
  const name = basename(file);
  const source = readBoundaryFile(file);
  const collected = collectAreas(source, name, choice);
  const areas = completeLevels(collected.areas);
  const simple = simplifyTopology(source.topology);
  const layer = (level: PackLevel) => layerOf(level, areas, simple, name, choice, register);
  // The smallest areas first: what is wrong with the file is said of them.
  const tambon = layer('tambon');
  const objects = { province: layer('province'), amphoe: layer('amphoe'), tambon };
  const rows = source.layers.flatMap(({ shapes }) => shapes.map((shape) => shape.attributes));
  const pack = packOf(file, choice, areas, attributionOf(name, rows, choice.attribution));
  const codes = packLevels.flatMap((level) => [...collected.areas[level].keys()]);
  const expected = pack.provinces.flatMap((code) => register.children(code)).flatMap((code) => register.children(code));
  return {
    pack,
    topology: { ...simple, objects },
    unknownCodes: codes.filter((code) => register.nameOf(code) === null).toSorted(),
    missingTambons: areas.tambon.size === 0 ? [] : expected.filter((code) => !areas.tambon.has(code)),
    shapesWithoutCode: collected.shapesWithoutCode,
  };
}
