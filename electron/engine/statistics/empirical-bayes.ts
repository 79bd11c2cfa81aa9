import { pooled, shareOf, type Proportion } from './proportion.ts';

type SmoothedArea = {
  /** Prevalence as observed; null when nothing is known. */
  readonly raw: number | null;
  /** Weight on the area's own figure, 0 (all from the neighbours' mean) to 1; null when nothing is known. */
  readonly shrinkage: number | null;
  /** shrinkage × raw + (1 - shrinkage) × mean; null when nothing is known. */
  readonly smoothed: number | null;
};

type EmpiricalBayes = {
  readonly areas: readonly SmoothedArea[];
  /** Pooled prevalence of all areas; null when nothing is known anywhere. */
  readonly mean: number | null;
  /** Known-weighted variance of the raw prevalences around the mean (s² of Martuzzi & Elliott); null likewise. */
  readonly variance: number | null;
  /**
   * Known answers the mean is worth when it is weighed against an area's own: shrinkage = known / (known + this),
   * the size a + b of the beta prior with this mean. Null (without end) when `noMoreThanChance`.
   */
  readonly priorKnown: number | null;
  /** True when the areas differ by no more than binomial chance would make them: every area then gets the mean. */
  readonly noMoreThanChance: boolean;
};

/**
 * Binomial empirical Bayes smoothing of prevalences (Martuzzi & Elliott, Stat Med 15:1867, 1996;
 * as spdep's `EBest(family = "binomial")`), with the shrinkage clamped to [0, 1].
 * With b the pooled prevalence, n̄ the mean of known and s² = Σ nᵢ(pᵢ - b)² / Σ nᵢ:
 * shrinkageᵢ = nᵢ(s² - b(1-b)/n̄) / ((nᵢ - 1)s² + (1 - nᵢ/n̄)·b(1-b)).
 * Areas without known answers take no part and get null. One area, all areas equal, or all 0 or all 100 %:
 * no variation is left over, every shrinkage is 0 and `noMoreThanChance` is true.
 * @param areas  counts by area
 * @returns one row an area, in the order given; nulls throughout for an empty list
 * @throws RangeError when some counts are no counts
 */
export function empiricalBayes(areas: readonly Proportion[]): EmpiricalBayes {
  const raws = areas.map(shareOf);
  const total = pooled(areas);
  const mean = shareOf(total);
  if (mean === null) {
    const nothing = { raw: null, shrinkage: null, smoothed: null };
    return { areas: areas.map(() => nothing), mean: null, variance: null, priorKnown: null, noMoreThanChance: true };
  }
  const meanKnown = total.known / areas.filter((area) => area.known > 0).length;
  const binomial = mean * (1 - mean);
  let weightedSquares = 0;
  for (const [i, area] of areas.entries()) weightedSquares += area.known * ((raws[i] ?? mean) - mean) ** 2;
  const variance = weightedSquares / total.known;
  const beyondChance = variance - binomial / meanKnown;
  // Below this the two variances differ by rounding only (all prevalences equal, for one).
  const noMoreThanChance = beyondChance <= 1e-14 * binomial;

  const smooth = (area: Proportion, raw: number | null): SmoothedArea => {
    if (raw === null) return { raw, shrinkage: null, smoothed: null };
    if (noMoreThanChance) return { raw, shrinkage: 0, smoothed: mean };
    const spread = (area.known - 1) * variance + (1 - area.known / meanKnown) * binomial;
    const shrinkage = Math.min(1, Math.max(0, (area.known * beyondChance) / spread));
    return { raw, shrinkage, smoothed: shrinkage * raw + (1 - shrinkage) * mean };
  };
  return {
    areas: areas.map((area, i) => smooth(area, raws[i] ?? null)),
    mean,
    variance,
    priorKnown: noMoreThanChance ? null : Math.max(0, binomial - variance) / beyondChance,
    noMoreThanChance,
  };
}

type GroupedArea = Proportion & { readonly group: string };

type GroupSmoothedArea = SmoothedArea & {
  /** Whether the mean it was drawn to is that of its own group (amphoe) or of all areas (province). */
  readonly fittedWithin: 'group' | 'all';
  readonly noMoreThanChance: boolean;
};

/**
 * Empirical Bayes within each group (amphoe) that has enough areas with known answers, else within all areas
 * (province): methods, row "Smoothing".
 * @param minimumAreas  areas with known answers a group needs to stand on its own
 * @throws RangeError when some counts are no counts
 */
export function empiricalBayesWithinGroups(
  areas: readonly GroupedArea[],
  minimumAreas = 5,
): readonly GroupSmoothedArea[] {
  const positions = new Map<string, number[]>();
  for (const [i, area] of areas.entries()) {
    const members = positions.get(area.group);
    if (members) members.push(i);
    else positions.set(area.group, [i]);
  }
  const overall = empiricalBayes(areas);
  const rows: GroupSmoothedArea[] = overall.areas.map((area) => ({
    ...area,
    fittedWithin: 'all',
    noMoreThanChance: overall.noMoreThanChance,
  }));
  for (const members of positions.values()) {
    const group = members.flatMap((i) => areas[i] ?? []);
    if (group.filter((area) => area.known > 0).length < minimumAreas) continue;
    const fit = empiricalBayes(group);
    for (const [k, i] of members.entries()) {
      const area = fit.areas[k];
      if (area) rows[i] = { ...area, fittedWithin: 'group', noMoreThanChance: fit.noMoreThanChance };
    }
  }
  return rows;
}
