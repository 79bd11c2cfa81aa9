import type { JoinedGroups } from './joined-groups.ts';
import type { CandidatePair } from './link-types.ts';
import type { PairWeight } from './pair-weight.ts';

/** A pair of positions, i before j, with what speaks for it. */
export type FoundPair = {
  readonly i: number;
  readonly j: number;
  readonly weight: PairWeight;
  readonly kind: CandidatePair['kind'];
};

/** The best pair between any two groups: one question to a person, not nine. */
export type BestPairs = {
  readonly offer: (pair: FoundPair) => void;
  /** Whether there is a pair between the groups of i and j. */
  readonly has: (i: number, j: number) => boolean;
  readonly all: () => readonly FoundPair[];
};

/** The groups must not change while pairs are gathered. */
export function bestPairs(count: number, groups: JoinedGroups): BestPairs {
  const best = new Map<number, FoundPair>();
  const keyOf = (i: number, j: number): number => {
    const [p, q] = [groups.rootOf(i), groups.rootOf(j)];
    return Math.min(p, q) * count + Math.max(p, q);
  };
  const isBetter = (pair: FoundPair, than: FoundPair): boolean =>
    pair.weight.score === than.weight.score
      ? pair.i < than.i || (pair.i === than.i && pair.j < than.j)
      : pair.weight.score > than.weight.score;
  return {
    offer: (pair) => {
      const key = keyOf(pair.i, pair.j);
      const before = best.get(key);
      if (!before || isBetter(pair, before)) best.set(key, pair);
    },
    has: (i, j) => best.size > 0 && best.has(keyOf(i, j)),
    all: () => [...best.values()],
  };
}
