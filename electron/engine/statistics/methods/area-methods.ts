import { z } from 'zod';
import { benjaminiHochberg } from '../benjamini-hochberg.ts';
import { cochranArmitage } from '../cochran-armitage.ts';
import { empiricalBayes, empiricalBayesWithinGroups } from '../empirical-bayes.ts';
import { funnel } from '../funnel-limits.ts';
import { indirectStandardisation } from '../indirect-standardisation.ts';
import { planResult } from '../plan-result.ts';
import { priorityRanking } from '../priority-ranking.ts';
import { trendVerdict } from '../trend-verdict.ts';
import { confidenceLevel, confidenceLine, proportion, seed, seedLine } from './input-shapes.ts';
import { statisticMethod } from './statistic-method.ts';

const smoothedAreaLines = [
  'areas             [{raw, shrinkage, smoothed}], null without known answers',
  'mean, variance    pooled prevalence b and s²',
  'priorKnown        known answers the mean is worth; null without end',
  'noMoreThanChance  true when areas differ no more than chance would make them',
];

const ebBinomial = statisticMethod({
  name: 'eb-binomial',
  purpose: 'Empirical Bayes smoothing of prevalences (Martuzzi & Elliott 1996), shrinkage clamped to [0, 1].',
  input: [
    'areas         [{yes, known, group}]; group (amphoe) is optional, but all or none',
    'minimumAreas  areas a group needs for a fit of its own (5)',
  ],
  output: [
    ...smoothedAreaLines,
    'withinGroups      with groups: [{raw, shrinkage, smoothed, fittedWithin: group|all, noMoreThanChance}]',
  ],
  example: {
    areas: [
      { yes: 21, known: 49 },
      { yes: 22, known: 76 },
      { yes: 0, known: 1 },
    ],
  },
  schema: z.strictObject({
    areas: z.array(z.strictObject({ ...proportion.shape, group: z.string().optional() })),
    minimumAreas: z.int().positive().default(5),
  }),
  compute: ({ areas, minimumAreas }) => {
    const fit = empiricalBayes(areas);
    const grouped = areas.flatMap(({ group, ...counts }) => (group === undefined ? [] : [{ ...counts, group }]));
    if (grouped.length === 0) return fit;
    if (grouped.length < areas.length) throw new RangeError('Some areas have a group and some have none.');
    return { ...fit, withinGroups: empiricalBayesWithinGroups(grouped, minimumAreas) };
  },
});

const bh = statisticMethod({
  name: 'bh',
  purpose: "False-discovery adjusted p-values (Benjamini & Hochberg 1995), as R's p.adjust(p, 'BH', n).",
  input: [
    'p            [numbers 0 to 1, or null for a test without a result]',
    'tests        size of the family (the number of p-values)',
  ],
  output: ['pAdjusted    in the order given'],
  example: { p: [0.0001, 0.0004, 0.0019, 0.0095, 0.0201], tests: 15 },
  schema: z.strictObject({ p: z.array(z.number().min(0).max(1).nullable()), tests: z.int().positive().optional() }),
  compute: ({ p, tests }) => ({ pAdjusted: benjaminiHochberg(p, tests) }),
});

const funnelMethod = statisticMethod({
  name: 'funnel',
  purpose: 'Funnel plot limits at 95 % and 99.8 %, over-dispersion by winsorised phi (Spiegelhalter 2005).',
  input: [
    'areas        [{yes, known}]',
    'target       centre line, 0 to 1 (the pooled prevalence)',
    'adjust       whether limits are widened by √phi where phi > 1 (true)',
    'winsorise    share of z-scores pulled in at each end (0.1)',
    'method       exact or normal, for limits without adjustment (exact)',
  ],
  output: [
    'target, phi (null with fewer than two areas, or a target of 0 or 1), isOverdispersed, isAdjusted',
    'areas        [{share, z, limits95, limits998: {low, high}, position}]',
    '             position: above-99.8, above-95, within, below-95, below-99.8',
  ],
  example: {
    areas: [
      { yes: 10, known: 100 },
      { yes: 30, known: 150 },
      { yes: 12, known: 90 },
    ],
  },
  schema: z.strictObject({
    areas: z.array(proportion),
    target: z.number().min(0).max(1).optional(),
    adjust: z.boolean().default(true),
    winsorise: z.number().min(0).lt(0.5).default(0.1),
    method: z.enum(['exact', 'normal']).default('exact'),
  }),
  compute: ({ areas, target, adjust, winsorise, method }) =>
    funnel(areas, {
      adjust,
      winsorise,
      method,
      ...(target === undefined ? {} : { target }),
    }),
});

const cochranArmitageMethod = statisticMethod({
  name: 'cochran-armitage',
  purpose: "Test for a linear trend in proportions (Armitage 1955), as R's prop.trend.test.",
  input: ['groups       [{score, yes, known}], the score being the year, for one'],
  output: ['z, chiSquare, p   p two-sided; null when there is nothing to test'],
  example: {
    groups: [
      { score: 2566, yes: 40, known: 400 },
      { score: 2567, yes: 52, known: 410 },
      { score: 2568, yes: 66, known: 405 },
    ],
  },
  schema: z.strictObject({ groups: z.array(z.strictObject({ score: z.number(), ...proportion.shape })) }),
  compute: ({ groups }) => cochranArmitage(groups) ?? { z: null, chiSquare: null, p: null },
});

const trend = statisticMethod({
  name: 'trend',
  purpose: 'Verdict on two to four years: Newcombe difference first to last, and Cochran-Armitage for three or more.',
  input: [
    'years         [{surveyYearBE, yes, known}]',
    'minimumKnown  known answers a year needs (30)',
    confidenceLine,
  ],
  output: [
    'verdict           rising, falling, no-clear-change, too-little-data',
    'yearsUsed, yearsLeftOut',
    'change            last - first {difference, low, high}; test {z, chiSquare, p} or null',
    'smallestVisible   {rise, fall}: the smallest observed change that would have been called',
    'seenWith80Power   {rise, fall}: the true change found four times out of five',
  ],
  example: {
    years: [
      { surveyYearBE: 2566, yes: 40, known: 400 },
      { surveyYearBE: 2567, yes: 52, known: 410 },
      { surveyYearBE: 2568, yes: 66, known: 405 },
    ],
  },
  schema: z.strictObject({
    years: z.array(z.strictObject({ surveyYearBE: z.int(), ...proportion.shape })),
    minimumKnown: z.int().positive().default(30),
    confidence: confidenceLevel,
  }),
  compute: ({ years, ...options }) => trendVerdict(years, options),
});

const standardise = statisticMethod({
  name: 'standardise',
  purpose: 'Indirectly standardised risk, observed / expected, with a Poisson interval (Breslow & Day 1987).',
  input: [
    'strata       [{area: {yes, known}, reference: {yes, known}}], a stratum each of migrant × age × sex',
    'method       exact or mid-p (exact)',
    confidenceLine,
  ],
  output: [
    'observed, expected, knownWithoutReference',
    'standardised {ratio, low, high}; crude likewise, the mix of children not considered',
    'reading      high-for-everyone, high-because-of-who-lives-here, as-expected, low-...',
  ],
  example: {
    strata: [
      { area: { yes: 12, known: 60 }, reference: { yes: 50, known: 500 } },
      { area: { yes: 30, known: 90 }, reference: { yes: 120, known: 400 } },
    ],
  },
  schema: z.strictObject({
    strata: z.array(z.strictObject({ area: proportion, reference: proportion })),
    method: z.enum(['exact', 'mid-p']).default('exact'),
    confidence: confidenceLevel,
  }),
  compute: ({ strata, method, confidence }) => indirectStandardisation(strata, method, confidence),
});

const priority = statisticMethod({
  name: 'priority',
  purpose: 'Probability of being among the first, rank with a 90 % interval (beta-binomial; Laird & Louis 1989).',
  input: [
    'areas        [{yes, known}] for one indicator, or [[{yes, known}, ...]], the same indicators in each',
    'top          how many areas can be served',
    'weights      of the indicators (equal)',
    'draws        posterior draws (2000)',
    seedLine,
  ],
  output: [
    'areas        [{score, topProbability, expectedRank, medianRank, rankLow, rankHigh,',
    '             topProbabilityUnderWeights: {low, high} when weights are halved and doubled}], null without known answers',
    'top, draws, seed',
  ],
  example: {
    areas: [
      { yes: 30, known: 100 },
      { yes: 12, known: 90 },
      { yes: 3, known: 8 },
      { yes: 10, known: 120 },
    ],
    top: 1,
    draws: 500,
  },
  schema: z.strictObject({
    areas: z.array(z.union([proportion, z.array(proportion)])),
    top: z.int().positive(),
    weights: z.array(z.number().nonnegative()).optional(),
    draws: z.int().positive().max(100_000).default(2000),
    seed,
  }),
  compute: ({ areas, weights, ...options }) =>
    priorityRanking(
      areas.map((area) => (Array.isArray(area) ? area : [area])),
      weights ? { ...options, weights } : options,
    ),
});

const result = statisticMethod({
  name: 'plan-result',
  purpose: 'Change in a place beyond what would have been seen anyway (MOVER: Zou et al. 2009; empirical Bayes).',
  input: [
    'baseline, now  {yes, known} of the place',
    'rest           {baseline, now} of the rest of the province, each {yes, known}, or null',
    'chosenAmong    [{yes, known}] baselines of all places, where it was chosen for an extreme one; else null',
    'expected       {baseline, now} who should have been asked',
    'isLessBetter   false where a high figure is good (true)',
    'minimumKnown   known answers each year needs (30)',
    confidenceLine,
  ],
  output: [
    'verdict            improved, no-clear-change, worse, cannot-be-said: that of beyond',
    'reasons            province-change, regression-to-the-mean, coverage-change, too-few-known',
    'observed           {difference, low, high} now - baseline; observedVerdict of these alone',
    'anyway             {fromRest, fromRegression} what would have been seen without a measure',
    'beyond             {difference, low, high} observed less that, null when it cannot be said',
    'coverage           {baseline, now} known of expected, 0 to 1',
    'smallestVisible    {rise, fall} from the baseline that the two figures would have shown',
  ],
  example: {
    baseline: { yes: 80, known: 200 },
    now: { yes: 40, known: 200 },
    rest: { baseline: { yes: 3000, known: 10_000 }, now: { yes: 2900, known: 10_000 } },
    chosenAmong: null,
    expected: { baseline: 200, now: 200 },
  },
  schema: z.strictObject({
    baseline: proportion,
    now: proportion,
    rest: z.strictObject({ baseline: proportion, now: proportion }).nullable(),
    chosenAmong: z.array(proportion).nullable(),
    expected: z.strictObject({ baseline: z.int().nonnegative(), now: z.int().nonnegative() }),
    isLessBetter: z.boolean().default(true),
    minimumKnown: z.int().positive().default(30),
    confidence: confidenceLevel,
  }),
  compute: ({ minimumKnown, confidence, ...input }) => planResult(input, { minimumKnown, confidence }),
});

export const areaMethods = [ebBinomial, bh, funnelMethod, cochranArmitageMethod, trend, standardise, priority, result];
