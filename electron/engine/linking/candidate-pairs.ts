import { bestPairs, type BestPairs, type FoundPair } from './best-pairs.ts';
import { eachCandidate } from './candidate-blocks.ts';
import { contradicts, type HeldApart } from './certain-links.ts';
import type { JoinedGroups } from './joined-groups.ts';
import type { CandidatePair, LinkReason, SkippedBlock } from './link-types.ts';
import type { PairWeights } from './pair-weight.ts';
import { isSurelyNamed, pairVerdicts, sharesYear } from './pair-verdicts.ts';
import type { PreparedRecords } from './prepared-records.ts';

type Thresholds = { readonly upper: number; readonly lower: number; readonly largestBlock: number };

/** What one number says of records that were not joined: entered twice, or two children with one number. */
function pairsOfHeldApart(
  prepared: PreparedRecords,
  groups: JoinedGroups,
  weights: PairWeights,
  heldApart: readonly HeldApart[],
): BestPairs {
  const pairs = bestPairs(prepared.records.length, groups);
  const offer = ({ i, j }: HeldApart, kind: CandidatePair['kind']) => {
    if (groups.rootOf(i) !== groups.rootOf(j) && !groups.areApart(i, j))
      pairs.offer({ i, j, weight: weights(i, j), kind });
  };
  for (const pair of heldApart) {
    if (pair.isDirect) offer(pair, contradicts(prepared, pair.i, pair.j) ? 'conflict' : 'duplicate');
  }
  // Two that agree are held apart by another record of their groups; if that asks its own question, it is enough.
  for (const pair of heldApart) if (!pair.isDirect && !pairs.has(pair.i, pair.j)) offer(pair, 'conflict');
  return pairs;
}

function weighedPairs(
  prepared: PreparedRecords,
  groups: JoinedGroups,
  weights: PairWeights,
  asked: BestPairs,
  { lower, largestBlock }: Thresholds,
): { found: readonly FoundPair[]; skippedBlocks: SkippedBlock[] } {
  const { records } = prepared;
  const pairs = bestPairs(records.length, groups);
  const skippedBlocks = eachCandidate(prepared, largestBlock, (i, j) => {
    if (groups.rootOf(i) === groups.rootOf(j)) return;
    const isSameYear = records[i]?.surveyYearBE === records[j]?.surveyYearBE;
    // Both children were seen in one year: whether they are one is a question about that year.
    if (!isSameYear && sharesYear(prepared, groups, i, j)) return;
    const weight = weights(i, j);
    if (weight.score < lower || groups.areApart(i, j) || asked.has(i, j)) return;
    pairs.offer({ i, j, weight, kind: isSameYear ? 'duplicate' : 'link' });
  });
  return { found: pairs.all(), skippedBlocks };
}

/**
 * Pairs of records that may be one child: those with one number that were held apart, and those found by household,
 * birth and name whose weight reaches `lower`. Twins in one household, however alike their names, are at most
 * a question (see `pairVerdicts`).
 */
export function candidatePairs(
  prepared: PreparedRecords,
  groups: JoinedGroups,
  weights: PairWeights,
  heldApart: readonly HeldApart[],
  thresholds: Thresholds,
): { pairs: CandidatePair[]; skippedBlocks: SkippedBlock[] } {
  const byNumber = pairsOfHeldApart(prepared, groups, weights, heldApart);
  const { found, skippedBlocks } = weighedPairs(prepared, groups, weights, byNumber, thresholds);
  const verdictOf = pairVerdicts(prepared, groups, found, thresholds.upper);
  const pairs = byNumber
    .all()
    .map((pair) => asCandidate(prepared, pair, pair.kind === 'duplicate' && isSurelyNamed(prepared, pair)));
  for (const pair of found) {
    const { isLikely, isAmbiguous, isBeaten } = verdictOf(pair);
    if (!isBeaten) pairs.push(asCandidate(prepared, pair, isLikely, isAmbiguous ? ['ambiguous'] : []));
  }
  pairs.sort(
    (x, y) =>
      Number(y.verdict === 'likely') - Number(x.verdict === 'likely') || y.score - x.score || x.a - y.a || x.b - y.b,
  );
  return { pairs, skippedBlocks };
}

function asCandidate(
  { records }: PreparedRecords,
  { i, j, weight, kind }: FoundPair,
  isLikely: boolean,
  more: readonly LinkReason[] = [],
): CandidatePair {
  return {
    a: records[i]?.ref ?? 0,
    b: records[j]?.ref ?? 0,
    kind,
    score: weight.score,
    similarity: weight.similarity,
    reasons: [...weight.reasons, ...more],
    verdict: isLikely ? 'likely' : 'review',
  };
}
