import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import type { GeometryObject, MultiPolygon, Objects, Polygon, Topology } from 'topojson-specification';
import { AppError } from '../../../../shared/contract/app-error.ts';
import type { Attributes } from './boundary-fields.ts';

/** One shape of a boundary file with what the file says of it. */
type SourceShape = { readonly attributes: Attributes; readonly geometry: Polygon | MultiPolygon | null };

/** A boundary file: its arcs, and its shapes layer by layer. */
export type BoundarySource = {
  readonly topology: Topology;
  readonly layers: readonly { readonly name: string; readonly shapes: readonly SourceShape[] }[];
};

function parse(file: string): unknown {
  const name = basename(file);
  const status = statSync(file, { throwIfNoEntry: false });
  if (!status) throw new AppError('FILE_MISSING', { file: name });
  if (status.isDirectory()) throw new AppError('FILE_IS_FOLDER', { file: name });
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AppError('PACK_INVALID', { file: name, found: 'it is not JSON', foundTh: 'ไม่ใช่ไฟล์ JSON' }, { cause });
  }
}

function toShape(geometry: GeometryObject): SourceShape {
  const isAreal = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  return { attributes: { ...geometry.properties }, geometry: isAreal ? geometry : null };
}

function shapesOf(object: GeometryObject): SourceShape[] {
  return object.type === 'GeometryCollection' ? object.geometries.map(toShape) : [toShape(object)];
}

function hasType(value: unknown, type: string): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === type;
}

/**
 * Reads TopoJSON, or a GeoJSON FeatureCollection, whose shared borders become shared arcs.
 * @throws AppError FILE_MISSING, FILE_IS_FOLDER, PACK_INVALID
 */
export function readBoundaryFile(file: string): BoundarySource {
  const parsed = parse(file);
  const name = basename(file);
  if (hasType(parsed, 'FeatureCollection') && Array.isArray((parsed as FeatureCollection).features)) {
    const all = topology({ features: parsed as FeatureCollection }, 1e7);
    return { topology: all, layers: [{ name, shapes: shapesOf(all.objects['features'] as GeometryObject) }] };
  }
  if (hasType(parsed, 'Topology')) {
    const all = parsed as Partial<Topology>;
    if (Array.isArray(all.arcs) && typeof all.objects === 'object' && Object.keys(all.objects).length > 0) {
      const layers = Object.entries((all as Topology<Objects>).objects).map(([layer, object]) => ({
        name: layer,
        shapes: shapesOf(object),
      }));
      return { topology: all as Topology, layers };
    }
  }
  throw new AppError('PACK_INVALID', {
    file: name,
    found: 'it is neither TopoJSON nor a GeoJSON FeatureCollection',
    foundTh: 'ไม่ใช่ TopoJSON และไม่ใช่ FeatureCollection ของ GeoJSON',
  });
}
