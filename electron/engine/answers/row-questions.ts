import type { Filter } from '../../../shared/contract/filter.ts';
import type { ComparedChildren } from '../../../shared/contract/quality.ts';
import type { AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { ChildrenOf } from './filter-strata.ts';

/** Counts of areas, by name of quantity; areas as numbers, ascending. */
export type CountedAreas = {
  readonly areas: Int32Array;
  readonly counts: (quantity: string) => Int32Array;
};

/** Children who answered alike, as masks (bit 0 = indicator 1); 17-22 are those of the household they live in. */
export type AnswerPattern = {
  readonly yes: number;
  readonly known: number;
  readonly eligible: number;
  readonly children: number;
};

/** Children of one area with the same risk indicators (mask, bit 0 = indicator 1). */
export type RiskStack = {
  readonly areaCode: string;
  readonly yes: number;
  /** Whether every risk indicator that a child is eligible for has a known answer. */
  readonly isComplete: boolean;
  readonly children: number;
};

/** Services reached (16) among victims (13 yes), or among children at high risk who are none. */
export type ReachedCounts = {
  readonly among: 'victims' | 'high-risk';
  readonly isMigrant: boolean;
  readonly yes: number;
  readonly known: number;
  readonly eligible: number;
};

/** Two survey years (BE), the later first. */
export type Years = { readonly surveyYearBE: number; readonly previousYearBE: number };

const flowKinds = ['records', 'unkeyed', 'stayed', 'moved', 'alone'] as const;
type FlowKind = (typeof flowKinds)[number];

/**
 * Records of a community in one of two years by what the other year says of the child: in the same community
 * (`stayed`), in another (`moved`), not there (`alone`), or without a key (`unkeyed`).
 */
export type FlowRow = { readonly surveyYearBE: number; readonly code: string } & Readonly<Record<FlowKind, number>>;

/** An answer of the year before and of now, both for an age that has the question. */
export const answerChangeKinds = [
  'yesToYes',
  'yesToNo',
  'noToYes',
  'noToNo',
  'unknownToYes',
  'unknownToNo',
  'becameUnknown',
] as const;
export type AnswerChangeKind = (typeof answerChangeKinds)[number];

/** Children of a community (where the child is now) by both answers; position i holds indicator i + 1. */
export type AnswerChangeRow = { readonly code: string } & Readonly<Record<AnswerChangeKind, readonly number[]>>;

/** The children of two years, or why they cannot be told to be the same. */
export type ChildrenOfYears =
  | { readonly isComparable: true; readonly flows: readonly FlowRow[]; readonly changes: readonly AnswerChangeRow[] }
  | Extract<ComparedChildren, { isComparable: false }>;

/** Questions that a cube cannot answer: only who may read the rows of children has them. */
export type RowQuestions = {
  /** Households with at least one child that a filter is about. */
  readonly households: (surveyYearBE: number, level: AreaLevel, children: ChildrenOf) => CountedAreas;
  /** Every distinct pattern of answers with the number of children who gave it; persons of 18 and over are left out. */
  readonly patterns: (filter: Filter, signal?: AbortSignal) => Promise<readonly AnswerPattern[]>;
  /** Which risk indicators come together in the children of each area; persons of 18 and over are left out. */
  readonly riskStacks: (
    ask: { readonly level: AreaLevel; readonly filter: Filter },
    signal?: AbortSignal,
  ) => Promise<readonly RiskStack[]>;
  readonly protectionReached: (filter: Filter, signal?: AbortSignal) => Promise<readonly ReachedCounts[]>;
  readonly childrenOfYears: (years: Years, signal?: AbortSignal) => Promise<ChildrenOfYears>;
};
