import { z } from 'zod';
import { reliabilityGrades } from './marks.ts';

/**
 * A count of children or households. Null: hidden in the planning view, and with it every number of the same object
 * and of the object around it. No derived number depends on counts that lie elsewhere in an answer, unless it says so.
 */
export const hideableCount = z.int().nonnegative().nullable();

/** Number of an indicator on the form, 1 to 22. */
export const indicatorNo = z.int().min(1).max(22);

/** Seed of a calculation that draws at random: the same seed gives the same result. */
export const randomSeed = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

/** A share in [0, 1]; null without a known answer, which is not the same as 0. */
export const share = z.number().min(0).max(1).nullable();

/** A count with the condition out of a count with a known answer. */
export const proportion = z.object({ yes: hideableCount, known: hideableCount });

/** A prevalence with all that stands beside it: never a number alone. */
export const figure = z.object({
  ...proportion.shape,
  /** Known and unknown answers together. */
  eligible: hideableCount,
  prevalence: share,
  /** Wilson interval, 95 %. */
  ciLow: share,
  ciHigh: share,
  /** D: too few to be shown as a figure; null: hidden. */
  grade: z.enum(reliabilityGrades).nullable(),
});
export type Figure = Readonly<z.infer<typeof figure>>;

/** Bounds of an interval. */
export const interval = z.object({ low: z.number(), high: z.number() });

/** First prevalence minus second, -1 to 1, with its Newcombe interval, 95 %. */
export const prevalenceDifference = z.object({ difference: z.number(), ...interval.shape });

/** A ratio to 1 with its interval, 95 %. */
export const ratioWithInterval = z.object({ ratio: z.number(), ...interval.shape });

/**
 * Whom a figure counts: children asked themselves (1-16), children living in a household of which something is true
 * (17-22), or households (17-22). Groups of children are compared by the second, for a household can be in both groups.
 */
export const figureUnits = ['child', 'child-in-household', 'household'] as const;
