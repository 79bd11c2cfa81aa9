import { z } from 'zod';

/** Parts of what the methods take and give. What is described here is what `natpro stats --help` says. */

export const count = z.int().nonnegative();

export const yes = count.describe('with the condition');
export const known = count.describe('with a known answer; 0 gives null');
export const proportion = z.strictObject({ yes: count, known: count });

export const confidence = z.number().gt(0).lt(1).default(0.95);
export const seed = z.int().min(0).max(4_294_967_295).default(1).describe('the same seed gives the same result');
export const answer = z.union([z.literal(1), z.literal(0), z.null()]);
export const point = z.tuple([z.number(), z.number()]);

export const share = z.number().min(0).max(1);
export const positions = z.array(count);
export const interval = z.strictObject({ low: z.number(), high: z.number() });
/** First minus second with its interval. */
export const difference = z.strictObject({ difference: z.number().min(-1).max(1), ...interval.shape });
export const pValue = share.nullable();
