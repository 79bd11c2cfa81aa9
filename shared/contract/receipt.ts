import { z } from 'zod';
import { blankRules } from '../cpms/answers.ts';
import { hideableCount, indicatorNo, share } from './figure.ts';
import { areaLevel, filter, surveyYearBE } from './filter.ts';
import { hotSpotsAsk } from './hot-spots.ts';
import { sha256Text } from './workspace.ts';

/** Asks for the receipt of the figure of one indicator in the filter's area (all loaded areas when null). */
export const receiptAsk = z.object({
  indicator: indicatorNo,
  /** A null year means the latest loaded; the receipt names it. */
  filter,
  /** Where the figure was shown as a hot spot: how that was calculated. Not used for a province. */
  hotSpots: hotSpotsAsk
    .pick({ weights: true, permutations: true, seed: true, packId: true, smallAreasAreNeighbours: true })
    .nullable()
    .default(null),
});
export type ReceiptAsk = Readonly<z.infer<typeof receiptAsk>>;

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A method by which something about the figure was calculated, and what came out. */
export const receiptMethod = z.object({
  name: z.string(),
  /** Changes when the same numbers would give another result. */
  version: z.string(),
  source: z.string(),
  /** Levels and thresholds. */
  parameters: z.record(z.string(), value),
  /** Null where nothing is drawn at random. */
  seed: z.int().nullable(),
  /** Null values: there is no result, or it is hidden in the planning view. */
  result: z.record(z.string(), value),
});
export type ReceiptMethod = Readonly<z.infer<typeof receiptMethod>>;

/** A source file with all that decides how it was read. */
export const receiptExtract = z.object({
  file: z.string(),
  sha256: sha256Text,
  surveyYearsBE: z.array(surveyYearBE),
  blank: z.enum(blankRules),
  /** Columns mapped by hand: field → header; and the survey year given by hand. */
  mapping: z.record(z.string(), z.string()),
  surveyYearGivenBE: surveyYearBE.nullable(),
  accepted: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  isSynthetic: z.boolean(),
});
export type ReceiptExtract = Readonly<z.infer<typeof receiptExtract>>;

export const receiptFormatVersion = 1;

/**
 * Where a figure comes from, complete enough to calculate it again from the same files. The SHA-256 is of the
 * canonical JSON of everything else in the receipt.
 */
export const receipt = z.object({
  kind: z.literal('natpro-receipt'),
  formatVersion: z.literal(receiptFormatVersion),
  softwareVersion: z.string(),
  datasetRevision: z.int().nonnegative(),
  /** What was asked, with the survey year filled in. */
  request: receiptAsk,
  /** Level of the filter's area; null for all loaded areas together. */
  level: areaLevel.nullable(),
  definition: z.object({
    /** Key of the indicator, as in the form's definitions. */
    key: z.string(),
    unit: z.enum(['child', 'household']),
    kind: z.enum(['status', 'harm', 'need', 'coverage']),
    /** Eligible ages in completed years; null for households. */
    ageFrom: z.int().nullable(),
    ageTo: z.int().nullable(),
    th: z.string(),
    en: z.string(),
  }),
  /** yes: the numerator; known: the denominator; unknown: eligible without an answer. */
  figure: z.object({
    yes: hideableCount,
    known: hideableCount,
    unknown: hideableCount,
    eligible: hideableCount,
    prevalence: share,
  }),
  methods: z.array(receiptMethod),
  /** The files that hold the survey year, in the order they were loaded; with hot spots all files. */
  extracts: z.array(receiptExtract),
  sha256: sha256Text,
});
export type Receipt = Readonly<z.infer<typeof receipt>>;
