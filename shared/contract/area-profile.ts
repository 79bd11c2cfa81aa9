import { z } from 'zod';
import { figure, hideableCount, indicatorNo, interval, proportion } from './figure.ts';
import { areaCode, filter, surveyYearBE } from './filter.ts';

export const areaProfileAsk = z.object({
  /** The area is the one the profile is of; a null year means the latest loaded. */
  filter: filter.extend({ area: areaCode }),
  /** How many combinations of indicators, the most frequent first. */
  combinations: z.int().min(1).max(100).default(20),
});
export type AreaProfileAsk = Readonly<z.infer<typeof areaProfileAsk>>;

/** Kinds of migration (product §3): opposite ones are among them, so they are never added up. */
const migrationKinds = ['arrival', 'no-thai-nationality', 'unregistered', 'unsettled', 'left-behind'] as const;
export type MigrationKind = (typeof migrationKinds)[number];

const migrationFigure = z.object({
  kind: z.enum(migrationKinds),
  indicator: indicatorNo,
  area: figure,
  /** The whole province under the same filter. */
  province: figure,
});

/**
 * Two indicators in the same children. `yes`: children with both; `known`: children eligible for both with both
 * answers known. Household indicators count the children living in such households.
 */
const indicatorPair = z.object({
  first: indicatorNo,
  second: indicatorNo,
  ...proportion.shape,
  /** Of the children with the first indicator, those who have the second; and the other way round. */
  ofFirst: proportion,
  ofSecond: proportion,
  /** Children who would have both if the two had nothing to do with each other; null when none is known. */
  expected: z.number().nullable(),
  /** yes / expected; null when nothing is expected. */
  lift: z.number().nullable(),
  /** Odds ratio with Woolf's 95 % log interval; null when one of the four cells is 0. */
  oddsRatio: z.number().nullable(),
  oddsRatioInterval: interval.nullable(),
  /** Phi coefficient, -1 to 1; null when all children have the same answer to either. */
  phi: z.number().nullable(),
});
export type IndicatorPair = Readonly<z.infer<typeof indicatorPair>>;

/** Children with exactly these indicators (at least two): `yes` of all `known` children of the area. */
const indicatorCombination = z.object({
  indicators: z.array(indicatorNo).min(2),
  ...proportion.shape,
  /** Of these, children with an unknown answer to another indicator, who may belong to a larger combination. */
  withUnknown: hideableCount,
});
export type IndicatorCombination = Readonly<z.infer<typeof indicatorCombination>>;

export const areaProfileAnswer = z.object({
  areaCode,
  surveyYearBE: surveyYearBE.nullable(),
  migration: z.array(migrationFigure).length(migrationKinds.length),
  /**
   * Every pair of the 21 indicators without 16 (services reached are no problem of the child), in form order. Null where
   * the figures are not told for pairs: released ones are for all children of a province.
   */
  pairs: z.array(indicatorPair).nullable(),
  /** Null where the case data are not open. */
  combinations: z.array(indicatorCombination).nullable(),
});
export type AreaProfileAnswer = Readonly<z.infer<typeof areaProfileAnswer>>;
