import { z } from 'zod';
import { areaCode, surveyYearBE } from './filter.ts';
import { namesChild } from './names-child.ts';

/** A row of an extract. */
const recordPlace = z.object({
  extractId: z.string(),
  sheetNo: z.int().nonnegative(),
  line: z.int().positive(),
});
export type RecordPlace = Readonly<z.infer<typeof recordPlace>>;

/** duplicate: two records of one survey year · link: of two years · conflict: one number, facts that contradict it. */
export const pairKinds = ['duplicate', 'link', 'conflict'] as const;
export type PairKind = (typeof pairKinds)[number];

/** What speaks for or against two records being one child. */
const linkReasons = [
  'same_id',
  'same_unchecked_id',
  'different_id',
  'same_child_id',
  'same_household',
  'different_household',
  'same_community',
  'same_sex',
  'sex_differs',
  'same_birth_date',
  'same_birth_month',
  'birth_differs',
  'same_name',
  'name_close',
  'name_differs',
  'name_unknown',
  'last_name_differs',
  'ambiguous',
  'decided_same',
] as const;
export type LinkReason = (typeof linkReasons)[number];

/** A child's record as a person needs it to decide: only in case view. */
const reviewedRecord = z.object({
  place: recordPlace,
  file: z.string(),
  surveyYearBE,
  community: areaCode,
  title: namesChild(z.string()),
  firstName: namesChild(z.string()),
  lastName: namesChild(z.string()),
  nationalId: namesChild(z.string()),
  childId: namesChild(z.string()),
  birthDate: namesChild(z.string()),
  sex: z.enum(['male', 'female', 'unknown']),
  householdId: namesChild(z.string()),
  address: namesChild(z.string()),
  caregiver: namesChild(z.string()),
});
export type ReviewedRecord = Readonly<z.infer<typeof reviewedRecord>>;

const reviewedPair = z.object({
  kind: z.enum(pairKinds),
  /** likely: proposed as one child · review: may be. Neither is merged without a decision. */
  verdict: z.enum(['likely', 'review']),
  /** Base-2 logarithm of the odds that both are one child. */
  score: z.number(),
  /** Of the names, 0 to 1; null when they cannot be compared. */
  similarity: z.number().min(0).max(1).nullable(),
  reasons: z.array(z.enum(linkReasons)),
  /** The record of the earlier year. */
  a: reviewedRecord,
  b: reviewedRecord,
});
export type ReviewedPair = Readonly<z.infer<typeof reviewedPair>>;

const count = z.int().nonnegative();

/** How far linking has come, in counts and names of files. */
export const linkingStatus = z.object({
  /** Records that linking can use: of extracts whose identifiers are kept. */
  records: count,
  /** Records known to be of a child with another record. */
  linked: count,
  /** Files without identifiers: imported before there was a workspace. */
  filesWithoutNames: z.array(z.string()),
  /** Files whose records were never looked at for links. */
  filesNotLinked: z.array(z.string()),
  /** Numbers of the commands that take back the last decision, in the order they are undone; none without a decision. */
  lastDecision: z.array(z.int().positive()),
});
export type LinkingStatus = Readonly<z.infer<typeof linkingStatus>>;

/** What looking for links found. */
export const linkingResult = z.object({
  records: count,
  /** Children with several records that are certain: one number or one child id, or decided. */
  certain: count,
  pairs: z.object({ duplicate: count, link: count, conflict: count }),
  /** Records that were not compared because too many agree on what candidates are sought by; a record may count twice. */
  notCompared: z.object({ household: count, birth_and_name: count, unchecked_id: count }),
  /** Records with a number that so many have that it identifies nobody, by which number. */
  sharedNumbers: z.object({ national_id: count, child_id: count }),
  /** Communities whose child ids are given anew each year. */
  unstableChildIds: z.array(areaCode),
  /** Children that had several keys, being thought several, and have one now. */
  merged: count,
  /** Keys whose records are now of several children: all but one of those have another key. */
  split: count,
  /** Decisions that two records are one child which were not followed: others say that they are different. */
  contradictory: count,
  /** Decisions that are kept and were not followed yet, because looking anew takes long; `run` follows them. */
  waiting: count,
});
export type LinkingResult = Readonly<z.infer<typeof linkingResult>>;

export const pairsAsk = z.object({
  kind: z.enum(pairKinds),
  offset: count.default(0),
  limit: z.int().min(1).max(100).default(25),
});
/** `counts`: pairs to look at of every kind. */
export const pairsAnswer = z.object({
  total: count,
  counts: linkingResult.shape.pairs,
  waiting: count,
  pairs: z.array(reviewedPair),
});
export type PairsAnswer = Readonly<z.infer<typeof pairsAnswer>>;

/**
 * A person's decision about two records. `retired`: of two records of one year, the one that leaves the figures (`a`
 * or `b`); null keeps both.
 */
export const pairDecision = z
  .object({
    a: recordPlace,
    b: recordPlace,
    decision: z.enum(['same', 'different']),
    retired: z.enum(['a', 'b']).nullable().default(null),
  })
  .refine(({ decision, retired }) => decision === 'same' || retired === null);
export type PairDecision = Readonly<z.infer<typeof pairDecision>>;

/**
 * When links are sought anew after a decision: at once · with the next `run` · at once unless it takes longer than a
 * second, so that a person who decides one pair after another does not wait for each.
 */
const relinkTimes = ['now', 'later', 'when_fast'] as const;
export type RelinkTime = (typeof relinkTimes)[number];

export const decisionsAsk = z.object({
  decisions: z.array(pairDecision).min(1).max(500),
  relink: z.enum(relinkTimes).default('when_fast'),
});
