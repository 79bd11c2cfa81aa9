import { benjaminiHochberg } from '../benjamini-hochberg.ts';
import { conditionalPermutation, pseudoP, type PermutationOptions } from './conditional-permutation.ts';
import { getisOrd } from './getis-ord.ts';
import { localMoran, type MoranQuadrant } from './local-moran.ts';
import { restrictWeights, type SpatialWeights } from './spatial-weights.ts';
import { ImpossibleInput } from '../impossible-input.ts';

/** Confidence class of a hot (high among high) or cold spot by the adjusted p; `none`: tested, not significant. */
type HotSpotClass = 'hot-99' | 'hot-95' | 'hot-90' | 'none' | 'cold-90' | 'cold-95' | 'cold-99';

/** Why an area has no result. */
type NoResult = 'no-value' | 'not-tested' | 'no-neighbour' | 'no-variation';

export type HotSpotArea = {
  /** Null when there is a result. */
  readonly noResult: NoResult | null;
  readonly gi: number | null;
  readonly giStar: number | null;
  /** Local Moran's I, row-standardised. */
  readonly localMoran: number | null;
  readonly quadrant: MoranQuadrant | null;
  /** Pseudo p of the neighbour sum, the same for Gi, Gi* and local Moran: two-sided, then each side. */
  readonly p: number | null;
  readonly pGreater: number | null;
  readonly pLess: number | null;
  /** Two-sided p after Benjamini-Hochberg over the areas with a result. */
  readonly pAdjusted: number | null;
  readonly class: HotSpotClass | null;
};

type HotSpots = {
  readonly areas: readonly HotSpotArea[];
  readonly weights: string;
  readonly permutations: number;
  readonly seed: number;
  /** Areas with a result. */
  readonly tested: number;
  /** Areas with a value but no neighbour that has one. */
  readonly islands: readonly number[];
  /** Fewer than 30 areas with a result: the reader is told that this is a first look. */
  readonly isExploratory: boolean;
};

type HotSpotOptions = Partial<PermutationOptions> & {
  /** Areas to test; one that is not takes part as a neighbour only (known under 30). All when not given. */
  readonly isTested?: readonly boolean[];
};

const fewAreas = 30;

/** A high area among low ones (or the reverse) can have Gi* on one side and its p on the other: that is no hot spot. */
function classOf({ giStar, pGreater, pLess }: HotSpotArea, pAdjusted: number): HotSpotClass {
  const side = (pGreater ?? 1) < (pLess ?? 1) ? 'hot' : 'cold';
  if ((side === 'hot') !== (giStar ?? 0) > 0) return 'none';
  if (pAdjusted <= 0.01) return `${side}-99`;
  if (pAdjusted <= 0.05) return `${side}-95`;
  return pAdjusted <= 0.1 ? `${side}-90` : 'none';
}

const without = (noResult: NoResult): HotSpotArea => ({
  noResult,
  gi: null,
  giStar: null,
  localMoran: null,
  quadrant: null,
  p: null,
  pGreater: null,
  pLess: null,
  pAdjusted: null,
  class: null,
});

/**
 * Hot and cold spots of one indicator: Getis-Ord Gi* with seeded conditional permutation and Benjamini-Hochberg over
 * areas, local Moran beside it (methods, row "Hot spots").
 * Areas with a null value are taken off the map first; an area they leave without neighbours is an island.
 * Islands, areas not tested, and all areas when every value is the same get `noResult`, never 0.
 * n = 0 gives an empty list, n = 1 an island, three areas that all touch `no-variation`.
 * The smallest two-sided p is 2 / (permutations + 1): with m areas an area alone can reach 0.05 after adjustment
 * only if that is at most 0.05 / m.
 * @param values  raw prevalence by area, null where there is none
 * @throws RangeError when lists do not match or an option is out of range
 */
export function hotSpots(
  values: readonly (number | null)[],
  weights: SpatialWeights,
  options: HotSpotOptions = {},
): HotSpots {
  const { permutations = 9999, seed = 1, isTested } = options;
  const areaCount = weights.neighbours.length;
  for (const { length } of [values, isTested ?? values]) {
    if (length !== areaCount) throw new ImpossibleInput('valuesNumber', { values: length, areas: areaCount });
  }
  const kept = values.flatMap((value, i) => (value === null ? [] : [i]));
  const used = kept.length === values.length ? weights : restrictWeights(weights, kept);
  const present = values.filter((value) => value !== null);
  const { gi, giStar } = getisOrd(present, used);
  const moran = localMoran(present, used);
  const counts = conditionalPermutation(present, used, { permutations, seed });

  const areas: HotSpotArea[] = values.map(() => without('no-value'));
  for (const [k, i] of kept.entries()) {
    const star = giStar[k] ?? null;
    if (used.neighbours[k]?.length === 0) areas[i] = without('no-neighbour');
    else if (star === null) areas[i] = without('no-variation');
    else if (isTested && !isTested[i]) areas[i] = without('not-tested');
    else {
      const p = pseudoP(counts.atLeast[k]!, counts.atMost[k]!, permutations);
      areas[i] = {
        noResult: null,
        gi: gi[k] ?? null,
        giStar: star,
        localMoran: moran[k]?.localI ?? null,
        quadrant: moran[k]?.quadrant ?? null,
        p: p.twoSided,
        pGreater: p.greater,
        pLess: p.less,
        pAdjusted: null,
        class: null,
      };
    }
  }
  const adjusted = benjaminiHochberg(areas.map(({ p }) => p));
  const classified = areas.map((area, i): HotSpotArea => {
    const pAdjusted = adjusted[i] ?? null;
    return pAdjusted === null ? area : { ...area, pAdjusted, class: classOf(area, pAdjusted) };
  });
  const tested = classified.filter(({ noResult }) => noResult === null).length;
  return {
    areas: classified,
    weights: weights.kind,
    permutations,
    seed,
    tested,
    islands: used.islands.flatMap((k) => kept[k] ?? []),
    isExploratory: tested < fewAreas,
  };
}
