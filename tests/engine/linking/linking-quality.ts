import type { CandidatePair, LinkResult } from '../../../electron/engine/linking/link-types.ts';
import type { SyntheticPopulation } from './synthetic-population.ts';

export type LinkingQuality = {
  readonly records: number;
  readonly truePairs: number;
  /** Of record pairs in one group: share that is of one child. */
  readonly certainPrecision: number;
  readonly certainRecall: number;
  /** Of proposed pairs. */
  readonly likely: number;
  readonly likelyPrecision: number;
  /** Of record pairs in one group once every proposal is accepted. */
  readonly precision: number;
  readonly recall: number;
  /** True pairs also reached when a person finds the true ones among the pairs to review. */
  readonly recallWithReview: number;
  readonly review: number;
  readonly reviewShareTrue: number;
  readonly wrongTwinPairs: number;
};

function joinedWith(
  groups: readonly (readonly number[])[],
  singles: readonly number[],
  pairs: readonly CandidatePair[],
) {
  const parent = new Map<number, number>(singles.map((ref) => [ref, ref]));
  for (const group of groups) for (const ref of group) parent.set(ref, group[0] ?? ref);
  const rootOf = (ref: number): number => {
    let at = ref;
    while (parent.get(at) !== at) at = parent.get(at) ?? at;
    return at;
  };
  for (const { a, b } of pairs) parent.set(rootOf(a), rootOf(b));
  return rootOf;
}

function pairCounts({ records, childOf }: SyntheticPopulation, rootOf: (ref: number) => number) {
  const tally = (keyOf: (ref: number) => string) => {
    const counts = new Map<string, number>();
    for (const { ref } of records) counts.set(keyOf(ref), (counts.get(keyOf(ref)) ?? 0) + 1);
    return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  };
  return {
    truePairs: tally((ref) => String(childOf.get(ref))),
    made: tally((ref) => String(rootOf(ref))),
    right: tally((ref) => `${childOf.get(ref)}|${rootOf(ref)}`),
  };
}

/** Compares a result with the truth. Pairs of records are counted, within a year and across years alike. */
export function linkingQuality(population: SyntheticPopulation, result: LinkResult): LinkingQuality {
  const isTrue = ({ a, b }: CandidatePair) => population.childOf.get(a) === population.childOf.get(b);
  const groups = result.certain.map(({ refs }) => refs);
  const likely = result.pairs.filter(({ verdict }) => verdict === 'likely');
  const review = result.pairs.filter(({ verdict }) => verdict === 'review');
  const counts = (pairs: readonly CandidatePair[]) => pairCounts(population, joinedWith(groups, result.singles, pairs));
  const certain = counts([]);
  const accepted = counts(likely);
  const reviewed = counts([...likely, ...review].filter(isTrue));
  const isTwins = ({ a, b }: CandidatePair) => {
    const [p, q] = [population.childOf.get(a) ?? -1, population.childOf.get(b) ?? -1];
    return p !== q && population.twinsOf.get(p) === population.twinsOf.get(q);
  };
  const share = (part: number, whole: number) => (whole === 0 ? 1 : Math.round((part / whole) * 1e5) / 1e5);
  return {
    records: population.records.length,
    truePairs: certain.truePairs,
    certainPrecision: share(certain.right, certain.made),
    certainRecall: share(certain.right, certain.truePairs),
    likely: likely.length,
    likelyPrecision: share(likely.filter(isTrue).length, likely.length),
    precision: share(accepted.right, accepted.made),
    recall: share(accepted.right, accepted.truePairs),
    recallWithReview: share(reviewed.right, reviewed.truePairs),
    review: review.length,
    reviewShareTrue: share(review.filter(isTrue).length, review.length),
    wrongTwinPairs: likely.filter(isTwins).length,
  };
}
