import type { Proportion } from './proportion.ts';

/** An area's counts and the position of the larger area it adds up to, among the areas of the level above. */
export type NestedCounts = Proportion & { readonly parent: number };

/**
 * Whether a count could tell who a child is: fewer than `threshold` with the condition, or without it (100 % of 12
 * children says something of each of them), or fewer than that asked at all. None of many may be shown.
 * @param threshold  smallest count that may be shown, ≥ 1 (product §6: 5 for planning, 10 for publication)
 * @returns false for an area where nothing is known: there is nothing to hide
 * @throws RangeError when the counts are no counts
 */
export function isDisclosive({ yes, known }: Proportion, threshold: number): boolean {
  if (!Number.isInteger(yes) || !Number.isInteger(known) || yes < 0 || yes > known) throw new RangeError(`${yes} of ${known} is no proportion of counts.`);
  if (known === 0) return false;
  return known < threshold || (yes > 0 && (yes < threshold || known - yes < threshold));
}

/**
 * Which cells of one level to hide, given what is hidden on the level above. Disclosive cells are hidden; where a
 * shown total has exactly one hidden part, the part could be had by subtraction, so the smallest other part with
 * known answers is hidden too; where a total is hidden, at least one of its parts is. An only part of a shown total
 * cannot be protected this way: the total must be hidden before (`hiddenAbove`).
 * @param areas  counts of the level, in any order
 * @param isParentHidden  for each area of the level above; empty when there is none
 * @returns for each area of the level
 */
export function hiddenCells(areas: readonly NestedCounts[], isParentHidden: readonly boolean[], threshold: number): readonly boolean[] {
  const hidden = areas.map((area) => isDisclosive(area, threshold));
  for (const parts of partsByParent(areas).values()) {
    const parent = areas[parts[0] ?? -1]?.parent ?? -1;
    const wanted = (isParentHidden[parent] ?? false) ? 1 : 2;
    const already = parts.filter((i) => hidden[i]).length;
    if (already >= wanted || (already === 0 && wanted === 2)) continue;
    const candidates = parts.filter((i) => !hidden[i] && (areas[i]?.known ?? 0) > 0).toSorted((a, b) => (areas[a]?.yes ?? 0) - (areas[b]?.yes ?? 0) || a - b);
    for (const i of candidates.slice(0, wanted - already)) hidden[i] = true;
  }
  return hidden;
}

/**
 * Which cells of a level must be hidden because parts of theirs cannot be protected: a total with a single part that
 * has known answers, where that part is disclosive.
 */
export function hiddenAbove(areas: readonly NestedCounts[], parents: number, threshold: number): readonly boolean[] {
  const hidden = Array.from({ length: parents }, () => false);
  for (const [parent, parts] of partsByParent(areas)) {
    const known = parts.filter((i) => (areas[i]?.known ?? 0) > 0);
    const only = known.length === 1 ? areas[known[0] ?? -1] : undefined;
    if (only && isDisclosive(only, threshold)) hidden[parent] = true;
  }
  return hidden;
}

function partsByParent(areas: readonly NestedCounts[]): ReadonlyMap<number, readonly number[]> {
  const parts = new Map<number, number[]>();
  for (const [i, { parent }] of areas.entries()) {
    const known = parts.get(parent);
    if (known) known.push(i);
    else parts.set(parent, [i]);
  }
  return parts;
}
