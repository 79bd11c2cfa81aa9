import type { LinkingResult } from '../../../shared/contract/linking.ts';
import { formatCount } from '../../../shared/format/numbers.ts';
import type { Messages } from '../../ui/messages.ts';

/**
 * What a search found, in sentences, and what it could not do and why.
 */
export function resultLines(
  result: LinkingResult,
  { result: words }: Messages['linking'],
): { readonly found: readonly string[]; readonly limits: readonly string[] } {
  const { pairs, notCompared, sharedNumbers, unstableChildIds, merged, split, contradictory } = result;
  const told = (count: number, say: (count: string) => string): string[] =>
    count > 0 ? [say(formatCount(count))] : [];
  return {
    found: [
      result.certain === 0 ? words.certainNone : words.certain(formatCount(result.certain)),
      words.toReview(formatCount(pairs.duplicate), formatCount(pairs.link), formatCount(pairs.conflict)),
      ...told(merged, words.merged),
      ...told(split, words.split),
    ],
    limits: [
      ...told(contradictory, words.contradictory),
      ...told(notCompared.household, words.notCompared.household),
      ...told(notCompared.birth_and_name, words.notCompared.birth_and_name),
      ...told(notCompared.unchecked_id, words.notCompared.unchecked_id),
      ...told(sharedNumbers.national_id, words.sharedNumbers.national_id),
      ...told(sharedNumbers.child_id, words.sharedNumbers.child_id),
      ...told(unstableChildIds.length, words.unstable),
    ],
  };
}
