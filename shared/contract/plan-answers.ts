import { z } from 'zod';
import { interval, prevalenceDifference, share } from './figure.ts';
import { areaCode } from './filter.ts';
import { differenceMarks, reliabilityGrades, trendVerdicts } from './marks.ts';
import { figureReference } from './plans.ts';
import { rights } from './rights.ts';

/** The five migrations, which are never added up. */
export const migrationProfiles = [
  'arrival',
  'no-thai-nationality',
  'unregistered',
  'unsettled',
  'left-behind',
] as const;
export type MigrationProfile = (typeof migrationProfiles)[number];

const ofFinding = {
  areaCode,
  indicator: z.int().min(1).max(22),
  grade: z.enum(reliabilityGrades),
  reference: figureReference,
};

/**
 * Something the data say about a place, by what it is of and never by its numbers: whoever shows it fills the figure from the
 * cube that the reader may see.
 */
export const finding = z.discriminatedUnion('kind', [
  /** Against the rest of the province. */
  z.object({ kind: z.literal('standing'), ...ofFinding, mark: z.enum(differenceMarks) }),
  z.object({ kind: z.literal('trend'), ...ofFinding, verdict: z.enum(trendVerdicts) }),
  /** The place is high in this migration. */
  z.object({ kind: z.literal('migration-profile'), ...ofFinding, profile: z.enum(migrationProfiles) }),
  /** The indicator is the largest part of the place's stacked risk. */
  z.object({ kind: z.literal('stacked-risk'), ...ofFinding }),
  z.object({
    kind: z.literal('rights-gap'),
    ...ofFinding,
    right: z.enum(rights),
    worseFor: z.enum(['thai', 'migrant']),
  }),
]);
export type Finding = Readonly<z.infer<typeof finding>>;

export const proposal = z.object({
  areaCode,
  measureId: z.string(),
  /** True where too little is known: the one thing to propose is to find out. */
  isFindOut: z.boolean(),
  /** Why, strongest first. */
  reasons: z.array(finding).min(1),
});
export type Proposal = Readonly<z.infer<typeof proposal>>;

const rowIds = z.array(z.string());

/** What in a plan contradicts itself or the data: listed, and blocks nothing. Money is in satang. */
export const planConflict = z.discriminatedUnion('code', [
  z.object({ code: z.literal('same-measure'), rowIds, areaCode }),
  z.object({
    code: z.literal('over-ceiling'),
    rowIds,
    fiscalYearBE: z.int(),
    /** Null: of all sources together. */
    source: z.string().nullable(),
    plannedSatang: z.int(),
    ceilingSatang: z.int(),
  }),
  z.object({ code: z.literal('no-owner'), rowIds }),
  z.object({ code: z.literal('weaker-than-trend'), rowIds, targetPercent: z.number(), projectedPercent: z.number() }),
  z.object({ code: z.literal('more-than-there'), rowIds, people: z.int(), children: z.int() }),
  /** The gap list: a place with findings that no row answers, with those of its indicators. */
  z.object({ code: z.literal('no-measure'), rowIds, areaCode, indicators: z.array(z.int()) }),
]);
export type PlanConflict = Readonly<z.infer<typeof planConflict>>;

export const planVerdicts = ['improved', 'no-clear-change', 'worse', 'cannot-be-said'] as const;
export const planResultReasons = [
  'province-change',
  'regression-to-the-mean',
  'coverage-change',
  'too-few-known',
] as const;

/** What became of a row: `planResult` of the statistics. */
export const planResultAnswer = z.object({
  verdict: z.enum(planVerdicts),
  reasons: z.array(z.enum(planResultReasons)),
  observed: prevalenceDifference.nullable(),
  observedVerdict: z.enum(planVerdicts),
  anyway: z.object({ fromRest: z.number().nullable(), fromRegression: z.number().nullable() }),
  /** Null exactly when it cannot be said; else the verdict is that of this interval. */
  beyond: z.object({ difference: z.number(), ...interval.shape }).nullable(),
  coverage: z.object({ baseline: share, now: share }),
  smallestVisible: z.object({ rise: z.number().nullable(), fall: z.number().nullable() }).nullable(),
});
export type PlanResultAnswer = Readonly<z.infer<typeof planResultAnswer>>;
