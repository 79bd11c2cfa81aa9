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
