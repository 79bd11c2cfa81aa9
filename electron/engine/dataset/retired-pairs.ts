import type { PairDecision, RecordPlace } from '../../../shared/contract/linking.ts';

/** Records that decisions took out of the figures, each with the one that stays for it. */
export function retiredPairs(
  decisions: readonly PairDecision[],
): readonly { readonly gone: RecordPlace; readonly stays: RecordPlace }[] {
  return decisions.flatMap(({ a, b, retired }) =>
    retired === null ? [] : [retired === 'a' ? { gone: a, stays: b } : { gone: b, stays: a }],
  );
}
