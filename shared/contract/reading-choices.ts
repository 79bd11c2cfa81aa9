import { z } from 'zod';
import { dayOrders } from '../calendar/buddhist-era.ts';

/** The era of years of two digits. */
export const shortYearRules = ['buddhist', 'gregorian'] as const;
export type ShortYearRule = (typeof shortYearRules)[number];

/**
 * What a person said about reading a file beyond its mapping; each is asked only where the file leaves it open, kept with
 * the mapping under its name, and offered for the next file of that kind.
 */
export const readingChoices = z.object({
  /** Fields whose column asks the contrary: its yes is read as no. */
  contrary: z.array(z.string()).optional(),
  /** The era of years of two digits in dates. */
  shortYears: z.enum(shortYearRules).optional(),
  /** What comes first in dates like 3/4/2555. */
  dayOrder: z.enum(dayOrders).optional(),
  /** A table that repeats another is counted all the same. */
  countsRepeated: z.literal(true).optional(),
  /** The year that is given is only for rows that say none: another one in the file is no contradiction. */
  yearIsFallback: z.literal(true).optional(),
});
export type ReadingChoices = Readonly<z.infer<typeof readingChoices>>;
