import { z } from 'zod';
import { areaCode, areaLevel } from './filter.ts';

/** What a boundary pack says of itself. The attribution goes on every map and export made from it. */
export const boundaryPack = z.object({
  packId: z.string(),
  nameTh: z.string(),
  nameEn: z.string(),
  isSchematic: z.boolean(),
  attributionTh: z.string(),
  attributionEn: z.string(),
  levels: z.array(areaLevel),
  provinces: z.array(areaCode),
});
export type BoundaryPack = Readonly<z.infer<typeof boundaryPack>>;

/** Properties of each polygon. */
const boundaryProperties = z.object({
  code: areaCode,
  nameTh: z.string(),
  nameEn: z.string().nullable(),
  labelLon: z.number(),
  labelLat: z.number(),
});
export type BoundaryProperties = Readonly<z.infer<typeof boundaryProperties>>;

const geometryCollection = z.looseObject({ type: z.literal('FeatureCollection'), features: z.array(z.any()) });

/** The map of one province: GeoJSON per level, neighbouring countries, and where each community is drawn. */
export const provinceMap = z.object({
  pack: boundaryPack,
  /** [west, south, east, north] of the province in degrees. */
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  province: geometryCollection,
  amphoe: geometryCollection,
  tambon: geometryCollection,
  /** Neighbouring countries' outlines with properties `nameTh`, `nameEn`, `labelLon`, `labelLat`. */
  neighbours: geometryCollection,
  /**
   * Lines of the land border, from the same source as the land around: `side` is `neighbour` with those countries,
   * `context` with other provinces. A map draws them broad and in the colour of that side beneath the areas: where
   * an official pack's border differs, no gap shows.
   */
  landBorder: geometryCollection,
  /** Other Thai provinces around, for context; properties `code`, `nameTh`, `nameEn`. */
  context: geometryCollection,
  communities: z.array(
    z.object({
      areaCode,
      lon: z.number(),
      lat: z.number(),
      /** True where the place inside the tambon is only schematic. */
      isSchematic: z.boolean(),
    }),
  ),
});
export type ProvinceMap = Readonly<z.infer<typeof provinceMap>>;
