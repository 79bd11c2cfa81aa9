import { z } from 'zod';
import { clopperPearsonInterval } from '../clopper-pearson-interval.ts';
import { differencesFromRest } from '../difference-from-rest.ts';
import { inequalityGap } from '../inequality-gap.ts';
import { newcombeDifference } from '../newcombe-difference.ts';
import { shareOf } from '../proportion.ts';
import { reliabilityGrade } from '../reliability-grade.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import { confidenceLevel, confidenceLine, proportion } from './input-shapes.ts';
import { statisticMethod } from './statistic-method.ts';

const proportionLines = [
  'yes          count with the condition',
  'known        count with a known answer, 0 gives null',
];

const wilson = statisticMethod({
  name: 'wilson',
  purpose: 'Interval of a proportion: Wilson score (Wilson 1927), no continuity correction.',
  input: [...proportionLines, confidenceLine],
  output: ['share, low, high   0 to 1, null without known answers'],
  example: { yes: 65, known: 100 },
  schema: z.strictObject({ ...proportion.shape, confidence: confidenceLevel }),
  compute: ({ yes, known, confidence }) => ({
    share: shareOf({ yes, known }),
    ...(wilsonInterval(yes, known, confidence) ?? { low: null, high: null }),
  }),
});

const clopperPearson = statisticMethod({
  name: 'clopper-pearson',
  purpose: 'Interval of a proportion: exact (Clopper & Pearson 1934).',
  input: [...proportionLines, confidenceLine],
  output: ['share, low, high   0 to 1, null without known answers'],
  example: { yes: 0, known: 20 },
  schema: z.strictObject({ ...proportion.shape, confidence: confidenceLevel }),
  compute: ({ yes, known, confidence }) => ({
    share: shareOf({ yes, known }),
    ...(clopperPearsonInterval(yes, known, confidence) ?? { low: null, high: null }),
  }),
});

const grade = statisticMethod({
  name: 'grade',
  purpose: 'Reliability grade A to D of a prevalence (NCHS presentation standard, Parker et al. 2017).',
  input: [
    ...proportionLines,
    'completeness      known among the eligible, 0 to 1 (1)',
    'hasCoverageDoubt  true when children are thought to be missing (false)',
  ],
  output: [
    'grade          A precise, B shown, C shown with caution, D not shown',
    'reason         the rule that decided',
    'width          of the 95 % Clopper-Pearson interval',
    'relativeWidth  width / prevalence, null at 0',
  ],
  example: { yes: 12, known: 100 },
  schema: z.strictObject({
    ...proportion.shape,
    completeness: z.number().min(0).max(1).default(1),
    hasCoverageDoubt: z.boolean().default(false),
  }),
  compute: ({ yes, known, ...context }) => reliabilityGrade(yes, known, context),
});

const newcombe = statisticMethod({
  name: 'newcombe',
  purpose: 'Interval for a difference of two proportions: score (Newcombe 1998, method 10).',
  input: ['first        {yes, known}', 'second       {yes, known}', confidenceLine],
  output: ['difference   first - second, -1 to 1; low, high; null when either has no known answers'],
  example: { first: { yes: 56, known: 70 }, second: { yes: 48, known: 80 } },
  schema: z.strictObject({ first: proportion, second: proportion, confidence: confidenceLevel }),
  compute: ({ first, second, confidence }) =>
    newcombeDifference(first, second, confidence) ?? { difference: null, low: null, high: null },
});

const gap = statisticMethod({
  name: 'gap',
  purpose: 'Gap between a group and a reference: difference (Newcombe 1998) and ratio (Katz et al. 1978).',
  input: ['group        {yes, known}', 'reference    {yes, known}', confidenceLine],
  output: [
    'difference     {difference, low, high} or null',
    'ratio          group / reference, null when the reference is 0',
    'ratioInterval  {low, high}, null when a count is 0',
  ],
  example: { group: { yes: 30, known: 120 }, reference: { yes: 40, known: 400 } },
  schema: z.strictObject({ group: proportion, reference: proportion, confidence: confidenceLevel }),
  compute: ({ group, reference, confidence }) => inequalityGap(group, reference, confidence),
});

const rest = statisticMethod({
  name: 'rest',
  purpose:
    'Areas against the rest of their province, false-discovery controlled (Newcombe 1998; Fisher; Benjamini & Hochberg 1995).',
  input: [
    'comparisons  [{area: {yes, known}, whole: {yes, known}}], the area part of the whole; all areas and indicators together',
  ],
  output: [
    'comparisons  [{at95, at998: {difference, low, high}, p, pAdjusted, mark}]',
    '             mark: much-higher, higher, similar, lower, much-lower, or null',
  ],
  example: {
    comparisons: [
      { area: { yes: 30, known: 90 }, whole: { yes: 90, known: 600 } },
      { area: { yes: 10, known: 80 }, whole: { yes: 90, known: 600 } },
    ],
  },
  schema: z.strictObject({ comparisons: z.array(z.strictObject({ area: proportion, whole: proportion })) }),
  compute: ({ comparisons }) => ({ comparisons: differencesFromRest(comparisons) }),
});

export const proportionMethods = [wilson, clopperPearson, grade, newcombe, gap, rest];
