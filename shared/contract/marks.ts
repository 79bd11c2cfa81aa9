import { z } from 'zod';
import { areaCode, areaLevel, filter, surveyYearBE } from './filter.ts';

export const reliabilityGrades = ['A', 'B', 'C', 'D'] as const;
export const differenceMarks = ['much-higher', 'higher', 'similar', 'lower', 'much-lower'] as const;
export const trendVerdicts = ['rising', 'falling', 'no-clear-change', 'too-little-data'] as const;

const perIndicator = <Item extends z.ZodType>(item: Item) => z.array(item).length(22);

/**
 * What an area's 22 figures are worth and where they stand; position i holds indicator i + 1. Grade D: too few to be
 * shown as a figure. The mark compares with the rest of the province under the same filter, with false-discovery
 * control over all areas and indicators of the answer.
 */
const areaMarks = z.object({
  areaCode,
  /** Null, like the others, where the planning view hides the cell. */
  grade: perIndicator(z.enum(reliabilityGrades).nullable()),
  mark: perIndicator(z.enum(differenceMarks).nullable()),
  /** Smoothed prevalence (empirical Bayes), beside the raw one, never in its place. */
  smoothed: perIndicator(z.number().min(0).max(1).nullable()),
  trend: perIndicator(z.enum(trendVerdicts)),
  /** Prevalence by loaded year, oldest first, for the small line; null without a known answer. */
  byYear: perIndicator(z.array(z.number().min(0).max(1).nullable())),
});
export type AreaMarks = Readonly<z.infer<typeof areaMarks>>;

export const marksAsk = z.object({ level: areaLevel, filter });
export type MarksAsk = Readonly<z.infer<typeof marksAsk>>;

export const marksAnswer = z.object({
  /** The year the marks are about: the filter's, or the latest loaded. */
  surveyYearBE: surveyYearBE.nullable(),
  years: z.array(surveyYearBE),
  rows: z.array(areaMarks),
  /** Per indicator: true where the areas differ by no more than chance would make them. */
  noMoreThanChance: perIndicator(z.boolean()),
});
export type MarksAnswer = Readonly<z.infer<typeof marksAnswer>>;
