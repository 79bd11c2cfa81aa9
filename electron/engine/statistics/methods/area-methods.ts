import { z } from 'zod';
import { benjaminiHochberg } from '../benjamini-hochberg.ts';
import { cochranArmitage } from '../cochran-armitage.ts';
import { empiricalBayes, empiricalBayesWithinGroups } from '../empirical-bayes.ts';
import { funnel } from '../funnel-limits.ts';
import { ImpossibleInput } from '../impossible-input.ts';
import { indirectStandardisation } from '../indirect-standardisation.ts';
import { planResult } from '../plan-result.ts';
import { priorityRanking } from '../priority-ranking.ts';
import { trendVerdict } from '../trend-verdict.ts';
import { confidence, count, difference, interval, proportion, pValue, seed, share } from './shapes.ts';
import { statisticMethod } from './statistic-method.ts';

const smoothedArea = z.strictObject({
  raw: share.nullable(),
  shrinkage: share.nullable().describe('weight of the area itself'),
  smoothed: share.nullable(),
});
const noMoreThanChance = z.boolean().describe('the areas differ no more than chance would make them');

const ebBinomial = statisticMethod({
  name: 'eb-binomial',
  purpose: 'Empirical Bayes smoothing of prevalences (Martuzzi & Elliott 1996), shrinkage clamped to [0, 1].',
  input: z.strictObject({
    areas: z.array(
      z.strictObject({
        ...proportion.shape,
        group: z.string().optional().describe('its amphoe; of all areas or of none'),
      }),
    ),
    minimumAreas: z.int().positive().default(5).describe('areas that a group needs for a fit of its own'),
  }),
  output: z.strictObject({
    areas: z.array(smoothedArea),
    mean: share.nullable().describe('pooled prevalence b'),
    variance: z.number().nullable().describe('s² around it'),
    priorKnown: z.number().nullable().describe('known answers that the mean is worth; null without end'),
    noMoreThanChance,
    withinGroups: z
      .array(smoothedArea.extend({ fittedWithin: z.enum(['group', 'all']), noMoreThanChance }))
      .optional()
      .describe('where areas have groups'),
  }),
  example: {
    areas: [
      { yes: 21, known: 49 },
      { yes: 22, known: 76 },
      { yes: 0, known: 1 },
    ],
  },
  compute: ({ areas, minimumAreas }) => {
    const fit = empiricalBayes(areas);
    const grouped = areas.flatMap(({ group, ...counts }) => (group === undefined ? [] : [{ ...counts, group }]));
    if (grouped.length === 0) return fit;
    if (grouped.length < areas.length) throw new ImpossibleInput('groupsMissing');
    return { ...fit, withinGroups: empiricalBayesWithinGroups(grouped, minimumAreas) };
  },
});

const bh = statisticMethod({
  name: 'bh',
  purpose: "False-discovery adjusted p-values (Benjamini & Hochberg 1995), as R's p.adjust(p, 'BH', n).",
  input: z.strictObject({
    p: z.array(pValue).describe('null for a test without a result'),
    tests: z.int().positive().optional().describe('size of the family, else the number of p-values'),
  }),
  output: z.strictObject({ pAdjusted: z.array(pValue).describe('in the order given') }),
  example: { p: [0.0001, 0.0004, 0.0019, 0.0095, 0.0201], tests: 15 },
  compute: ({ p, tests }) => ({ pAdjusted: benjaminiHochberg(p, tests) }),
});

const funnelMethod = statisticMethod({
  name: 'funnel',
  purpose: 'Funnel plot limits at 95 % and 99.8 %, over-dispersion by winsorised phi (Spiegelhalter 2005).',
  input: z.strictObject({
    areas: z.array(proportion),
    target: share.optional().describe('centre line, else the pooled prevalence'),
    adjust: z.boolean().default(true).describe('limits are widened by √phi where phi is above 1'),
    winsorise: z.number().min(0).lt(0.5).default(0.1).describe('share of z-scores pulled in at each end'),
    method: z.enum(['exact', 'normal']).default('exact').describe('for limits without adjustment'),
  }),
  output: z.strictObject({
    target: share.nullable(),
    phi: z.number().nullable().describe('null with fewer than two areas, or a target of 0 or 1'),
    isOverdispersed: z.boolean(),
    isAdjusted: z.boolean(),
    areas: z.array(
      z.strictObject({
        share: share.nullable(),
        z: z.number().nullable(),
        limits95: interval.nullable(),
        limits998: interval.nullable(),
        position: z.enum(['above-99.8', 'above-95', 'within', 'below-95', 'below-99.8']).nullable(),
      }),
    ),
  }),
  example: {
    areas: [
      { yes: 10, known: 100 },
      { yes: 30, known: 150 },
      { yes: 12, known: 90 },
    ],
  },
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
  input: z.strictObject({
    groups: z.array(z.strictObject({ score: z.number().describe('the year, for one'), ...proportion.shape })),
  }),
  output: z.strictObject({
    z: z.number().nullable().describe('null, like the others, when there is nothing to test'),
    chiSquare: z.number().nullable(),
    p: pValue.describe('two-sided'),
  }),
  example: {
    groups: [
      { score: 2566, yes: 40, known: 400 },
      { score: 2567, yes: 52, known: 410 },
      { score: 2568, yes: 66, known: 405 },
    ],
  },
  compute: ({ groups }) => cochranArmitage(groups) ?? { z: null, chiSquare: null, p: null },
});

const visibleChange = z.strictObject({ rise: share.nullable(), fall: share.nullable() }).nullable();

const trend = statisticMethod({
  name: 'trend',
  purpose: 'Verdict on two to four years: Newcombe difference first to last, and Cochran-Armitage for three or more.',
  input: z.strictObject({
    years: z.array(z.strictObject({ surveyYearBE: z.int(), ...proportion.shape })),
    minimumKnown: z.int().positive().default(30).describe('known answers that a year needs'),
    confidence,
  }),
  output: z.strictObject({
    verdict: z.enum(['rising', 'falling', 'no-clear-change', 'too-little-data']),
    yearsUsed: z.array(z.int()),
    yearsLeftOut: z.array(z.int()),
    change: difference.nullable().describe('last year - first'),
    test: z
      .strictObject({ z: z.number(), chiSquare: z.number(), p: share })
      .nullable()
      .describe('Cochran-Armitage, with three years or more'),
    smallestVisible: visibleChange.describe('the smallest observed change that would have been called'),
    seenWith80Power: visibleChange.describe('the true change found four times out of five'),
  }),
  example: {
    years: [
      { surveyYearBE: 2566, yes: 40, known: 400 },
      { surveyYearBE: 2567, yes: 52, known: 410 },
      { surveyYearBE: 2568, yes: 66, known: 405 },
    ],
  },
  compute: ({ years, ...options }) => trendVerdict(years, options),
});

const ratio = z.strictObject({ ratio: z.number(), ...interval.shape }).nullable();

const standardise = statisticMethod({
  name: 'standardise',
  purpose: 'Indirectly standardised risk, observed / expected, with a Poisson interval (Breslow & Day 1987).',
  input: z.strictObject({
    strata: z
      .array(z.strictObject({ area: proportion, reference: proportion }))
      .describe('a stratum each of migrant × age × sex'),
    method: z.enum(['exact', 'mid-p']).default('exact'),
    confidence,
  }),
  output: z.strictObject({
    observed: count,
    expected: z.number(),
    standardised: ratio,
    crude: ratio.describe('the mix of children not considered; mix × standardised'),
    mix: z.number().nullable().describe('what the mix of children alone makes'),
    knownWithoutReference: count,
    reading: z
      .enum([
        'high-for-everyone',
        'high-for-both',
        'high-because-of-who-lives-here',
        'high-but-for-who-lives-here',
        'as-expected',
        'low-but-for-who-lives-here',
        'low-because-of-who-lives-here',
        'low-for-both',
        'low-for-everyone',
      ])
      .nullable(),
  }),
  example: {
    strata: [
      { area: { yes: 12, known: 60 }, reference: { yes: 50, known: 500 } },
      { area: { yes: 30, known: 90 }, reference: { yes: 120, known: 400 } },
    ],
  },
  compute: ({ strata, method, confidence }) => indirectStandardisation(strata, method, confidence),
});

const priority = statisticMethod({
  name: 'priority',
  purpose: 'Probability of being among the first, rank with a 90 % interval (beta-binomial; Laird & Louis 1989).',
  input: z.strictObject({
    areas: z
      .array(z.union([proportion, z.array(proportion)]))
      .describe('counts of one indicator, or of several, the same in each area'),
    top: z.int().positive().describe('how many areas can be served'),
    weights: z.array(z.number().nonnegative()).optional().describe('of the indicators, else equal'),
    draws: z.int().positive().max(100_000).default(2000).describe('from the posterior'),
    seed,
  }),
  output: z.strictObject({
    areas: z
      .array(
        z
          .strictObject({
            score: share,
            topProbability: share,
            expectedRank: z.number(),
            medianRank: count,
            rankLow: count,
            rankHigh: count,
            topProbabilityUnderWeights: interval.nullable().describe('when weights are halved and doubled'),
          })
          .nullable(),
      )
      .describe('null without known answers'),
    top: count,
    draws: count,
    seed: count,
  }),
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
  compute: ({ areas, weights, ...options }) =>
    priorityRanking(
      areas.map((area) => (Array.isArray(area) ? area : [area])),
      weights ? { ...options, weights } : options,
    ),
});

const verdict = z.enum(['improved', 'no-clear-change', 'worse', 'cannot-be-said']);
const twoYears = z.strictObject({ baseline: proportion, now: proportion });

const result = statisticMethod({
  name: 'plan-result',
  purpose: 'Change in a place beyond what would have been seen anyway (MOVER: Zou et al. 2009; empirical Bayes).',
  input: z.strictObject({
    ...twoYears.shape,
    rest: twoYears.nullable().describe('the rest of the province, or null'),
    chosenAmong: z
      .array(proportion)
      .nullable()
      .describe('baselines of all places, where it was chosen for an extreme one; else null'),
    expected: z.strictObject({ baseline: count, now: count }).describe('who should have been asked'),
    isLessBetter: z.boolean().default(true).describe('false where a high figure is good'),
    minimumKnown: z.int().positive().default(30).describe('known answers each year needs'),
    confidence,
  }),
  output: z.strictObject({
    verdict: verdict.describe('that of beyond'),
    reasons: z.array(z.enum(['province-change', 'regression-to-the-mean', 'coverage-change', 'too-few-known'])),
    observed: difference.nullable().describe('now - baseline'),
    observedVerdict: verdict.describe('that of observed alone'),
    anyway: z
      .strictObject({ fromRest: z.number().nullable(), fromRegression: z.number().nullable() })
      .describe('what would have been seen without a measure'),
    beyond: z
      .strictObject({ difference: z.number(), ...interval.shape })
      .nullable()
      .describe('observed less that; null when it cannot be said'),
    coverage: z.strictObject({ baseline: share.nullable(), now: share.nullable() }).describe('known of expected'),
    smallestVisible: z
      .strictObject({ rise: z.number().nullable(), fall: z.number().nullable() })
      .nullable()
      .describe('from the baseline, that the two figures would have shown'),
  }),
  example: {
    baseline: { yes: 80, known: 200 },
    now: { yes: 40, known: 200 },
    rest: { baseline: { yes: 3000, known: 10_000 }, now: { yes: 2900, known: 10_000 } },
    chosenAmong: null,
    expected: { baseline: 200, now: 200 },
  },
  compute: ({ minimumKnown, confidence: level, ...input }) => planResult(input, { minimumKnown, confidence: level }),
});

export const areaMethods = [ebBinomial, bh, funnelMethod, cochranArmitageMethod, trend, standardise, priority, result];
