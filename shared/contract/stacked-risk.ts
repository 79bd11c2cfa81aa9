import { z } from 'zod';
import { hideableCount, indicatorNo, proportion, share } from './figure.ts';
import { areaCode, areaLevel, filter, surveyYearBE } from './filter.ts';

export const unknownRules = ['leave-out', 'as-no'] as const;

export const stackedRiskAsk = z.object({
  level: areaLevel,
  /** A null year means the latest loaded. */
  filter,
  /** A child counts with at least so many of the 17 risk indicators. */
  k: z.int().min(1).max(17),
  /** What an unknown answer does: leaves the child out, or counts as no. */
  unknown: z.enum(unknownRules).default('leave-out'),
});
export type StackedRiskAsk = Readonly<z.infer<typeof stackedRiskAsk>>;

/**
 * Stacked risk of some children (Alkire & Foster 2011): `known` were counted, `yes` of them reach the cut-off.
 * Nobody counted: all null. Nobody at the cut-off: H and M0 are 0, A is null.
 */
const stacked = z.object({
  ...proportion.shape,
  /** Children not counted because of an unknown answer. */
  leftOut: hideableCount,
  /** Share of children at the cut-off or over; their mean share of the indicators; H × A. */
  H: share,
  A: share,
  M0: share,
});

const stackedIndicator = z.object({
  indicator: indicatorNo,
  /** Counted children who have the indicator and reach the cut-off. */
  ...proportion.shape,
  /** Share of the counted children with the indicator, whether or not they reach the cut-off. */
  headcount: share,
  /** yes / known. */
  censoredHeadcount: share,
  /** Part of M0 due to the indicator: over all indicators these sum to M0. */
  contribution: share,
  /** The same as a share of M0; null when M0 is 0. */
  contributionShare: share,
});
export type StackedIndicator = Readonly<z.infer<typeof stackedIndicator>>;

const stackedArea = z.object({
  areaCode,
  ...stacked.shape,
  /** Share of all counted children who live here. */
  populationShare: share,
  /** Part of the M0 of all areas due to this one: over all areas these sum to it. */
  contribution: share,
  contributionShare: share,
  /** Parts of the area's own M0 by indicator, in the order of `byIndicator`. */
  indicatorContributions: z.array(share),
});
export type StackedArea = Readonly<z.infer<typeof stackedArea>>;

export const stackedRiskAnswer = z.object({
  surveyYearBE: surveyYearBE.nullable(),
  k: z.int(),
  unknown: z.enum(unknownRules),
  ...stacked.shape,
  /** The 17 risk indicators (all but 1, 2, 5, 8 and 16, product §7), weighted equally. */
  byIndicator: z.array(stackedIndicator),
  areas: z.array(stackedArea),
});
export type StackedRiskAnswer = Readonly<z.infer<typeof stackedRiskAnswer>>;
