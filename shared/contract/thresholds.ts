import { z } from 'zod';

const count = z.int().nonnegative();

export const thresholds = z.object({
  /** Smallest count that is shown. */
  n: count,
  /** Smallest number of children or households that a share is shown of. */
  denominator: count,
});
export type Thresholds = Readonly<z.infer<typeof thresholds>>;

/** The smallest n that may be chosen: below it a shown count would be of one or two children. */
export const leastThreshold = 3;
const mostThreshold = 1000;

const chosen = z
  .object({
    n: z.int().min(leastThreshold).max(mostThreshold),
    denominator: z.int().min(leastThreshold).max(mostThreshold),
  })
  .refine(({ n, denominator }) => denominator >= n);

/** From which numbers on figures are shown: what the planning key opens, and what leaves the office, which shows no more. */
export const thresholdSetting = z
  .object({ released: chosen, publication: chosen })
  // Planning view shows a share of whatever it shows.
  .refine(({ released }) => released.denominator === released.n)
  .refine(
    ({ released, publication }) => publication.n >= released.n && publication.denominator >= released.denominator,
  );
export type ThresholdSetting = Readonly<z.infer<typeof thresholdSetting>>;

/** Where nobody chose others (product §6). */
export const usualThresholds: ThresholdSetting = {
  released: { n: 5, denominator: 5 },
  publication: { n: 10, denominator: 30 },
};
