import { z } from 'zod';

const count = z.int().nonnegative();

export const proportion = z.strictObject({ yes: count, known: count });
export const confidenceLevel = z.number().gt(0).lt(1).default(0.95);
export const seed = z.int().min(0).max(4_294_967_295).default(1);
export const answer = z.union([z.literal(1), z.literal(0), z.null()]);
export const point = z.tuple([z.number(), z.number()]);

export const seedLine = 'seed         0 to 4294967295 (1): the same seed gives the same result';
export const confidenceLine = 'confidence   between 0 and 1 (0.95)';
