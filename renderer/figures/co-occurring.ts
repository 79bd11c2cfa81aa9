import type { IndicatorCombination, IndicatorPair } from '../../shared/contract/area-profile.ts';

/** Pairs clearly together more than by chance (odds ratio above 1 with its interval), the closest first. */
export function closePairs(pairs: readonly IndicatorPair[]): readonly IndicatorPair[] {
  return pairs
    .filter((pair) => pair.yes !== null && (pair.oddsRatioInterval?.low ?? 0) > 1 && pair.lift !== null)
    .toSorted((a, b) => (b.phi ?? 0) - (a.phi ?? 0));
}

/** Combinations with their counts, and how many are hidden. */
export function shownCombinations(combinations: readonly IndicatorCombination[]): {
  readonly shown: readonly IndicatorCombination[];
  readonly hidden: number;
} {
  const seen = combinations.filter((each) => each.yes !== null && each.known !== null);
  return { shown: seen, hidden: combinations.length - seen.length };
}
