import { feature, mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import type { Feature } from 'geojson';
import type { AreaRegister } from '../../electron/engine/boundaries/area-register.ts';
import { labelPoint } from '../../electron/engine/boundaries/label-point.ts';
import type { ArealLayer, PackTopology } from '../../electron/engine/boundaries/pack-file.ts';
import { geometryOf, layerOf, polygonsOf, type Point, type Polygon } from '../../electron/engine/boundaries/polygon.ts';
import type { BoundaryPack, BoundaryProperties } from '../../shared/contract/boundaries.ts';
import { codeAtLevel, type AreaLevel } from '../../shared/geo/area-codes.ts';
import { polygonAt } from './natural-earth.ts';
import type { SchematicProvince } from './ranong-points.ts';
import { voronoiCells } from './voronoi-cells.ts';

/** A hexagon of about 1 km for an island that the outline does not have. */
function schematicIsland([lon, lat]: Point): Polygon {
  const radius = 0.01;
  const shrink = Math.cos((lat * Math.PI) / 180);
  const corner = (k: number): Point => [
    lon + (radius / shrink) * Math.cos((k * Math.PI) / 3),
    lat + radius * Math.sin((k * Math.PI) / 3),
  ];
  return [[0, 1, 2, 3, 4, 5].map(corner)];
}

/** Polygons of each tambon: islands for the island tambons, Voronoi cells of the rest for the others. */
export function tambonCells(
  source: SchematicProvince,
  outline: readonly Polygon[],
): ReadonlyMap<string, readonly Polygon[]> {
  const cells = new Map<string, readonly Polygon[]>();
  const taken = new Set<Polygon>();
  for (const [code, points] of Object.entries(source.islandTambons)) {
    const islands = points.map((point) => polygonAt(point, outline) ?? schematicIsland(point));
    for (const island of islands) taken.add(island);
    cells.set(code, islands);
  }
  const mainland = outline.filter((polygon) => !taken.has(polygon));
  const parts = voronoiCells(
    source.tambons.map(([, lon, lat]): Point => [lon, lat]),
    mainland,
  );
  for (const [i, [code]] of source.tambons.entries()) {
    const cell = parts[i] ?? [];
    if (cell.length === 0) throw new Error(`Tambon ${code} gets no land inside the outline`);
    cells.set(code, cell);
  }
  return cells;
}

function propertiesOf(code: string, polygons: readonly Polygon[], register: AreaRegister): BoundaryProperties {
  const name = register.nameOf(code);
  const label = labelPoint(polygons);
  if (!name || !label) throw new Error(`No name or no land for area ${code}`);
  return { code, nameTh: name.th, nameEn: name.en, labelLon: label.point[0], labelLat: label.point[1] };
}

/** The larger areas as unions of the smaller ones, on the same arcs. */
function unionsAt(level: AreaLevel, all: PackTopology, register: AreaRegister): ArealLayer<BoundaryProperties> {
  const members = Map.groupBy(all.objects.tambon.geometries, (each) => codeAtLevel(each.properties.code, level));
  const geometries = [...members].map(([code, tambons]) => {
    const merged = mergeArcs(all, tambons);
    return { ...merged, properties: propertiesOf(code, polygonsOf(feature(all, merged).geometry), register) };
  });
  return { type: 'GeometryCollection', geometries };
}

/** The topology of a schematic pack: province and amphoe are unions of the tambon cells. */
export function schematicTopology(
  source: SchematicProvince,
  outline: readonly Polygon[],
  register: AreaRegister,
): PackTopology {
  const features = [...tambonCells(source, outline)]
    .toSorted(([p], [q]) => (p < q ? -1 : 1))
    .map(([code, polygons]): Feature => {
      const properties = propertiesOf(code, polygons, register);
      return { type: 'Feature', properties, geometry: geometryOf(polygons) };
    });
  const all = topology({ tambon: layerOf(features) }, 1e6) as unknown as PackTopology;
  all.objects.amphoe = unionsAt('amphoe', all, register);
  all.objects.province = unionsAt('province', all, register);
  return all;
}

/** What the schematic pack of a province says of itself. */
export function schematicPack(source: SchematicProvince, register: AreaRegister): BoundaryPack {
  const name = register.nameOf(source.code);
  return {
    packId: `schematic-${source.code}`,
    nameTh: `แผนที่โดยสังเขป จังหวัด${name?.th ?? source.code}`,
    nameEn: `Schematic map of ${name?.en ?? source.code}`,
    isSchematic: true,
    attributionTh:
      'แผนที่โดยสังเขป ไม่ใช่แนวเขตจริง เส้นรอบจังหวัดและประเทศ: Natural Earth (สาธารณสมบัติ) จุดกลางตำบล: COD-AB Thailand, กรมแผนที่ทหารและ OCHA (CC BY 3.0 IGO)',
    attributionEn:
      'Schematic, not the actual boundaries. Province and country outlines: Natural Earth (public domain). Tambon centre points: COD-AB Thailand, Royal Thai Survey Department and OCHA (CC BY 3.0 IGO).',
    levels: ['province', 'amphoe', 'tambon'],
    provinces: [source.code],
  };
}
