import type { LinkingResult, PairDecision } from '../../../shared/contract/linking.ts';
import type { PersonKeys } from './assign-person-keys.ts';
import type { CandidatePair, LinkRecord, LinkResult } from './link-types.ts';
import { countsOfKinds } from './undecided-pairs.ts';

type Standing = {
  readonly found: { readonly records: readonly LinkRecord[]; readonly result: LinkResult };
  /** What was decided since. */
  readonly waiting: readonly PairDecision[];
  /** Pairs that are still to be decided. */
  readonly pairs: readonly CandidatePair[];
};

/** What was found in counts that name nobody, with what became of the keys. */
export function linkingResultOf(
  { found, pairs, waiting }: Standing,
  { merged, split }: Omit<PersonKeys, 'keys'>,
): LinkingResult {
  const { records, result } = found;
  const refs = (groups: readonly { readonly by: string; readonly refs: readonly number[] }[], by: string): number =>
    new Set(groups.flatMap((group) => (group.by === by ? group.refs : []))).size;
  const { skippedBlocks, sharedIdentifiers } = result;
  return {
    records: records.length,
    certain: result.certain.length,
    pairs: countsOfKinds(pairs),
    notCompared: {
      household: refs(skippedBlocks, 'household'),
      birth_and_name: refs(skippedBlocks, 'birth_and_name'),
      unchecked_id: refs(skippedBlocks, 'unchecked_id'),
    },
    sharedNumbers: {
      national_id: refs(sharedIdentifiers, 'national_id'),
      child_id: refs(sharedIdentifiers, 'child_id'),
    },
    unstableChildIds: [...result.unstableChildIds],
    merged: merged.length,
    split: split.length,
    contradictory: result.contradictoryDecisions.length,
    waiting: waiting.length,
  };
}
