import { z } from 'zod';
import { figureUnits, indicatorNo, proportion, ratioWithInterval, share } from './figure.ts';
import { areaCode, areaLevel, filter, surveyYearBE } from './filter.ts';

const poissonMethods = ['exact', 'mid-p'] as const;

export const standardisedAsk = z.object({
  indicator: indicatorNo,
  level: areaLevel.exclude(['province']),
  /** A null year means the latest loaded. */
  filter,
  /** Interval of the observed count. */
  method: z.enum(poissonMethods).default('exact'),
});
export type StandardisedAsk = Readonly<z.infer<typeof standardisedAsk>>;

/**
 * Why an area is high or low: beyond its mix of children, because of the mix, or both; `but-for` where it would be, were it
 * not for the mix.
 */
const standardisedReadings = [
  'high-for-everyone',
  'high-for-both',
  'high-because-of-who-lives-here',
  'high-but-for-who-lives-here',
  'as-expected',
  'low-but-for-who-lives-here',
  'low-because-of-who-lives-here',
  'low-for-both',
  'low-for-everyone',
] as const;

/** An area against the rest of its province, given its children by migrant × age band × sex. */
const standardisedRow = z.object({
  areaCode,
  /** `yes` is the observed count. */
  ...proportion.shape,
  prevalence: share,
  /** Children who would have it, had each kind of child the prevalence it has in the rest of the province. */
  expected: z.number().nullable(),
  /** Known answers of kinds of children of whom the rest has none: they and their yes are not compared. */
  knownLeftOut: z.int().nonnegative(),
  /** Observed / expected; null when nothing is expected. */
  standardised: ratioWithInterval.nullable(),
  /** Observed / what the prevalence of the rest alone would give, the mix not considered; null likewise. */
  crude: ratioWithInterval.nullable(),
  /** What the mix of children alone makes; crude = mix × standardised. Null likewise. */
  mix: z.number().nullable(),
  reading: z.enum(standardisedReadings).nullable(),
});
export type StandardisedRow = Readonly<z.infer<typeof standardisedRow>>;

export const standardisedAnswer = z.object({
  surveyYearBE: surveyYearBE.nullable(),
  indicator: indicatorNo,
  /** 17-22 are counted in the children living in such households: a household has no age or sex. */
  unit: z.enum(figureUnits),
  method: z.enum(poissonMethods),
  rows: z.array(standardisedRow),
});
export type StandardisedAnswer = Readonly<z.infer<typeof standardisedAnswer>>;
