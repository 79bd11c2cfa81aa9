import { z } from 'zod';
import { extractSummary } from './analysis.ts';
import { checkGroups } from './check-groups.ts';
import { areaCode, areaLevel, surveyYearBE } from './filter.ts';

const count = z.int().nonnegative();
/** Null where the figures do not show it. */
const shown = count.nullable();
const shownPerIndicator = z.array(shown).length(22);
const communityName = z.string().nullable();

/** Fields of a register of expected communities, in the order in which they are shown. */
export const registerFieldKeys = ['community_code', 'community_name', 'children'] as const;
export type RegisterFieldKey = (typeof registerFieldKeys)[number];

/** Why a row of a register is not taken. */
export const registerProblems = [
  'code_missing',
  'code_unresolved',
  'code_lost_digits',
  'repeated',
  'children_unreadable',
  'unparsable_row',
] as const;
export type RegisterProblem = (typeof registerProblems)[number];

/** What was recognised in a file of expected communities; nothing is stored yet. */
export const registerReading = z.object({
  file: z.string(),
  sha256: z.string(),
  sheet: z.string().nullable(),
  headerRow: z.int().positive(),
  columns: z.array(z.object({ field: z.enum(registerFieldKeys), header: z.string() })),
  rows: count,
  communities: count,
  /** Sum of the communities' children; null without such a column. */
  children: shown,
  communitiesWithChildren: count,
  byAmphoe: z.array(z.object({ areaCode, communities: count, children: shown })),
  /** Every row that is not taken, or taken without its number of children; the first 200. */
  problems: z.array(z.object({ line: z.int().positive(), problem: z.enum(registerProblems), found: z.string() })),
  problemCounts: z.array(z.object({ problem: z.enum(registerProblems), count })),
});
export type RegisterReading = Readonly<z.infer<typeof registerReading>>;

/** The register that stands, or null. */
const registerFacts = z.object({ file: z.string(), communities: count, children: shown }).nullable();

export const coverageAsk = z.object({
  /** Null: the latest loaded. */
  surveyYearBE: surveyYearBE.nullable(),
  area: areaCode.nullable(),
  level: areaLevel,
});
export type CoverageAsk = Readonly<z.infer<typeof coverageAsk>>;

/**
 * What expected communities are taken from: a register, else every community that reported in some loaded year. With one
 * year and no register there is `nothing` to expect by: who reported is told, and nobody is missing.
 */
const expectationBases = ['register', 'loaded-years', 'nothing'] as const;

/** Under: fewer than half of the children whom the register has; over: more than 120 %. */
const reportingKinds = ['under', 'as-expected', 'over'] as const;

const coverageCounts = z.object({
  expected: count,
  /** Expected communities that reported. */
  reported: count,
  missing: count,
  /** Communities that reported and were not expected. */
  unexpected: count,
  /** Children in the extract. */
  children: shown,
  /** Of these in communities for which the register has a number of children. */
  childrenCompared: shown,
  /** Children whom the register has, of reported and missing communities; null where it has no number. */
  childrenExpected: shown,
  /** `childrenCompared` of `childrenExpected`; may be above 1. */
  ratio: z.number().nonnegative().nullable(),
  reporting: z.enum(reportingKinds).nullable(),
});
export type CoverageCounts = Readonly<z.infer<typeof coverageCounts>>;

const coverageRow = coverageCounts.extend({ areaCode, name: communityName });
export type CoverageRow = Readonly<z.infer<typeof coverageRow>>;

const missingCommunity = z.object({
  areaCode,
  name: communityName,
  childrenExpected: shown,
  /** The latest year before this one in which it reported, and its children then. */
  lastReportedYearBE: surveyYearBE.nullable(),
  lastChildren: shown,
});
export type MissingCommunity = Readonly<z.infer<typeof missingCommunity>>;

const reportingCommunity = z.object({ areaCode, name: communityName, children: shown });

/**
 * A community of ten or more children with no yes among the 22 indicators, as far as they are shown: `hiddenIndicators`
 * of the 22 are not.
 */
const allZeroCommunity = reportingCommunity.extend({ children: count, hiddenIndicators: count });
export type AllZeroCommunity = Readonly<z.infer<typeof allZeroCommunity>>;

export const coverageAnswer = z.object({
  surveyYearBE: surveyYearBE.nullable(),
  basis: z.enum(expectationBases),
  register: registerFacts,
  /** Loaded years. */
  years: z.array(surveyYearBE),
  total: coverageCounts,
  rows: z.array(coverageRow),
  missing: z.array(missingCommunity),
  unexpected: z.array(reportingCommunity),
  allZero: z.array(allZeroCommunity),
  /** Tambons of the loaded provinces, within the asked area, of which no community reported in the year. */
  tambonsWithout: z.array(areaCode),
});
export type CoverageAnswer = Readonly<z.infer<typeof coverageAnswer>>;

/** Known answers of eligible by indicator; households for 17-22. Position i holds indicator i + 1. */
const completenessRow = z.object({
  areaCode,
  children: shown,
  known: shownPerIndicator,
  eligible: shownPerIndicator,
});
export type CompletenessRow = Readonly<z.infer<typeof completenessRow>>;

export const completenessAnswer = z.object({
  surveyYearBE: surveyYearBE.nullable(),
  rows: z.array(completenessRow),
});
export type CompletenessAnswer = Readonly<z.infer<typeof completenessAnswer>>;

export const yearDifferenceAsk = z.object({
  /** Null: the latest loaded. */
  surveyYearBE: surveyYearBE.nullable(),
  /** Null: the loaded year before it. */
  previousYearBE: surveyYearBE.nullable(),
  area: areaCode.nullable(),
});
export type YearDifferenceAsk = Readonly<z.infer<typeof yearDifferenceAsk>>;

const counts = z.object({ yes: shown, known: shown });
const change = z.object({ difference: z.number(), low: z.number(), high: z.number() });

const jumpVerdicts = ['higher', 'lower', 'no-clear-change', 'too-little-data', 'hidden'] as const;
export type JumpVerdict = (typeof jumpVerdicts)[number];

const indicatorChange = z.object({
  indicator: z.int().min(1).max(22),
  now: counts,
  before: counts,
  /** Now minus before with its Newcombe interval; null where hidden or without known answers. */
  change: change.nullable(),
  /** After false-discovery control over the 22 indicators. */
  pAdjusted: z.number().nullable(),
  verdict: z.enum(jumpVerdicts),
});
export type IndicatorChange = Readonly<z.infer<typeof indicatorChange>>;

const communityJump = z.object({
  areaCode,
  name: communityName,
  indicator: z.int().min(1).max(22),
  now: counts,
  before: counts,
  change,
});
export type CommunityJump = Readonly<z.infer<typeof communityJump>>;

const childrenJump = z.object({ areaCode, name: communityName, children: count, childrenBefore: count });
export type ChildrenJump = Readonly<z.infer<typeof childrenJump>>;

/** Why children of two years cannot be told to be the same. */
const notComparableReasons = ['keys-differ', 'ids-reused', 'no-records'] as const;

/** Records of the year and of the year before, by what became of the child. */
const childFlows = z.object({
  childrenNow: shown,
  childrenBefore: shown,
  /** In the same community in both years. */
  stayed: shown,
  /** Now here, in another community the year before; and the other way round. */
  arrived: shown,
  left: shown,
  /** Not in the year before at all, and not in this year at all. */
  new: shown,
  gone: shown,
  /** Without a child id: nobody can say. */
  unkeyedNow: shown,
  unkeyedBefore: shown,
});
export type ChildFlows = Readonly<z.infer<typeof childFlows>>;

/** Answers about the same children in both years; for 17-22 of the households they live in. */
const answerChange = z.object({
  indicator: z.int().min(1).max(22),
  /** Children with a known answer in both years. */
  compared: shown,
  noToYes: shown,
  yesToNo: shown,
  becameUnknown: shown,
  becameKnown: shown,
});
export type AnswerChange = Readonly<z.infer<typeof answerChange>>;

const comparedChildren = z.discriminatedUnion('isComparable', [
  z.object({ isComparable: z.literal(true), flows: childFlows, answers: z.array(answerChange).length(22) }),
  z.object({ isComparable: z.literal(false), reason: z.enum(notComparableReasons) }),
]);
export type ComparedChildren = Readonly<z.infer<typeof comparedChildren>>;

/** A year against the one before it; everything is null where no earlier year is loaded. */
export const yearDifferenceAnswer = z.object({
  surveyYearBE: surveyYearBE.nullable(),
  previousYearBE: surveyYearBE.nullable(),
  areaCode: areaCode.nullable(),
  difference: z
    .object({
      communities: z.object({
        inBoth: count,
        missing: z.array(missingCommunity),
        new: z.array(reportingCommunity),
        /** More than 30 % more or fewer children, and more than chance. */
        jumps: z.array(childrenJump),
        allZero: z.array(allZeroCommunity),
      }),
      indicators: z.array(indicatorChange).length(22),
      /** Communities whose prevalence changed clearly, largest change first. */
      communityJumps: z.array(communityJump),
      /** Null where the figures do not tell it: planning figures do for all children of a province and neighbouring years. */
      children: comparedChildren.nullable(),
    })
    .nullable(),
});
export type YearDifferenceAnswer = Readonly<z.infer<typeof yearDifferenceAnswer>>;

/** What the import found in each loaded extract; counts are rows of the file. */
export const extractChecks = extractSummary.pick({ extractId: true, file: true }).extend({
  accepted: count,
  rejected: count,
  surveyYearsBE: z.array(surveyYearBE),
  checks: z.array(z.object({ code: z.string(), group: z.enum(checkGroups), count })),
});
export type ExtractChecks = Readonly<z.infer<typeof extractChecks>>;
