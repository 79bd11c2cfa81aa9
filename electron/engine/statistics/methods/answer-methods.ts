import { z } from 'zod';
import { alkireFoster } from '../alkire-foster.ts';
import type { AnswerProfile } from '../answer-profile.ts';
import { coOccurrence } from '../co-occurrence.ts';
import { ImpossibleInput } from '../impossible-input.ts';
import { answer, count, interval, positions, share } from './shapes.ts';
import { statisticMethod } from './statistic-method.ts';

const childrenShape = {
  children: z.array(z.array(answer)).describe('a row a child: yes, no, unknown by indicator'),
  counts: z.array(count).optional().describe('how many children each row stands for, else 1 each'),
};

function profilesOf(
  children: readonly (readonly (1 | 0 | null)[])[],
  counts: readonly number[] | undefined,
  groups: readonly string[] | undefined,
): AnswerProfile[] {
  if ((counts && counts.length !== children.length) || (groups && groups.length !== children.length)) {
    throw new ImpossibleInput('countsAndGroups');
  }
  return children.map((answers, i) => {
    const group = groups?.[i];
    return { answers, count: counts?.[i] ?? 1, ...(group === undefined ? {} : { group }) };
  });
}

const stacked = { counted: count, H: share.nullable(), A: share.nullable(), M0: share.nullable() };
const contribution = {
  contribution: share.nullable().describe('the part of M0; all sum to it'),
  contributionShare: share.nullable(),
};
const indicatorShares = z.array(
  z.strictObject({ headcount: share.nullable(), censoredHeadcount: share.nullable(), ...contribution }),
);

const alkireFosterMethod = statisticMethod({
  name: 'alkire-foster',
  purpose: 'Stacked risk: H, A, M0 with exact decomposition by indicator and group (Alkire & Foster 2011).',
  input: z.strictObject({
    ...childrenShape,
    groups: z.array(z.string()).optional().describe('a name for each row'),
    weights: z.array(z.number().nonnegative()).optional().describe('of the indicators, else 1 each'),
    k: z
      .number()
      .positive()
      .describe('cut-off in the unit of the weights: with weights of 1, the number of indicators'),
    unknown: z
      .enum(['leave-out', 'as-no'])
      .default('leave-out')
      .describe('what an unknown answer does to the child, where it has weight'),
  }),
  output: z.strictObject({
    ...stacked,
    leftOut: count,
    cutoffShare: share,
    indicators: indicatorShares,
    groups: z.array(
      z.strictObject({
        group: z.string(),
        ...stacked,
        populationShare: share.nullable(),
        ...contribution,
        indicators: indicatorShares,
      }),
    ),
  }),
  example: {
    children: [
      [1, 1, 0],
      [1, 0, 0],
      [1, 1, 1],
      [0, 0, 0],
    ],
    groups: ['ก', 'ก', 'ข', 'ข'],
    k: 2,
  },
  compute: ({ children, counts, groups, weights, k, unknown }) =>
    alkireFoster(profilesOf(children, counts, groups), { k, unknown, ...(weights ? { weights } : {}) }),
});

const coOccurrenceMethod = statisticMethod({
  name: 'cooccurrence',
  purpose: 'Which indicators come together: pairs (lift, odds ratio, phi) and the most frequent combinations.',
  input: z.strictObject({
    ...childrenShape,
    mostFrequent: z.int().positive().default(20).describe('how many combinations'),
  }),
  output: z.strictObject({
    children: count,
    pairs: z.array(
      z.strictObject({
        first: count.describe('position of the indicator'),
        second: count,
        known: count,
        both: count,
        onlyFirst: count,
        onlySecond: count,
        neither: count,
        expectedBoth: z.number().nullable(),
        lift: z.number().nullable(),
        oddsRatio: z.number().nullable(),
        oddsRatioInterval: interval.nullable().describe('Woolf; null when a cell is 0'),
        phi: z.number().nullable(),
      }),
    ),
    combinations: z.array(z.strictObject({ indicators: positions, children: count, withUnknown: count })),
  }),
  example: {
    children: [
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ],
    counts: [20, 10, 15, 155],
  },
  compute: ({ children, counts, mostFrequent }) => coOccurrence(profilesOf(children, counts, undefined), mostFrequent),
});

export const answerMethods = [alkireFosterMethod, coOccurrenceMethod];
