import { z } from 'zod';
import { clopperPearsonInterval } from '../clopper-pearson-interval.ts';
import { differencesFromRest } from '../difference-from-rest.ts';
import { inequalityGap } from '../inequality-gap.ts';
import { newcombeDifference } from '../newcombe-difference.ts';
import { shareOf } from '../proportion.ts';
import { reliabilityGrade } from '../reliability-grade.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import { confidence, difference, interval, known, proportion, pValue, share, yes } from './shapes.ts';
import { statisticMethod } from './statistic-method.ts';

const shareWithInterval = z.strictObject({ share: share.nullable(), low: share.nullable(), high: share.nullable() });
const nothing = { low: null, high: null };

const wilson = statisticMethod({
  name: 'wilson',
  purpose: 'Interval of a proportion: Wilson score (Wilson 1927), no continuity correction.',
  input: z.strictObject({ yes, known, confidence }),
  output: shareWithInterval,
  example: { yes: 65, known: 100 },
  compute: ({ yes, known, confidence }) => ({
    share: shareOf({ yes, known }),
    ...(wilsonInterval(yes, known, confidence) ?? nothing),
  }),
});

const clopperPearson = statisticMethod({
  name: 'clopper-pearson',
  purpose: 'Interval of a proportion: exact (Clopper & Pearson 1934).',
  input: z.strictObject({ yes, known, confidence }),
  output: shareWithInterval,
  example: { yes: 0, known: 20 },
  compute: ({ yes, known, confidence }) => ({
    share: shareOf({ yes, known }),
    ...(clopperPearsonInterval(yes, known, confidence) ?? nothing),
  }),
});

const grade = statisticMethod({
  name: 'grade',
  purpose: 'Reliability grade A to D of a prevalence (NCHS presentation standard, Parker et al. 2017).',
  input: z.strictObject({
    yes,
    known,
    completeness: share.default(1).describe('known among the eligible'),
    hasCoverageDoubt: z.boolean().default(false).describe('children are thought to be missing'),
  }),
  output: z.strictObject({
    grade: z.enum(['A', 'B', 'C', 'D']).describe('precise, shown, shown with caution, not shown'),
    reason: z
      .enum([
        'no-known-answers',
        'fewer-than-30-known',
        'interval-30-points-or-wider',
        'interval-wide-for-the-figure',
        'low-completeness',
        'coverage-doubt',
        'interval-wider-than-5-points',
        'precise',
      ])
      .describe('the rule that decided'),
    width: share.nullable().describe('of the 95 % Clopper-Pearson interval'),
    relativeWidth: z.number().nullable().describe('width / prevalence, null at 0'),
  }),
  example: { yes: 12, known: 100 },
  compute: ({ yes, known, ...context }) => reliabilityGrade(yes, known, context),
});

const newcombe = statisticMethod({
  name: 'newcombe',
  purpose: 'Interval for a difference of two proportions: score (Newcombe 1998, method 10).',
  input: z.strictObject({ first: proportion, second: proportion, confidence }),
  output: z.strictObject({
    difference: z.number().min(-1).max(1).nullable().describe('first - second; null when either has no known answers'),
    low: z.number().nullable(),
    high: z.number().nullable(),
  }),
  example: { first: { yes: 56, known: 70 }, second: { yes: 48, known: 80 } },
  compute: ({ first, second, confidence }) =>
    newcombeDifference(first, second, confidence) ?? { difference: null, ...nothing },
});

const gap = statisticMethod({
  name: 'gap',
  purpose: 'Gap between a group and a reference: difference (Newcombe 1998) and ratio (Katz et al. 1978).',
  input: z.strictObject({ group: proportion, reference: proportion, confidence }),
  output: z.strictObject({
    difference: difference.nullable().describe('group - reference'),
    ratio: z.number().nullable().describe('group / reference, null when the reference is 0'),
    ratioInterval: interval.nullable().describe('null when a count is 0'),
  }),
  example: { group: { yes: 30, known: 120 }, reference: { yes: 40, known: 400 } },
  compute: ({ group, reference, confidence }) => inequalityGap(group, reference, confidence),
});

const rest = statisticMethod({
  name: 'rest',
  purpose:
    'Areas against the rest of their province, false-discovery controlled (Newcombe 1998; Fisher; Benjamini & Hochberg 1995).',
  input: z.strictObject({
    comparisons: z
      .array(z.strictObject({ area: proportion, whole: proportion }))
      .describe('the area is part of the whole; all areas and indicators together'),
  }),
  output: z.strictObject({
    comparisons: z.array(
      z.strictObject({
        at95: difference.nullable().describe('area - rest of the whole'),
        at998: difference.nullable(),
        p: pValue.describe("Fisher's exact, two-sided"),
        pAdjusted: pValue.describe('over all comparisons'),
        mark: z.enum(['much-higher', 'higher', 'similar', 'lower', 'much-lower']).nullable(),
      }),
    ),
  }),
  example: {
    comparisons: [
      { area: { yes: 30, known: 90 }, whole: { yes: 90, known: 600 } },
      { area: { yes: 10, known: 80 }, whole: { yes: 90, known: 600 } },
    ],
  },
  compute: ({ comparisons }) => ({ comparisons: differencesFromRest(comparisons) }),
});

export const proportionMethods = [wilson, clopperPearson, grade, newcombe, gap, rest];
