import { z } from 'zod';
import { blankRules, codeRules } from '../cpms/answers.ts';
import { figureKinds } from './analysis.ts';
import { hideableCount, indicatorNo, share } from './figure.ts';
import { rowPlace } from './commands/row-place.ts';
import { areaLevel, filter, surveyYearBE } from './filter.ts';
import { hotSpotsAsk } from './hot-spots.ts';
import { readingChoices } from './reading-choices.ts';
import { sha256Text } from './workspace.ts';

/** The headline counts of a filter: totals of children or of communities, not answers to one question. */
export const headlineNames = ['children', 'communities', 'migrants', 'victims', 'high-risk'] as const;
export type HeadlineName = (typeof headlineNames)[number];

/** What a receipt is of: the figure of an indicator, or a headline count. */
const receiptMeasure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('indicator'), indicator: indicatorNo }),
  z.object({ kind: z.literal('headline'), headline: z.enum(headlineNames) }),
]);

const hotSpotsOfReceipt = hotSpotsAsk
  .pick({ weights: true, permutations: true, seed: true, packId: true, smallAreasAreNeighbours: true })
  .nullable()
  .default(null);

/** Asks for the receipt of a figure in the filter's area (all loaded areas when null). */
export const receiptAsk = z.object({
  measure: receiptMeasure,
  /** A null year means the latest loaded; the receipt names it. */
  filter,
  /** Where the figure of an indicator was shown as a hot spot: how that was calculated. Not used for a province. */
  hotSpots: hotSpotsOfReceipt,
});
export type ReceiptAsk = Readonly<z.infer<typeof receiptAsk>>;

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** A method by which something about the figure was calculated, and what came out. */
const receiptMethod = z.object({
  name: z.string(),
  /** Changes when the same numbers would give another result. */
  version: z.string(),
  source: z.string(),
  /** Levels and thresholds. */
  parameters: z.record(z.string(), value),
  /** Null where nothing is drawn at random. */
  seed: z.int().nullable(),
  /** Null values: there is no result, or it is hidden. */
  result: z.record(z.string(), value),
});
export type ReceiptMethod = Readonly<z.infer<typeof receiptMethod>>;

/** A source file with all that decides how it was read. */
const receiptExtract = z.object({
  file: z.string(),
  sha256: sha256Text,
  surveyYearsBE: z.array(surveyYearBE),
  blank: z.enum(blankRules),
  /** What 1 and 2 mean, where a person said it. */
  codes: z.enum(codeRules).optional(),
  /** What else a person said about its reading. */
  choices: readingChoices.optional(),
  /** Columns mapped by hand: field → header; and the survey year given by hand. */
  mapping: z.record(z.string(), z.string()),
  surveyYearGivenBE: surveyYearBE.nullable(),
  /** Rows; null where the receipt is not of all figures. */
  accepted: hideableCount,
  rejected: hideableCount,
  isSynthetic: z.boolean(),
  /** Rows that a person took out of the figures: second records of a child in a year. Absent when there are none. */
  leftOut: z.array(rowPlace).optional(),
});
export type ReceiptExtract = Readonly<z.infer<typeof receiptExtract>>;

const text = z.object({ th: z.string(), en: z.string() });

const measuredUnits = ['child', 'household', 'community'] as const;
const indicatorKinds = ['status', 'harm', 'need', 'coverage'] as const;

export const receiptFormatVersion = 3;

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
  /** Which figures it is of: every count, or those that may be seen or leave the office. */
  figures: z.object({ kind: z.enum(figureKinds), n: z.int().nullable(), denominator: z.int().nullable() }),
  /** Level of the filter's area; null for all loaded areas together. */
  level: areaLevel.nullable(),
  definition: z.object({
    /** Key of the indicator, as in the form's definitions, or name of the headline count. */
    key: z.string(),
    /** What is counted. */
    unit: z.enum(measuredUnits),
    /** Null for a headline count. */
    kind: z.enum(indicatorKinds).nullable(),
    /** Eligible ages in completed years; null for households and for headline counts. */
    ageFrom: z.int().nullable(),
    ageTo: z.int().nullable(),
    ...text.shape,
    /** Who or what is counted, and what numerator and denominator are, in words. */
    meaning: text,
    numerator: text,
    /** Null for a plain count. */
    denominator: text.nullable(),
    /** The rules that decide who is counted, where a child is classed by rules; a version goes up when they change. */
    ruleSet: z.object({ name: z.string(), version: z.string() }).nullable(),
  }),
  /**
   * yes: the numerator; known: the denominator; unknown: eligible without an answer. Known, eligible and prevalence are
   * null for a plain count as well; `isHidden` tells the one from the other.
   */
  figure: z.object({
    isHidden: z.boolean(),
    yes: hideableCount,
    known: hideableCount,
    unknown: hideableCount,
    eligible: hideableCount,
    prevalence: share,
  }),
  methods: z.array(receiptMethod),
  /**
   * The files that hold the survey year, in the order they were loaded; with hot spots and for the communities all. None of a
   * receipt that was made while the case data were locked.
   */
  extracts: z.array(receiptExtract),
  /** The register that communities are expected by; absent where there is none or the figure does not depend on it. */
  register: z.object({ file: z.string(), sha256: sha256Text }).optional(),
  sha256: sha256Text,
});
export type Receipt = Readonly<z.infer<typeof receipt>>;
