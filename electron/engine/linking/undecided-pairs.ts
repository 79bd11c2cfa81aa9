import type { PairDecision, PairKind, RecordPlace } from '../../../shared/contract/linking.ts';
import { retiredPairs } from '../dataset/retired-pairs.ts';
import type { CandidatePair } from './link-types.ts';

/** A row of an extract as the key of a map. */
export const placeKey = ({ extractId, sheetNo, line }: RecordPlace): string => `${extractId} ${sheetNo} ${line}`;

/** Records that left the figures: of two of one year the one that is not to count. */
function retiredPlaces(decisions: readonly PairDecision[]): readonly RecordPlace[] {
  return retiredPairs(decisions).map(({ gone }) => gone);
}

/**
 * The pairs that nobody has decided since they were found, without those of a record that left the figures since.
 * @param refOf  the record of a place; absent for a record that is not there
 */
export function undecidedPairs(
  pairs: readonly CandidatePair[],
  decisions: readonly PairDecision[],
  refOf: ReadonlyMap<string, number>,
): readonly CandidatePair[] {
  if (decisions.length === 0) return pairs;
  const pairKey = (a: number | undefined, b: number | undefined): string => `${a} ${b}`;
  const decided = new Set(
    decisions.flatMap(({ a, b }) => {
      const [x, y] = [refOf.get(placeKey(a)), refOf.get(placeKey(b))];
      return [pairKey(x, y), pairKey(y, x)];
    }),
  );
  const gone = new Set(retiredPlaces(decisions).map((place) => refOf.get(placeKey(place))));
  return pairs.filter(({ a, b }) => !decided.has(pairKey(a, b)) && !gone.has(a) && !gone.has(b));
}

/** How many pairs there are of each kind. */
export function countsOfKinds(pairs: readonly CandidatePair[]): Readonly<Record<PairKind, number>> {
  const counts = { duplicate: 0, link: 0, conflict: 0 };
  for (const { kind } of pairs) counts[kind]++;
  return counts;
}
