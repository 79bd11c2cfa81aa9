import { z } from 'zod';
import { ageBands } from '../cpms/age-bands.ts';
import { blankRules } from '../cpms/answers.ts';
import { areaCode, areaLevel, filter, surveyYearBE } from './filter.ts';
import { thresholds } from './thresholds.ts';

const count = z.int().nonnegative();
const sharePerIndicator = z.array(z.number().min(0).max(1).nullable()).length(22);
const shownCount = count.nullable();
const shownPerIndicator = z.array(shownCount).length(22);
const shownPerHouseholdIndicator = z.array(shownCount).length(6);

const surveyYearSummary = z.object({
  surveyYearBE,
  /** Null, like the others, where the figures do not show it. */
  children: shownCount,
  migrants: shownCount,
  households: shownCount,
  communities: count,
  /** Of these, communities that gave counts only: nothing is known of their groups and risks. */
  communitiesCounted: shownCount,
  /** Children whose age is not known: eligible for every indicator. */
  ageUnknown: shownCount,
});
export type SurveyYearSummary = z.infer<typeof surveyYearSummary>;

/** Every count · what the planning key opens · what may leave the office. */
export const figureKinds = ['full', 'released', 'publication'] as const;

/** By what children can be told apart. */
const filterDimensions = ['sex', 'age', 'group'] as const;

/** Which figures the answers of `analysis` are made of. */
const figuresView = z.object({
  kind: z.enum(figureKinds),
  /** Null where nothing is hidden. */
  thresholds: thresholds.nullable(),
  publication: thresholds,
  /** What children can be told apart by at each level, alone and together, and in which ages; null: by anything. */
  filters: z
    .array(
      z.object({
        level: areaLevel,
        dimensions: z.array(z.array(z.enum(filterDimensions))),
        ageBands: z.array(z.array(z.enum(ageBands))),
      }),
    )
    .nullable(),
});
export type FiguresView = z.infer<typeof figuresView>;

export const extractSummary = z.object({
  extractId: z.string(),
  file: z.string(),
  sha256: z.string(),
  surveyYearBE,
  /** Rows. */
  accepted: count,
  rejected: count,
  blank: z.enum(blankRules),
  isSynthetic: z.boolean(),
});
export type ExtractSummary = Readonly<z.infer<typeof extractSummary>>;

/** What is loaded. `revision` grows with every change; figures of one revision belong together. */
export const datasetSummary = z.object({
  revision: z.int().nonnegative(),
  /** True when no extract is loaded. */
  isEmpty: z.boolean(),
  isSynthetic: z.boolean(),
  /** True when some extract was read with "blank means no": shown beside every figure. */
  blankMeansNo: z.boolean(),
  provinces: z.array(areaCode),
  years: z.array(surveyYearSummary),
  /** Null while there are no figures to show: none has been released yet. */
  view: figuresView.nullable(),
  /** Files by name, with their rows: none in planning view. */
  extracts: z.array(extractSummary),
});
export type DatasetSummary = Readonly<z.infer<typeof datasetSummary>>;

export const areaName = z.object({
  code: areaCode,
  level: areaLevel,
  th: z.string(),
  /** Null where no English name is known. */
  en: z.string().nullable(),
});
export type AreaName = Readonly<z.infer<typeof areaName>>;

/**
 * The 22 indicators of one area in one year; position i holds indicator i + 1.
 * 1-16 count eligible children; 17-22 count households. A hidden cell has no count, no share and no interval: a small
 * number might tell who a child is (product §6).
 */
export const areaPrevalence = z.object({
  surveyYearBE,
  areaCode,
  /** Null when hidden: a few children may be all of a kind. */
  children: shownCount,
  migrants: shownCount,
  households: shownCount,
  hidden: z.array(z.boolean()).length(22),
  yes: shownPerIndicator,
  no: shownPerIndicator,
  unknown: shownPerIndicator,
  prevalence: sharePerIndicator,
  ciLow: sharePerIndicator,
  ciHigh: sharePerIndicator,
  /** 17-22 again, as children living in such households. */
  livingYes: shownPerHouseholdIndicator,
  livingKnown: shownPerHouseholdIndicator,
});
export type AreaPrevalence = Readonly<z.infer<typeof areaPrevalence>>;

export const prevalenceAsk = z.object({
  level: areaLevel,
  filter,
});
export type PrevalenceAsk = Readonly<z.infer<typeof prevalenceAsk>>;

/** Small answers come as rows, large ones as Arrow IPC. */
export const prevalenceAnswer = z.discriminatedUnion('encoding', [
  z.object({ encoding: z.literal('rows'), revision: count, rows: z.array(areaPrevalence) }),
  z.object({ encoding: z.literal('arrow'), revision: count, blob: z.instanceof(Blob) }),
]);
export type PrevalenceAnswer = z.infer<typeof prevalenceAnswer>;

/** Headline counts of a filter, a row per survey year. */
export const headline = z.object({
  surveyYearBE,
  /** Null when hidden, like the counts after it. */
  children: shownCount,
  migrants: shownCount,
  households: shownCount,
  /** Of the expected communities, whoever the children are that the filter is about. */
  communitiesReported: count,
  /** Of those that reported, communities with such children. */
  communitiesWithSuchChildren: shownCount,
  /**
   * Within the filter's area: those of the register, or without one all that reported in any loaded year. Null where one
   * year is loaded and no register: nobody can say who should have reported.
   */
  communitiesExpected: count.nullable(),
  victims: shownCount,
  victimsKnown: shownCount,
  /** Among `recordedChildren`: of counts nobody can say who is at high risk. */
  highRisk: shownCount,
  /** Children with a record of their own. */
  recordedChildren: shownCount,
  riskInsufficient: shownCount,
});
export type Headline = Readonly<z.infer<typeof headline>>;
