import { z } from 'zod';
import { figure, indicatorNo, prevalenceDifference } from './figure.ts';
import { areaCode, filter, surveyYearBE } from './filter.ts';
import { trendVerdicts } from './marks.ts';

/** The filter's area (all loaded areas when null) over all loaded years; the filter's year is not used. */
export const trendsAsk = z.object({ filter });
export type TrendsAsk = Readonly<z.infer<typeof trendsAsk>>;

/** Changes in prevalence as positive shares of 1; null where no change of that direction would be large enough. */
const visibleChange = z.object({ rise: z.number().nullable(), fall: z.number().nullable() });

const indicatorTrend = z.object({
  indicator: indicatorNo,
  verdict: z.enum(trendVerdicts),
  /** Years with at least 30 known answers, on which the verdict rests, and the others. */
  yearsUsed: z.array(surveyYearBE),
  yearsLeftOut: z.array(surveyYearBE),
  /** Last used year minus first; null with fewer than two. */
  change: prevalenceDifference.nullable(),
  /** Cochran-Armitage test; null with fewer than three used years or without variation. */
  test: z.object({ z: z.number(), p: z.number() }).nullable(),
  /** The smallest observed change that would have been called rising or falling. */
  smallestVisible: visibleChange.nullable(),
  /** The true change that would have been found four times out of five. */
  seenWith80Power: visibleChange.nullable(),
  /** Every loaded year, oldest first; all numbers of the row depend on these counts. */
  years: z.array(z.object({ surveyYearBE, ...figure.shape })),
});
export type IndicatorTrend = Readonly<z.infer<typeof indicatorTrend>>;

export const trendsAnswer = z.object({
  areaCode: areaCode.nullable(),
  years: z.array(surveyYearBE),
  rows: z.array(indicatorTrend).length(22),
});
export type TrendsAnswer = Readonly<z.infer<typeof trendsAnswer>>;
