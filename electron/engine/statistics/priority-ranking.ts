import { randomBeta } from './distributions/random-beta.ts';
import { empiricalBayes } from './empirical-bayes.ts';
import { ImpossibleInput } from './impossible-input.ts';
import { shareOf, type Proportion } from './proportion.ts';
import { seededRandom, type SeededRandom } from './seeded-random.ts';

export type PriorityArea = {
  /** Weighted mean of the posterior mean prevalences, 0 to 1. */
  readonly score: number;
  /** Share of draws in which the area is among the first `top`. */
  readonly topProbability: number;
  /** Mean rank over the draws; 1 is the greatest need. */
  readonly expectedRank: number;
  readonly medianRank: number;
  /** The rank lies in [rankLow, rankHigh] with a probability of at least 90 %. */
  readonly rankLow: number;
  readonly rankHigh: number;
  /** Lowest and highest topProbability when each weight in turn is halved and doubled; null with one weight. */
  readonly topProbabilityUnderWeights: { readonly low: number; readonly high: number } | null;
};

type PriorityRanking = {
  /** One entry an area, in the order given; null for an area without any known answer. */
  readonly areas: readonly (PriorityArea | null)[];
  readonly top: number;
  readonly draws: number;
  readonly seed: number;
};

type PriorityOptions = {
  /** How many areas can be served, 1 to the number of areas. */
  readonly top: number;
  /** Weight of each indicator, ≥ 0, total > 0; equal when not given. */
  readonly weights?: readonly number[];
  readonly draws?: number;
  readonly seed?: number;
};

type Beta = { readonly a: number; readonly b: number };

function posteriors(areas: readonly (readonly Proportion[])[], indicators: number): Beta[][] {
  const fits = Array.from({ length: indicators }, (_, j) => empiricalBayes(areas.flatMap((area) => area[j] ?? [])));
  return areas.map((area) =>
    area.map(({ yes, known }, j) => {
      const fit = fits[j];
      const mean = fit?.mean ?? 0;
      const size = fit?.priorKnown ?? null;
      if (size === null) return { a: mean === 0 ? 0 : Infinity, b: mean };
      return { a: yes + mean * size, b: known - yes + (1 - mean) * size };
    }),
  );
}

/** A beta posterior at one point (areas that differ by chance only) is written as { a: Infinity, b: the point }. */
function drawShare(random: SeededRandom, { a, b }: Beta): number {
  if (a === Infinity) return b;
  if (a <= 0) return 0;
  return b <= 0 ? 1 : randomBeta(random, a, b);
}

function meanShare({ a, b }: Beta): number {
  if (a === Infinity) return b;
  return a + b === 0 ? 0 : a / (a + b);
}

function weightings(weights: readonly number[]): number[][] {
  const normalised = (given: readonly number[]) => {
    const total = given.reduce((sum, weight) => sum + weight, 0);
    return given.map((weight) => weight / total);
  };
  const base = normalised(weights);
  const active = weights.flatMap((weight, j) => (weight > 0 ? [j] : []));
  if (active.length < 2) return [base];
  const changed = active.flatMap((j) =>
    [0.5, 2].map((factor) => normalised(weights.map((w, i) => (i === j ? w * factor : w)))),
  );
  return [base, ...changed];
}

function shuffle(order: Int32Array, random: SeededRandom): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
}

/** Adds 1 to the areas among the first `top`; ties at the edge are taken in the shuffled order. */
function countTop(scores: Float64Array, order: Int32Array, top: number, counts: Int32Array): void {
  const threshold = Float64Array.from(scores).sort()[scores.length - top]!;
  let room = top;
  for (const score of scores) if (score > threshold) room -= 1;
  for (const i of order) {
    if (scores[i]! > threshold) counts[i]! += 1;
    else if (scores[i] === threshold && room > 0) {
      counts[i]! += 1;
      room -= 1;
    }
  }
}

function rankSummary(counts: Int32Array, draws: number) {
  const reach = (level: number) => {
    let sum = 0;
    for (const [r, count] of counts.entries()) {
      sum += count;
      if (sum >= level * draws) return r + 1;
    }
    return counts.length;
  };
  const expectedRank = counts.reduce((sum, count, r) => sum + count * (r + 1), 0) / draws;
  return { expectedRank, medianRank: reach(0.5), rankLow: reach(0.05), rankHigh: reach(0.95) };
}

function checkOptions(
  areas: readonly (readonly Proportion[])[],
  indicators: number,
  options: PriorityOptions,
): number[] {
  const weights = options.weights ?? Array<number>(indicators).fill(1);
  if (areas.some((area) => area.length !== indicators)) throw new ImpossibleInput('indicatorsDiffer');
  if (weights.length !== indicators)
    throw new ImpossibleInput('weightsNumber', { weights: weights.length, indicators });
  if (indicators > 0 && (weights.some((w) => !(w >= 0 && w < Infinity)) || !weights.some((w) => w > 0))) {
    throw new ImpossibleInput('weightsNegative');
  }
  if (!Number.isInteger(options.top) || options.top < 1) throw new RangeError(`${options.top} is no number of areas.`);
  return [...weights];
}

/**
 * Which areas come first, with how sure that is: the posterior probability of being among the first `top` and the
 * rank with a 90 % interval (Laird & Louis, J Educ Stat 14:29, 1989), by seeded draws from beta posteriors.
 * Each indicator's prior is the beta whose posterior mean is the empirical Bayes figure (Martuzzi & Elliott 1996);
 * where areas differ by chance only, their shares are all the mean, ties are broken at random, and every area has
 * the same chance. The score of a draw is the weighted mean of the shares.
 * An area without any known answer is not ranked (null); an indicator unknown in an area is drawn from the prior.
 * One area: rank 1, probability 1. No areas: an empty list.
 * @param areas  counts by area and indicator, the same indicators in each; only indicators that mean need
 * @throws RangeError when counts are no counts, areas do not match, or an option is out of range
 */
export function priorityRanking(areas: readonly (readonly Proportion[])[], options: PriorityOptions): PriorityRanking {
  const { draws = 2000, seed = 1 } = options;
  const indicators = areas[0]?.length ?? 0;
  const weights = checkOptions(areas, indicators, options);
  if (!Number.isInteger(draws) || draws < 1) throw new RangeError(`${draws} is no number of draws.`);
  const random = seededRandom(seed);
  const ranked = areas.flatMap((area, i) => (area.some((indicator) => shareOf(indicator) !== null) ? [i] : []));
  const top = Math.min(options.top, ranked.length);
  const beta = posteriors(areas, indicators);
  const scenarios = weightings(weights);
  const n = ranked.length;
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const shares = new Float64Array(n * indicators);
  const scores = scenarios.map(() => new Float64Array(n));
  const topCounts = scenarios.map(() => new Int32Array(n));
  const rankCounts = Array.from({ length: n }, () => new Int32Array(n));

  for (let draw = 0; draw < draws && n > 0; draw += 1) {
    shuffle(order, random);
    for (const [i, area] of ranked.entries()) {
      for (let j = 0; j < indicators; j += 1) shares[i * indicators + j] = drawShare(random, beta[area]![j]!);
    }
    for (const [s, scenario] of scenarios.entries()) {
      const own = scores[s]!;
      for (let i = 0; i < n; i += 1) {
        let score = 0;
        for (let j = 0; j < indicators; j += 1) score += scenario[j]! * shares[i * indicators + j]!;
        own[i] = score;
      }
      countTop(own, order, top, topCounts[s]!);
    }
    const base = scores[0]!;
    const byScore = Array.from(order).sort((a, b) => base[b]! - base[a]!);
    for (const [r, i] of byScore.entries()) rankCounts[i]![r]! += 1;
  }

  const rows: (PriorityArea | null)[] = areas.map(() => null);
  for (const [i, area] of ranked.entries()) {
    const probabilities = topCounts.map((counts) => counts[i]! / draws);
    rows[area] = {
      score: beta[area]!.reduce((sum, posterior, j) => sum + scenarios[0]![j]! * meanShare(posterior), 0),
      topProbability: probabilities[0]!,
      ...rankSummary(rankCounts[i]!, draws),
      topProbabilityUnderWeights:
        probabilities.length === 1 ? null : { low: Math.min(...probabilities), high: Math.max(...probabilities) },
    };
  }
  return { areas: rows, top, draws, seed };
}
