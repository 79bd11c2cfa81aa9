import type { FoundPair } from './best-pairs.ts';
import type { JoinedGroups } from './joined-groups.ts';
import type { PreparedRecords } from './prepared-records.ts';

type Verdict = { readonly isLikely: boolean; readonly isAmbiguous: boolean; readonly isBeaten: boolean };

/** Another partner within so many bits makes a proposal ambiguous; so many bits better answers the question. */
const closeRival = 3;
const clearRival = 6;

/** In one household and year a twin stands where a repeated child would: only one spelling tells them apart. */
export function isSurelyNamed({ names }: PreparedRecords, { i, j, weight, kind }: FoundPair): boolean {
  return kind !== 'link' && weight.reasons.includes('same_household')
    ? names[i]?.first.normal === names[j]?.first.normal
    : weight.isSameName;
}

/** Whether the groups of p and q have records of one survey year, so that they can be one child only if it was entered twice. */
export function sharesYear({ records }: PreparedRecords, groups: JoinedGroups, p: number, q: number): boolean {
  const yearAt = (i: number) => records[i]?.surveyYearBE;
  const theirs = groups.membersOf(groups.rootOf(q));
  return groups.membersOf(groups.rootOf(p)).some((a) => theirs.some((b) => yearAt(a) === yearAt(b)));
}

function byGroup(found: readonly FoundPair[], groups: JoinedGroups): ReadonlyMap<number, readonly FoundPair[]> {
  const pairs = new Map<number, FoundPair[]>();
  for (const pair of found) {
    for (const root of [groups.rootOf(pair.i), groups.rootOf(pair.j)]) {
      const others = pairs.get(root);
      if (others) others.push(pair);
      else pairs.set(root, [pair]);
    }
  }
  return pairs;
}

/**
 * What becomes of each weighed pair. Likely: the upper threshold, first names that sound the same (in one household
 * and year: spelt the same), no difference in sex, one birth month (or one unchecked number), and no rival of about
 * the same weight, that is, another partner for one side who cannot be the same child as this one. Beaten: a
 * likely pair with such a rival is far better; should a person decide against that one, the question comes back.
 */
export function pairVerdicts(
  prepared: PreparedRecords,
  groups: JoinedGroups,
  found: readonly FoundPair[],
  upper: number,
): (pair: FoundPair) => Verdict {
  const pairsOf = byGroup(found, groups);
  const isStrong = (pair: FoundPair): boolean =>
    pair.weight.score >= upper &&
    isSurelyNamed(prepared, pair) &&
    !pair.weight.reasons.includes('sex_differs') &&
    !pair.weight.reasons.includes('different_id') &&
    (pair.weight.reasons.includes('same_birth_month') || pair.weight.reasons.includes('same_unchecked_id'));
  const rivalsOf = (pair: FoundPair): FoundPair[] =>
    [pair.i, pair.j].flatMap((side) => {
      const root = groups.rootOf(side);
      const partner = side === pair.i ? pair.j : pair.i;
      return (pairsOf.get(root) ?? []).filter((rival) => {
        if (rival === pair) return false;
        const other = groups.rootOf(rival.i) === root ? rival.j : rival.i;
        return sharesYear(prepared, groups, other, partner) || groups.areApart(other, partner);
      });
    });
  const isClear = (pair: FoundPair): boolean =>
    isStrong(pair) && !rivalsOf(pair).some((rival) => rival.weight.score > pair.weight.score - closeRival);
  return (pair) => {
    const isLikely = isClear(pair);
    const isBeatenBy = (rival: FoundPair) => rival.weight.score >= pair.weight.score + clearRival && isClear(rival);
    return {
      isLikely,
      isAmbiguous: !isLikely && isStrong(pair),
      isBeaten: !isLikely && rivalsOf(pair).some(isBeatenBy),
    };
  };
}
