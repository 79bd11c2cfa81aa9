/** One child in one survey year, with what linking needs of the case data. */
export type LinkRecord = {
  /** Names the record; unique, an integer from 0 to 2^53 - 1. */
  readonly ref: number;
  readonly surveyYearBE: number;
  /** Community code, 8 digits. */
  readonly community: string;
  /** As in the file; null or blank when missing. */
  readonly childId: string | null;
  /** As in the file: 13 digits, a G-code, or whatever was typed. */
  readonly nationalId: string | null;
  readonly firstName: string;
  /** '' when there is none, as is usual for people from Myanmar. */
  readonly lastName: string;
  /** 0 male, 1 female, 2 unknown. */
  readonly sex: 0 | 1 | 2;
  /** yyyymm, Gregorian. */
  readonly birthMonth: number | null;
  /** yyyymmdd, Gregorian. */
  readonly birthDate: number | null;
  /** As in the file; the same label in another community is another household. */
  readonly householdId: string | null;
};

/** What speaks for or against two records being one child. */
export type LinkReason =
  | 'same_id'
  | 'same_unchecked_id'
  | 'different_id'
  | 'same_child_id'
  | 'same_household'
  | 'different_household'
  | 'same_community'
  | 'same_sex'
  | 'sex_differs'
  | 'same_birth_date'
  | 'same_birth_month'
  | 'birth_differs'
  | 'same_name'
  | 'name_close'
  | 'name_differs'
  | 'name_unknown'
  | 'last_name_differs'
  | 'ambiguous'
  | 'decided_same';

/** Records taken as one child, at least two; refs ascending. One record for each survey year unless decided so. */
export type Group = { readonly refs: readonly number[]; readonly reasons: readonly LinkReason[] };

export type CandidatePair = {
  /** The record of the earlier year; of one year, the smaller ref. */
  readonly a: number;
  readonly b: number;
  /** duplicate: one survey year; link: two years; conflict: one number, but facts that contradict it. */
  readonly kind: 'duplicate' | 'link' | 'conflict';
  /** Base-2 logarithm of the odds that both are one child (see pair-weight); 0 = as likely as not. */
  readonly score: number;
  /** Similarity of the names, 0 to 1; null when they cannot be compared. */
  readonly similarity: number | null;
  readonly reasons: readonly LinkReason[];
  readonly verdict: 'likely' | 'review';
};

export type Decision = { readonly a: number; readonly b: number; readonly decision: 'same' | 'different' };

export type LinkOptions = {
  /** What people have decided, oldest first; of two about one pair the later counts. Unknown refs are passed over. */
  readonly decided?: readonly Decision[];
  /** From this score a pair may be proposed; default 6 (odds of 64 to 1). */
  readonly upper?: number;
  /** From this score a pair is shown for review; default 0 (as likely as not). */
  readonly lower?: number;
  /** Records that agree on what candidates are sought by are not compared above this number; default 1000. */
  readonly largestBlock?: number;
};

/** Records that were not compared with each other, and why: never dropped silently. */
export type SkippedBlock = {
  readonly by: 'household' | 'birth_and_name' | 'unchecked_id';
  readonly refs: readonly number[];
};

/** A number so many children have that it identifies nobody; their records are linked without it. */
export type SharedIdentifier = { readonly by: 'national_id' | 'child_id'; readonly refs: readonly number[] };

export type LinkResult = {
  readonly certain: readonly Group[];
  /** Records in no group, ascending. */
  readonly singles: readonly number[];
  /** At most one for any two groups or records; likely first, then by score. */
  readonly pairs: readonly CandidatePair[];
  readonly skippedBlocks: readonly SkippedBlock[];
  readonly sharedIdentifiers: readonly SharedIdentifier[];
  /** Communities whose child ids are given anew each year, found from their contradictions, and not used. */
  readonly unstableChildIds: readonly string[];
  /** 'same' decisions not followed, because through others they would join what was decided to be different. */
  readonly contradictoryDecisions: readonly Decision[];
};
