import { standardNormalQuantile } from './distributions/normal-distribution.ts';
import { newcombeDifference } from './newcombe-difference.ts';
import { shareOf, type Proportion } from './proportion.ts';

/** Changes in prevalence, as positive shares of 1; null where no change of that direction would be large enough. */
export type VisibleChange = { readonly rise: number | null; readonly fall: number | null };

/** The count nearest to the first share, in one direction, at which the Newcombe interval leaves 0 behind. */
function nearestClearCount(
  first: Proportion,
  laterKnown: number,
  confidence: number,
  direction: 1 | -1,
): number | null {
  const isClear = (yes: number) => {
    const change = newcombeDifference({ yes, known: laterKnown }, first, confidence);
    return change !== null && (direction === 1 ? change.low > 0 : change.high < 0);
  };
  const start = (first.yes / first.known) * laterKnown;
  let near = direction === 1 ? Math.floor(start) : Math.ceil(start);
  let far = direction === 1 ? laterKnown : 0;
  if (!isClear(far)) return null;
  while (Math.abs(far - near) > 1) {
    const middle = Math.trunc((near + far) / 2);
    if (isClear(middle)) far = middle;
    else near = middle;
  }
  return far;
}

/**
 * The smallest change from a first year that a later year with the same number of known answers would have shown:
 * the nearest count whose Newcombe interval for the difference excludes 0.
 * @returns changes in (0, 1]; null for a direction in which even all or none would not have been enough,
 *   both null when either year has no known answers
 * @throws RangeError when the counts are no counts
 */
export function smallestVisibleChange(first: Proportion, laterKnown: number, confidence = 0.95): VisibleChange {
  const share = shareOf(first);
  if (share === null || shareOf({ yes: 0, known: laterKnown }) === null) return { rise: null, fall: null };
  const up = nearestClearCount(first, laterKnown, confidence, 1);
  const down = nearestClearCount(first, laterKnown, confidence, -1);
  return {
    rise: up === null ? null : up / laterKnown - share,
    fall: down === null ? null : share - down / laterKnown,
  };
}

/**
 * The true change that a two-sided test would have found with the given power, by the normal approximation with
 * each year's own variance: Δ = (z_{1-α/2} + z_{power}) √(p₁(1-p₁)/n₁ + p₂(1-p₂)/n₂), p₂ = p₁ ± Δ, solved for Δ.
 * @returns changes in (0, 1]; null for a direction in which no change inside [0, 1] would do,
 *   both null when either year has no known answers
 * @throws RangeError when the counts are no counts or a level is outside (0, 1)
 */
export function changeSeenWithPower(
  first: Proportion,
  laterKnown: number,
  power = 0.8,
  confidence = 0.95,
): VisibleChange {
  const share = shareOf(first);
  if (share === null || shareOf({ yes: 0, known: laterKnown }) === null) return { rise: null, fall: null };
  const z = standardNormalQuantile((1 + confidence) / 2) + standardNormalQuantile(power);
  const solve = (direction: 1 | -1): number | null => {
    const room = direction === 1 ? 1 - share : share;
    const falls = (change: number) => {
      const later = share + direction * change;
      return change < z * Math.sqrt((share * (1 - share)) / first.known + (later * (1 - later)) / laterKnown);
    };
    if (room === 0 || falls(room)) return null;
    let [low, high] = [0, room];
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2;
      if (falls(middle)) low = middle;
      else high = middle;
    }
    return high;
  };
  return { rise: solve(1), fall: solve(-1) };
}
