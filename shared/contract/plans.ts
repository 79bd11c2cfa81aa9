import { z } from 'zod';
import { filter } from './filter.ts';
import { reachedPeople, targetPeople } from './measures.ts';

/**
 * A figure by what it is of, never by its numbers: each view fills it from its own cube, so a plan tells nothing that the
 * reader may not see.
 */
export const figureReference = z.strictObject({ indicator: z.int().min(1).max(22), filter });
export type FigureReference = Readonly<z.infer<typeof figureReference>>;

export const planStates = ['planned', 'running', 'blocked', 'late', 'done', 'dropped'] as const;
export type PlanState = (typeof planStates)[number];

const text = (longest: number) => z.string().max(longest);

/** Money for a row: where from, in which quarter of the fiscal year (1: October to December; null: not split), how much. */
export const budgetLine = z.strictObject({
  source: text(200),
  quarter: z.number().nullable(),
  /** Whole satang. */
  satang: z.number(),
});
export type BudgetLine = Readonly<z.infer<typeof budgetLine>>;

export const reachedCounts = z.strictObject(
  Object.fromEntries(reachedPeople.map((people) => [people, z.number().nullable()])) as Record<
    (typeof reachedPeople)[number],
    z.ZodNullable<z.ZodNumber>
  >,
);

/**
 * A measure in the province's register. Days are of the Gregorian calendar, YYYY-MM-DD. The shape lets anything through
 * that an office's own plan may lack; `planRowProblems` says what is impossible or missing.
 */
export const planRow = z.strictObject({
  id: z.string().min(1).max(80),
  /** Fiscal year of the Buddhist era: 2569 is October 2568 to September 2569. */
  fiscalYearBE: z.number(),
  strategy: text(400),
  /** Id of a measure of the library; null: the office's own. */
  measureId: z.string().max(80).nullable(),
  /** The measure as the plan names it. */
  measure: text(600),
  /** Codes of communities, or of larger areas for all in them. */
  areas: z.array(z.string()),
  /** Places as the office wrote them, where they are no codes. */
  placeText: text(600),
  /** What the row is to change. */
  indicator: z.number().nullable(),
  /** The office's own wording of what is measured. */
  indicatorText: text(600),
  baseline: figureReference.nullable(),
  /** The place was chosen because its baseline was among the highest or lowest: its next figure would be nearer the rest anyway. */
  chosenAsExtreme: z.boolean(),
  target: z.strictObject({
    /** Prevalence to be reached, in percent. */
    percent: z.number().nullable(),
    /** People to be reached. */
    people: z.number().nullable(),
    text: text(600),
  }),
  forWhom: targetPeople,
  forWhomText: text(400),
  agency: text(400),
  partners: z.array(text(200)),
  budget: z.array(budgetLine),
  spentSatang: z.number().nullable(),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  state: z.enum(planStates),
  /** Why it is blocked, late or dropped. */
  stateReason: text(600),
  /** Who can lift what blocks it. */
  liftedBy: text(400),
  links: z.array(z.strictObject({ kind: z.enum(['row', 'paper']), to: text(400), text: text(400) })),
  reached: reachedCounts,
  remarks: text(2000),
});
export type PlanRow = Readonly<z.infer<typeof planRow>>;

/** What a community has of its own; null: nobody has said. */
export const communityStructures = z.strictObject({
  area: z.string(),
  hasWorkingGroup: z.boolean().nullable(),
  workingGroupMetOn: z.string().nullable(),
  thaiVolunteers: z.number().nullable(),
  migrantVolunteers: z.number().nullable(),
  volunteersTrainedOn: z.string().nullable(),
  remarks: text(2000),
});
export type CommunityStructures = Readonly<z.infer<typeof communityStructures>>;

export const proposalDecisions = ['kept', 'changed', 'added', 'rejected'] as const;

/** A community's own plan for a fiscal year: what people decided about each measure that was proposed, or added. */
export const communityPlan = z.strictObject({
  area: z.string(),
  fiscalYearBE: z.number(),
  items: z.array(
    z.strictObject({
      measureId: z.string().min(1).max(80),
      decision: z.enum(proposalDecisions),
      /** Why it was changed or rejected. */
      reason: text(600),
      /** The row of the register it became. */
      rowId: z.string().max(80).nullable(),
    }),
  ),
  remarks: text(2000),
});
export type CommunityPlan = Readonly<z.infer<typeof communityPlan>>;

/** The most that may be spent of a source in a fiscal year; source null: of all together. */
export const budgetCeiling = z.strictObject({
  fiscalYearBE: z.number(),
  source: z.string().max(200).nullable(),
  satang: z.number(),
});
export type BudgetCeiling = Readonly<z.infer<typeof budgetCeiling>>;

export const planKind = 'natpro-plan';
export const planShapeVersion = 1;

export const plan = z.strictObject({
  kind: z.literal(planKind),
  shapeVersion: z.literal(planShapeVersion),
  name: z.string().min(1).max(200),
  rows: z.array(planRow).max(5000),
  ceilings: z.array(budgetCeiling).max(200),
  communityPlans: z.array(communityPlan).max(5000),
  structures: z.array(communityStructures).max(5000),
});
export type Plan = Readonly<z.infer<typeof plan>>;
