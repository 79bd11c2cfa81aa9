import { z } from 'zod';
import { figure, figureUnits, indicatorNo, interval, prevalenceDifference } from './figure.ts';
import { areaCode, filter, surveyYearBE } from './filter.ts';

/** What children are told apart by. */
export const gapDimensions = ['group', 'sex', 'age-band', 'birth-registration'] as const;
export type GapDimension = (typeof gapDimensions)[number];

const gapGroups = [
  'thai',
  'migrant',
  'male',
  'female',
  '0-4',
  '5-9',
  '10-14',
  '15-17',
  'registered',
  'not-registered',
] as const;
export type GapGroup = (typeof gapGroups)[number];

export const gapsAsk = z.object({
  /**
   * Area (all loaded areas when null) and year (the latest loaded when null). What the filter says of the dimension
   * itself is not used: a gap is between all its groups.
   */
  filter,
  by: z.enum(gapDimensions),
});
export type GapsAsk = Readonly<z.infer<typeof gapsAsk>>;

const groupFigure = z.object({ group: z.enum(gapGroups), ...figure.shape });
export type GroupFigure = Readonly<z.infer<typeof groupFigure>>;

/** A group against the reference of its row; the numbers depend on both counts. */
const groupGap = z.object({
  ...groupFigure.shape,
  /** Group minus reference; null when either has no known answers. */
  difference: prevalenceDifference.nullable(),
  /** Group divided by reference; null also when the reference prevalence is 0. */
  ratio: z.number().nullable(),
  /** Katz log interval, 95 %; null when a count is 0. */
  ratioInterval: interval.nullable(),
});
export type GroupGap = Readonly<z.infer<typeof groupGap>>;

const indicatorGaps = z.object({
  indicator: indicatorNo,
  unit: z.enum(figureUnits),
  /** Thai, male, the youngest band with an eligible age, registered. */
  reference: groupFigure,
  groups: z.array(groupGap),
  /** True where the groups differ because of how they are made: 1 between Thai and migrant, 2 by birth registration. */
  isByDefinition: z.boolean(),
});
export type IndicatorGaps = Readonly<z.infer<typeof indicatorGaps>>;

export const gapsAnswer = z.object({
  areaCode: areaCode.nullable(),
  surveyYearBE: surveyYearBE.nullable(),
  by: z.enum(gapDimensions),
  rows: z.array(indicatorGaps).length(22),
});
export type GapsAnswer = Readonly<z.infer<typeof gapsAnswer>>;
