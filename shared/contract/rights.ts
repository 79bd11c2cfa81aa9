import { z } from 'zod';
import { figure, indicatorNo, interval, prevalenceDifference } from './figure.ts';
import { areaCode, filter, surveyYearBE } from './filter.ts';

/** Area (all loaded areas when null) and year (the latest loaded when null); the filter's group is not used. */
export const rightsAsk = z.object({ filter });
export type RightsAsk = Readonly<z.infer<typeof rightsAsk>>;

export const rights = ['identity', 'schooling', 'health', 'family', 'protection'] as const;
export type Right = (typeof rights)[number];

/** Whose figure it is: all eligible children, victims (13), or high risk under working definition 1 (victims apart). */
const rightsPopulations = ['eligible', 'victims', 'high-risk'] as const;

/** A right of Thai and migrant children side by side; the gap depends on the counts of both. */
const rightsRow = z.object({
  right: z.enum(rights),
  indicator: indicatorNo,
  among: z.enum(rightsPopulations),
  /** True for 16, protection reached: a high figure is good. Elsewhere the figure is of children without the right. */
  isHigherBetter: z.boolean(),
  thai: figure,
  migrant: figure,
  /** Migrant minus Thai; null when either has no known answers. */
  difference: prevalenceDifference.nullable(),
  /** Migrant divided by Thai with its Katz log interval; null where it has none. */
  ratio: z.number().nullable(),
  ratioInterval: interval.nullable(),
  /** True for 1: a child without Thai nationality is a migrant child by definition. */
  isByDefinition: z.boolean(),
});
export type RightsRow = Readonly<z.infer<typeof rightsRow>>;

export const rightsAnswer = z.object({
  areaCode: areaCode.nullable(),
  surveyYearBE: surveyYearBE.nullable(),
  /** Identity 1, 2; schooling 3; health 10; family 4, 5; protection 16 among victims, then among high risk. */
  rows: z.array(rightsRow).length(8),
});
export type RightsAnswer = Readonly<z.infer<typeof rightsAnswer>>;
