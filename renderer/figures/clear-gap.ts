import type { Figure } from '../../shared/contract/figure.ts';
import type { GroupGap } from '../../shared/contract/gaps.ts';

type Difference = Pick<GroupGap, 'difference'>;

/** Where a group clearly lies against its reference: the interval of the difference leaves zero out. */
export function gapDirection({ difference }: Difference): 'higher' | 'lower' | null {
  if (difference === null) return null;
  if (difference.low > 0) return 'higher';
  return difference.high < 0 ? 'lower' : null;
}

/** Whether a group is clearly apart from its reference. */
export function isClear(gap: Difference): boolean {
  return gapDirection(gap) !== null;
}

/** Whether a figure is hidden in the planning view. */
export function isHiddenFigure(figure: Pick<Figure, 'known'>): boolean {
  return figure.known === null;
}
