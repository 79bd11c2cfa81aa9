import { z } from 'zod';

/** Classes of risk; the position of each is its number in the tables (product §7). */
export const riskClasses = ['none', 'watch', 'high', 'victim', 'insufficient'] as const;
export type RiskClass = (typeof riskClasses)[number];

/** Classes that a rule can give, the gravest first. What no rule gives is `none` or `insufficient`. */
export const ruleClasses = ['victim', 'high', 'watch'] as const;
export type RuleClass = (typeof ruleClasses)[number];

export const ruleGroups = ['migrant', 'thai', 'stateless'] as const;
export type RuleGroup = (typeof ruleGroups)[number];

export const ruleSexes = ['male', 'female'] as const;

/**
 * What a rule asks of a child. Each part is true, false or not known; it counts as met only when it is known to be true.
 * There is no "not": an answer of yes never makes a class less grave.
 */
export type Condition =
  /** The answer to an indicator is yes. */
  | { readonly kind: 'indicator'; readonly indicator: number }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly Condition[] }
  /** Completed years of age. */
  | { readonly kind: 'age-under'; readonly years: number }
  | { readonly kind: 'age-from'; readonly years: number }
  | { readonly kind: 'group'; readonly group: RuleGroup }
  | { readonly kind: 'sex'; readonly sex: (typeof ruleSexes)[number] }
  /** At least so many of the rule set's risk indicators are yes. */
  | { readonly kind: 'risk-count'; readonly count: number };

/** The shape alone: what the numbers may be is told by `ruleSetProblems`, with a sentence each. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('indicator'), indicator: z.number() }),
    z.strictObject({ kind: z.literal('any'), of: z.array(condition) }),
    z.strictObject({ kind: z.literal('all'), of: z.array(condition) }),
    z.strictObject({ kind: z.literal('at-least'), count: z.number(), of: z.array(condition) }),
    z.strictObject({ kind: z.literal('age-under'), years: z.number() }),
    z.strictObject({ kind: z.literal('age-from'), years: z.number() }),
    z.strictObject({ kind: z.literal('group'), group: z.enum(ruleGroups) }),
    z.strictObject({ kind: z.literal('sex'), sex: z.enum(ruleSexes) }),
    z.strictObject({ kind: z.literal('risk-count'), count: z.number() }),
  ]),
);

export const rule = z.strictObject({ class: z.enum(ruleClasses), when: condition });
export type Rule = Readonly<z.infer<typeof rule>>;

export const ruleSetKind = 'natpro-rule-set';
/** Goes up when the meaning of a rule set's fields changes. */
export const ruleSetShapeVersion = 1;

/** What keeps a rule set readable, and its evaluation bounded. */
export const ruleSetLimits = { rules: 60, depth: 6, parts: 500, oldestAge: 17 } as const;

/**
 * Rules that class children (product §7). Its SHA-256 is that of its canonical JSON, so every field belongs to it.
 * `rules`: the first that is met gives the class; they stand from the gravest class to the least, so a later rule
 * never gives a graver one. `insufficientAbovePercent`: no rule is met and more than this percentage of the
 * deciding answers is unknown (`decidingIndicators`): the data do not suffice.
 */
export const ruleSet = z.strictObject({
  kind: z.literal(ruleSetKind),
  shapeVersion: z.literal(ruleSetShapeVersion),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  version: z.int().min(1).max(1_000_000),
  name: z.strictObject({ th: z.string().min(1).max(120), en: z.string().min(1).max(120) }),
  rules: z.array(rule),
  /** Indicators that `risk-count` counts. */
  riskIndicators: z.array(z.number()),
  insufficientAbovePercent: z.number(),
  /** Who decided it, and when: a day of the Gregorian calendar, YYYY-MM-DD; null where nobody wrote it down. */
  decided: z.strictObject({ by: z.string().max(200), on: z.string().nullable(), note: z.string().max(2000) }),
});
export type RuleSet = Readonly<z.infer<typeof ruleSet>>;
