import { z } from 'zod';
import { indicatorNo, interval, proportion, randomSeed } from './figure.ts';
import { areaCode, areaLevel, filter, surveyYearBE } from './filter.ts';

export const priorityAsk = z.object({
  level: areaLevel,
  /** Areas are ranked among all of the level in the area's province (in every loaded province when null). */
  filter,
  /** Indicators that mean need, equally weighted; null: the 17 risk indicators. 16 (services reached) is none. */
  indicators: z
    .array(indicatorNo.refine((no) => no !== 16, 'Indicator 16 is coverage, not need.'))
    .min(1)
    .nullable(),
  /** How many areas can be served. */
  top: z.int().min(1),
  draws: z.int().min(100).max(100_000).default(1000),
  seed: randomSeed.default(1),
});
export type PriorityAsk = Readonly<z.infer<typeof priorityAsk>>;

/** An area's place with how sure it is; all null where no answer is known. */
const priorityRow = z.object({
  areaCode,
  /** Weighted mean of the smoothed prevalences, 0 to 1. */
  score: z.number().nullable(),
  /** Probability of being among the first `top`. */
  topProbability: z.number().min(0).max(1).nullable(),
  /** Mean and median rank; 1 is the greatest need. */
  expectedRank: z.number().nullable(),
  medianRank: z.number().nullable(),
  /** The rank lies between these with a probability of at least 90 %. */
  rankLow: z.number().nullable(),
  rankHigh: z.number().nullable(),
  /** Lowest and highest topProbability when each weight in turn is halved and doubled; null with one indicator. */
  topProbabilityUnderWeights: interval.nullable(),
  /** What the row is made from, in the order of `indicators`; 17-22 count households. */
  counts: z.array(z.object({ indicator: indicatorNo, ...proportion.shape })),
});

export const priorityAnswer = z.object({
  surveyYearBE: surveyYearBE.nullable(),
  level: areaLevel,
  indicators: z.array(indicatorNo),
  /** Areas that could be ranked. */
  ranked: z.int().nonnegative(),
  /** The number asked for, or `ranked` if that is less. */
  top: z.int().nonnegative(),
  draws: z.int(),
  seed: z.int(),
  rows: z.array(priorityRow),
});
export type PriorityAnswer = Readonly<z.infer<typeof priorityAnswer>>;
