import type { PriorityArea } from '../statistics/priority-ranking.ts';

export type RankedArea = Pick<PriorityArea, 'topProbability' | 'rankLow' | 'rankHigh' | 'expectedRank'> & {
  readonly areaCode: string;
};

/**
 * sure: among the first in at least 9 draws of 10 · likely: in at least every second · open: in fewer, so that another
 * place could as well have been taken.
 */
export type VisitCertainty = 'sure' | 'likely' | 'open';

export type VisitChoice = {
  /** The places to visit, the most certain first. */
  readonly chosen: readonly (RankedArea & { readonly certainty: VisitCertainty })[];
  /** Places that were not taken but whose rank may well be among the first: their rank interval reaches into them. */
  readonly couldAsWell: readonly RankedArea[];
  /** Areas without a rank: no answer is known, or they are hidden. */
  readonly notRanked: number;
};

/**
 * "So many visits: these places": those with the highest probability of being among the first so many, as
 * `priorityRanking` with `top: visits` gives it. Equal ones go by expected rank, then by code.
 * @param areas one an area, null for an area without a rank
 * @param visits how many places can be visited, at least 1
 * @throws RangeError for a number of visits that is none
 */
export function visitsFirst(areas: readonly (RankedArea | null)[], visits: number): VisitChoice {
  if (!Number.isInteger(visits) || visits < 1) throw new RangeError(`${visits} is no number of visits.`);
  const ranked = areas.filter((area) => area !== null).toSorted(byNeed);
  return {
    chosen: ranked.slice(0, visits).map((area) => ({ ...area, certainty: certaintyOf(area.topProbability) })),
    couldAsWell: ranked.slice(visits).filter(({ rankLow }) => rankLow <= visits),
    notRanked: areas.length - ranked.length,
  };
}

function byNeed(a: RankedArea, b: RankedArea): number {
  if (a.topProbability !== b.topProbability) return b.topProbability - a.topProbability;
  if (a.expectedRank !== b.expectedRank) return a.expectedRank - b.expectedRank;
  return a.areaCode < b.areaCode ? -1 : 1;
}

function certaintyOf(topProbability: number): VisitCertainty {
  if (topProbability >= 0.9) return 'sure';
  return topProbability >= 0.5 ? 'likely' : 'open';
}
