import { z } from 'zod';
import { areaCode, filter, surveyYearBE } from './filter.ts';

/** How areas are neighbours: touching outlines, the k nearest centres, or centres within a distance in km. */
const spatialWeights = z.string().regex(/^(queen|knn:[1-9]\d?|band:\d+(\.\d+)?)$/);

export const hotSpotsAsk = z.object({
  indicator: z.int().min(1).max(22),
  level: z.enum(['amphoe', 'tambon', 'community']),
  /** A null year means the latest one loaded. */
  filter,
  weights: spatialWeights,
  permutations: z.int().min(99).max(99_999),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1),
  /** Null: the official pack of the province where there is one, else the schematic. */
  packId: z.string().nullable(),
  /** Path of a boundary file to take the outlines from instead of a pack; the command line only. */
  boundaryFile: z.string().optional(),
  /** Areas with fewer than 30 known answers are never tested; true lets them take part as neighbours. */
  smallAreasAreNeighbours: z.boolean(),
});
export type HotSpotsAsk = Readonly<z.infer<typeof hotSpotsAsk>>;

export const hotSpotClasses = ['hot-99', 'hot-95', 'hot-90', 'none', 'cold-90', 'cold-95', 'cold-99'] as const;

export const hotSpotRow = z.object({
  areaCode,
  /** Raw prevalence, 0 to 1; null without a known answer. */
  value: z.number().nullable(),
  /** Null when hidden. */
  known: z.int().nonnegative().nullable(),
  /** Getis-Ord Gi* as a standard deviate (Ord & Getis 1995, variance over n). */
  giStar: z.number().nullable(),
  /** Two-sided pseudo p of the conditional permutation, and after Benjamini-Hochberg over areas. */
  p: z.number().nullable(),
  pAdjusted: z.number().nullable(),
  class: z.enum(hotSpotClasses).nullable(),
  /**
   * True where high (low) values lie around an area that is itself below (above) the province: it is not to be
   * called high (low).
   */
  isAgainst: z.boolean(),
  localMoran: z.number().nullable(),
  quadrant: z.enum(['high-high', 'low-low', 'high-low', 'low-high']).nullable(),
  /**
   * True for an area that touches no other on the map: it has no result, which is not the same as no hot spot. An area
   * whose neighbours all lack figures has none either (`noResult`), but is no island.
   */
  island: z.boolean(),
  noResult: z.enum(['no-value', 'too-few', 'not-tested', 'no-neighbour', 'no-variation', 'hidden']).nullable(),
});
export type HotSpotRow = Readonly<z.infer<typeof hotSpotRow>>;

export const hotSpotsAnswer = z.object({
  surveyYearBE: surveyYearBE.nullable(),
  indicator: z.int(),
  weights: z.string(),
  permutations: z.int(),
  seed: z.int(),
  /** Null where the outlines came from a file. */
  packId: z.string().nullable(),
  /** Name of the boundary file, where one was given. */
  boundaryFile: z.string().optional(),
  /** Areas with a result. */
  tested: z.int(),
  /** Fewer than 30 areas with a result: a first look, and the screen says so. */
  isExploratory: z.boolean(),
  rows: z.array(hotSpotRow),
});
export type HotSpotsAnswer = Readonly<z.infer<typeof hotSpotsAnswer>>;
