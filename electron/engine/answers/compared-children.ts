import type { AnswerChange, ChildFlows, ComparedChildren } from '../../../shared/contract/quality.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import type { Reader } from '../db/database.ts';
import {
  answerChanges,
  childFlows,
  keyAgreement,
  linkedRecords,
  type AnswerChangeKind,
  type AnswerChangeRow,
  type FlowRow,
  type YearPair,
} from '../queries/children-over-years.ts';
import { yearSummaries } from '../queries/year-summaries.ts';
import type { Years } from './year-changes.ts';

/** What can become of a record of the one year in the other. Each record of a year is in exactly one of its parts. */
export const flowParts = [
  'stayed',
  'arrived',
  'new',
  'unkeyedNow',
  'stayedBefore',
  'left',
  'gone',
  'unkeyedBefore',
] as const;
export type FlowPart = (typeof flowParts)[number];

/** The records of a community in both years, and what became of them. */
export type CommunityFlows = {
  readonly code: string;
  readonly now: number;
  readonly before: number;
  readonly parts: Readonly<Record<FlowPart, number>>;
};

/** The comparison, and the counts by community that it is made of. */
export type FoundChildren = {
  readonly answer: ComparedChildren;
  readonly flows: readonly CommunityFlows[];
  readonly changes: readonly AnswerChangeRow[];
};

/** So many children with one id in both years are needed to judge whether an id stands for the same child. */
const fewestCompared = 20;

/** Sex and month of birth must agree in at least this share of them; by chance it would be under 1 %. */
const leastAgreeing = 0.8;

/**
 * The children of two years compared, where it can be told which of them are the same.
 * @param hasOneSecret  whether all files of the two years have child keys made with one secret
 */
export async function comparedChildren(
  db: Reader,
  years: Years,
  hasOneSecret: boolean,
  area: string | null,
  signal?: AbortSignal,
): Promise<FoundChildren> {
  const reason = await whyNotComparable(db, { ...years, hasOneSecret }, signal);
  if (reason !== null) return { answer: { isComparable: false, reason }, flows: [], changes: [] };
  const [rows, changes] = await Promise.all([
    childFlows(db, { ...years, hasOneSecret }, signal),
    answerChanges(db, { ...years, hasOneSecret }, signal),
  ]);
  const flows = flowsByCommunity(rows, years);
  const isInside = ({ code }: { readonly code: string }): boolean => code.startsWith(area ?? '');
  return {
    answer: {
      isComparable: true,
      flows: sumOfFlows(flows.filter(isInside)),
      answers: sumOfChanges(changes.filter(isInside)),
    },
    flows,
    changes,
  };
}

async function whyNotComparable(
  db: Reader,
  pair: YearPair,
  signal?: AbortSignal,
): Promise<Extract<ComparedChildren, { isComparable: false }>['reason'] | null> {
  const links = await linkedRecords(db, pair, signal);
  const counted = (await yearSummaries(db, signal)).filter(
    ({ surveyYearBE, communitiesCounted }) =>
      communitiesCounted > 0 && (surveyYearBE === pair.surveyYearBE || surveyYearBE === pair.previousYearBE),
  );
  if (links.length < 2 || counted.length > 0) return 'no-records';
  if (!pair.hasOneSecret && links.some(({ records, linked }) => linked < records)) return 'keys-differ';
  const { compared, agreeing } = await keyAgreement(db, pair, signal);
  return compared >= fewestCompared && agreeing < leastAgreeing * compared ? 'ids-reused' : null;
}

function flowsByCommunity(rows: readonly FlowRow[], { surveyYearBE }: Years): readonly CommunityFlows[] {
  return [...Map.groupBy(rows, ({ code }) => code)].map(([code, ofCode]) => {
    const now = ofCode.find((row) => row.surveyYearBE === surveyYearBE);
    const before = ofCode.find((row) => row.surveyYearBE !== surveyYearBE);
    return {
      code,
      now: now?.records ?? 0,
      before: before?.records ?? 0,
      parts: {
        stayed: now?.stayed ?? 0,
        arrived: now?.moved ?? 0,
        new: now?.alone ?? 0,
        unkeyedNow: now?.unkeyed ?? 0,
        stayedBefore: before?.stayed ?? 0,
        left: before?.moved ?? 0,
        gone: before?.alone ?? 0,
        unkeyedBefore: before?.unkeyed ?? 0,
      },
    };
  });
}

function sumOfFlows(communities: readonly CommunityFlows[]): ChildFlows {
  const total = (of: (community: CommunityFlows) => number): number =>
    communities.reduce((sum, community) => sum + of(community), 0);
  const part = (name: FlowPart): number => total(({ parts }) => parts[name]);
  return {
    childrenNow: total(({ now }) => now),
    childrenBefore: total(({ before }) => before),
    stayed: part('stayed'),
    arrived: part('arrived'),
    left: part('left'),
    new: part('new'),
    gone: part('gone'),
    unkeyedNow: part('unkeyedNow'),
    unkeyedBefore: part('unkeyedBefore'),
  };
}

function sumOfChanges(communities: readonly AnswerChangeRow[]): AnswerChange[] {
  return indicators.map(({ no }, i) => {
    const total = (kind: AnswerChangeKind): number =>
      communities.reduce((sum, community) => sum + (community[kind][i] ?? 0), 0);
    return {
      indicator: no,
      compared: total('compared'),
      noToYes: total('noToYes'),
      yesToNo: total('yesToNo'),
      becameUnknown: total('becameUnknown'),
      becameKnown: total('becameKnown'),
    };
  });
}
