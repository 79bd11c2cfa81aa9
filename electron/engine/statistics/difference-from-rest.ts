import { benjaminiHochberg } from './benjamini-hochberg.ts';
import { fisherExactP } from './fisher-exact.ts';
import { newcombeDifference, type Difference } from './newcombe-difference.ts';
import { shareOf, type Proportion } from './proportion.ts';

/** Where an area stands against the rest of the province; `much-` is the 99.8 % level, the other 95 %. */
type DifferenceMark = 'much-higher' | 'higher' | 'similar' | 'lower' | 'much-lower';

export type RestComparison = {
  readonly area: Proportion;
  /** The whole the area belongs to (the province), the area included. */
  readonly whole: Proportion;
};

export type DifferenceFromRest = {
  /** Area minus rest of the whole, 95 %; null when the area or the rest has no known answers. */
  readonly at95: Difference | null;
  readonly at998: Difference | null;
  /** Fisher's exact two-sided p; null likewise. */
  readonly p: number | null;
  /** p after Benjamini-Hochberg over all comparisons given together. */
  readonly pAdjusted: number | null;
  readonly mark: DifferenceMark | null;
};

function markOf(at95: Difference | null, at998: Difference | null, pAdjusted: number | null): DifferenceMark | null {
  if (at95 === null || at998 === null || pAdjusted === null) return null;
  if (pAdjusted <= 0.002 && at998.low > 0) return 'much-higher';
  if (pAdjusted <= 0.002 && at998.high < 0) return 'much-lower';
  if (pAdjusted <= 0.05 && at95.low > 0) return 'higher';
  if (pAdjusted <= 0.05 && at95.high < 0) return 'lower';
  return 'similar';
}

/**
 * Areas against the rest of their province, at 95 % and 99.8 %, with false-discovery control over everything
 * passed in (areas × indicators). A mark needs both: the Newcombe interval (Stat Med 17:873, 1998) clear of 0 and
 * the adjusted exact p under the level; the exact test is there because score intervals are too sure at tiny counts.
 * One area only: the rest is empty, everything is null. All areas equal: every mark is `similar`.
 * @throws RangeError when some counts are no counts or an area is larger than its whole
 */
export function differencesFromRest(comparisons: readonly RestComparison[]): readonly DifferenceFromRest[] {
  const compared = comparisons.map(({ area, whole }) => {
    shareOf(area);
    const rest = { yes: whole.yes - area.yes, known: whole.known - area.known };
    return {
      at95: newcombeDifference(area, rest, 0.95),
      at998: newcombeDifference(area, rest, 0.998),
      p: fisherExactP(area, rest),
    };
  });
  const adjusted = benjaminiHochberg(compared.map(({ p }) => p));
  return compared.map((row, i) => {
    const pAdjusted = adjusted[i] ?? null;
    return { ...row, pAdjusted, mark: markOf(row.at95, row.at998, pAdjusted) };
  });
}
