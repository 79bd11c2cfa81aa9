import { z } from 'zod';
import { populationGroups } from './no-filter.ts';

/** prevention: before harm is done · response: to a child harmed or at high risk · system: what makes both possible. */
export const measureKinds = ['prevention', 'response', 'system'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** Whom a measure reaches; people are counted apart for each. */
export const reachedPeople = ['children', 'families', 'employers', 'officials', 'volunteers'] as const;
export type ReachedPeople = (typeof reachedPeople)[number];

const text = z.strictObject({ th: z.string().min(1).max(400), en: z.string().min(1).max(400) });

/** Whom a measure or a row of a plan is for. Null: no restriction. Ages are completed years, both ends included. */
export const targetPeople = z.strictObject({
  group: z.enum(populationGroups),
  ages: z.strictObject({ from: z.int().min(0).max(17), to: z.int().min(0).max(17) }).nullable(),
  sex: z.enum(['male', 'female']).nullable(),
});
export type TargetPeople = Readonly<z.infer<typeof targetPeople>>;

/** Something that can be done, as a plan takes it up. */
export const measure = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
  name: text,
  kind: z.enum(measureKinds),
  /** Indicators it answers, 1 to 22. */
  answers: z.array(z.number()),
  forWhom: targetPeople,
  reaches: z.enum(reachedPeople),
  doneBy: text,
  /** What one of it is, and what one costs in satang; null: nobody has said. */
  unit: text,
  unitCostSatang: z.number().nullable(),
  /** What a target in numbers counts. */
  targetCounts: text,
  /** Where it is known from that it helps or is due; `source` null: from practice. */
  evidence: z.strictObject({ source: z.string().max(400).nullable(), note: text }),
});
export type Measure = Readonly<z.infer<typeof measure>>;
