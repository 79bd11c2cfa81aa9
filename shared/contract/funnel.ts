import { z } from 'zod';
import { indicatorNo, interval, proportion, share } from './figure.ts';
import { areaCode, areaLevel, filter, surveyYearBE } from './filter.ts';
import { differenceMarks } from './marks.ts';

export const funnelAsk = z.object({
  indicator: indicatorNo,
  level: areaLevel,
  /** A null year means the latest loaded. */
  filter,
});
export type FunnelAsk = Readonly<z.infer<typeof funnelAsk>>;

/** An area; without a known answer all but its code and counts is null. */
const funnelPoint = z.object({
  areaCode,
  ...proportion.shape,
  prevalence: share,
  z: z.number().nullable(),
  limits95: interval.nullable(),
  limits998: interval.nullable(),
  /** Where it stands: the mark of every other screen. */
  mark: z.enum(differenceMarks).nullable(),
});
export type FunnelPoint = Readonly<z.infer<typeof funnelPoint>>;

export const funnelAnswer = z.object({
  surveyYearBE: surveyYearBE.nullable(),
  indicator: indicatorNo,
  /** Centre line: prevalence of the whole province, or of all provinces; null without a known answer. */
  target: share,
  /** Over-dispersion factor; null with fewer than two areas or a target of 0 or 1. */
  phi: z.number().nullable(),
  /** The areas differ more than chance alone would make them. */
  isOverdispersed: z.boolean(),
  points: z.array(funnelPoint),
  /** The limits at denominators from 1 to somewhat beyond the largest, for drawing. */
  curve: z.array(z.object({ known: z.int().positive(), limits95: interval, limits998: interval })),
});
export type FunnelAnswer = Readonly<z.infer<typeof funnelAnswer>>;
