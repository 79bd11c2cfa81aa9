import { z } from 'zod';
import { figure, share } from './figure.ts';
import { areaCode, surveyYearBE } from './filter.ts';
import { hotSpotClasses, hotSpotRow, hotSpotsAsk } from './hot-spots.ts';
import { differenceMarks } from './marks.ts';

/** As for hot spots; the indicator is 8, children who moved in. */
export const highMigrationAsk = hotSpotsAsk.omit({ indicator: true, boundaryFile: true }).extend({
  /** A share is high only at so many times that of the rest of the province: a clear difference can be too small to matter. */
  leastRatio: z.number().min(1).max(10).default(1.25),
});
export type HighMigrationAsk = Readonly<z.infer<typeof highMigrationAsk>>;

/**
 * hot-spot: the area and those around it are high together · high-share: its own share is clearly above the rest of
 * the province, without its surroundings · little-above: it is one of these, and its share is less than `leastRatio`
 * times that of the rest · beside-high: its surroundings are high, itself it is below the province · as-province · low: a
 * cold spot, or clearly below the rest of the province · too-few: fewer than 30 known answers · no-data: no known answer ·
 * hidden.
 */
const migrationReasons = [
  'hot-spot',
  'high-share',
  'little-above',
  'beside-high',
  'as-province',
  'low',
  'too-few',
  'no-data',
  'hidden',
] as const;
export type MigrationReason = (typeof migrationReasons)[number];

/** What the sentence is made of; its numbers are those of the row's counts and of the province's. */
const migrationReason = z.object({
  code: z.enum(migrationReasons),
  share,
  provinceShare: share,
  /** Of the province without the area; what `leastRatio` is of. */
  restShare: share,
  /** Null where there is no test: no map, too few, an island, or no variation. */
  class: z.enum(hotSpotClasses).nullable(),
  /** Against the rest of the province: the mark of the overview. */
  mark: z.enum(differenceMarks).nullable(),
});

const highMigrationRow = z.object({
  areaCode,
  /** True for the reasons hot-spot and high-share. */
  isHigh: z.boolean(),
  reason: migrationReason,
  /** Indicator 8, moved in, and beside it indicator 1, no Thai nationality; never added up. */
  arrival: figure,
  noThaiNationality: figure,
  giStar: z.number().nullable(),
  p: z.number().nullable(),
  pAdjusted: z.number().nullable(),
  noResult: hotSpotRow.shape.noResult,
});
export type HighMigrationRow = Readonly<z.infer<typeof highMigrationRow>>;

export const highMigrationAnswer = z.object({
  surveyYearBE: surveyYearBE.nullable(),
  leastRatio: z.number(),
  weights: z.string(),
  permutations: z.int(),
  seed: z.int(),
  /** Null where no boundary pack covers the loaded provinces: then there is no class, only the share. */
  packId: z.string().nullable(),
  tested: z.int(),
  isExploratory: z.boolean(),
  rows: z.array(highMigrationRow),
});
export type HighMigrationAnswer = Readonly<z.infer<typeof highMigrationAnswer>>;
