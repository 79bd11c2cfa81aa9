import { z } from 'zod';
import { alkireFoster } from '../alkire-foster.ts';
import type { AnswerProfile } from '../answer-profile.ts';
import { coOccurrence } from '../co-occurrence.ts';
import { answer } from './input-shapes.ts';
import { statisticMethod } from './statistic-method.ts';

const childrenShape = {
  children: z.array(z.array(answer)),
  counts: z.array(z.int().nonnegative()).optional(),
};
const childrenLines = [
  'children     [[1, 0, null, ...]]: a row a child, yes, no, unknown by indicator',
  'counts       how many children each row stands for (1 each)',
];

function profilesOf(
  children: readonly (readonly (1 | 0 | null)[])[],
  counts: readonly number[] | undefined,
  groups: readonly string[] | undefined,
): AnswerProfile[] {
  if ((counts && counts.length !== children.length) || (groups && groups.length !== children.length)) {
    throw new RangeError('counts and groups must have one entry for each row of children.');
  }
  return children.map((answers, i) => {
    const group = groups?.[i];
    return { answers, count: counts?.[i] ?? 1, ...(group === undefined ? {} : { group }) };
  });
}

const alkireFosterMethod = statisticMethod({
  name: 'alkire-foster',
  purpose: 'Stacked risk: H, A, M0 with exact decomposition by indicator and group (Alkire & Foster 2011).',
  input: [
    ...childrenLines,
    'groups       a name for each row (none)',
    'weights      of the indicators (1 each)',
    'k            cut-off in the unit of the weights: with weights of 1, the number of indicators',
    'unknown      leave-out the child with an unknown answer that has weight, or as-no (leave-out)',
  ],
  output: [
    'counted, leftOut, cutoffShare, H, A, M0',
    'indicators   [{headcount, censoredHeadcount, contribution, contributionShare}]; contributions sum to M0',
    'groups       [{group, counted, populationShare, H, A, M0, contribution, contributionShare, indicators}]',
  ],
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
  schema: z.strictObject({
    ...childrenShape,
    groups: z.array(z.string()).optional(),
    weights: z.array(z.number().nonnegative()).optional(),
    k: z.number().positive(),
    unknown: z.enum(['leave-out', 'as-no']).default('leave-out'),
  }),
  compute: ({ children, counts, groups, weights, k, unknown }) =>
    alkireFoster(profilesOf(children, counts, groups), { k, unknown, ...(weights ? { weights } : {}) }),
});

const coOccurrenceMethod = statisticMethod({
  name: 'cooccurrence',
  purpose: 'Which indicators come together: pairs (lift, odds ratio, phi) and the most frequent combinations.',
  input: [...childrenLines, 'mostFrequent how many combinations (20)'],
  output: [
    'children',
    'pairs        [{first, second (positions), known, both, onlyFirst, onlySecond, neither, expectedBoth, lift,',
    '             oddsRatio, oddsRatioInterval {low, high} (Woolf; null when a cell is 0), phi}]',
    'combinations [{indicators (positions), children, withUnknown}]',
  ],
  example: {
    children: [
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ],
    counts: [20, 10, 15, 155],
  },
  schema: z.strictObject({ ...childrenShape, mostFrequent: z.int().positive().default(20) }),
  compute: ({ children, counts, mostFrequent }) => coOccurrence(profilesOf(children, counts, undefined), mostFrequent),
});

export const answerMethods = [alkireFosterMethod, coOccurrenceMethod];
