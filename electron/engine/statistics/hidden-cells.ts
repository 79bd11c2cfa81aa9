import { ImpossibleInput } from './impossible-input.ts';
import type { Proportion } from './proportion.ts';

/** An area's counts, whether they are disclosive, and the position of the larger area they add up to. */
export type NestedCell = Proportion & { readonly isDisclosive: boolean; readonly parent: number };

/**
 * Whether a count could tell who a child is: fewer than `threshold` with the condition, or without it (100 % of 12
 * children says something of each of them), or fewer than that asked at all. None of many may be shown.
 * @param threshold  smallest count that may be shown, ≥ 1 (product §6: 5 for planning, 10 for publication)
 * @returns false for an area where nothing is known: there is nothing to hide
 * @throws RangeError when the counts are no counts
 */
export function isDisclosive({ yes, known }: Proportion, threshold: number): boolean {
  if (!Number.isInteger(yes) || !Number.isInteger(known) || yes < 0 || yes > known)
    throw new ImpossibleInput('countsImpossible', { yes, known });
  if (known === 0) return false;
  return known < threshold || (yes > 0 && (yes < threshold || known - yes < threshold));
}

/**
 * Which cells of one level to hide, given what is hidden on the level above. Disclosive cells are hidden; where a
 * shown total has exactly one hidden part, the part could be had by subtraction, so the smallest other part with
 * known answers is hidden too; where a total is hidden, at least one of its parts is. A total whose only part with
 * known answers is disclosive has the same counts and is disclosive itself.
 * @param areas  cells of the level, in any order
 * @param isParentHidden  for each area of the level above, by position
 * @returns for each area of the level
 */
export function hiddenCells(areas: readonly NestedCell[], isParentHidden: readonly boolean[]): readonly boolean[] {
  const hidden = areas.map((area) => area.isDisclosive);
  for (const [parent, parts] of partsByParent(areas)) {
    const wanted = isParentHidden[parent] ? 1 : 2;
    const already = parts.filter((i) => hidden[i]).length;
    if (already >= wanted || (already === 0 && wanted === 2)) continue;
    const candidates = parts
      .filter((i) => !hidden[i] && (areas[i]?.known ?? 0) > 0)
      .toSorted((a, b) => (areas[a]?.yes ?? 0) - (areas[b]?.yes ?? 0) || a - b);
    for (const i of candidates.slice(0, wanted - already)) hidden[i] = true;
  }
  return hidden;
}

function partsByParent(areas: readonly NestedCell[]): ReadonlyMap<number, readonly number[]> {
  const parts = new Map<number, number[]>();
  for (const [i, { parent }] of areas.entries()) {
    const known = parts.get(parent);
    if (known) known.push(i);
    else parts.set(parent, [i]);
  }
  return parts;
}
