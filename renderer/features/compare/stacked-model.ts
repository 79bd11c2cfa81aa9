import type { IndicatorCombination, IndicatorPair } from '../../../shared/contract/area-profile.ts';
import type { StackedArea, StackedIndicator, StackedRiskAnswer } from '../../../shared/contract/stacked-risk.ts';

/** A bar of the index: its part, or null where it is hidden. */
export type Part<Item> = { readonly item: Item; readonly share: number | null };

/** Parts of the index, largest first; hidden ones last. */
function parts<Item extends { readonly known: number | null; readonly contributionShare: number | null }>(
  items: readonly Item[],
): Part<Item>[] {
  return items
    .map((item) => ({ item, share: item.known === null ? null : item.contributionShare }))
    .toSorted((a, b) => (b.share ?? -1) - (a.share ?? -1));
}

export type StackedModel = {
  readonly state: 'shown' | 'hidden' | 'nobody-counted' | 'nobody-reaches';
  readonly byIndicator: readonly Part<StackedIndicator>[];
  readonly byArea: readonly Part<StackedArea>[];
  /** Mean number of problems of a child at the cut-off; null where nobody reaches it. */
  readonly problemsEach: number | null;
};

/** What the stacked risk of an answer comes to. */
export function stackedModel(answer: StackedRiskAnswer): StackedModel {
  const state = (): StackedModel['state'] => {
    if (answer.known === null) return 'hidden';
    if (answer.known === 0) return 'nobody-counted';
    return answer.yes === 0 ? 'nobody-reaches' : 'shown';
  };
  return {
    state: state(),
    byIndicator: parts(answer.byIndicator),
    byArea: parts(answer.areas),
    problemsEach: answer.A === null ? null : answer.A * answer.byIndicator.length,
  };
}

/** Pairs clearly together more than by chance (odds ratio above 1 with its interval), the closest first. */
export function closePairs(pairs: readonly IndicatorPair[], most: number): readonly IndicatorPair[] {
  return pairs
    .filter((pair) => pair.yes !== null && (pair.oddsRatioInterval?.low ?? 0) > 1 && pair.lift !== null)
    .toSorted((a, b) => (b.phi ?? 0) - (a.phi ?? 0))
    .slice(0, most);
}

/** Combinations with their counts, and how many are hidden. */
export function shownCombinations(
  combinations: readonly IndicatorCombination[],
  most: number,
): { readonly shown: readonly IndicatorCombination[]; readonly hidden: number } {
  const seen = combinations.filter((each) => each.yes !== null && each.known !== null);
  return { shown: seen.slice(0, most), hidden: combinations.length - seen.length };
}
