import { ImpossibleInput } from './impossible-input.ts';

/** One child's answers, or those of several children who answered alike: yes, no, unknown in indicator order. */
export type AnswerProfile = {
  readonly answers: readonly (1 | 0 | null)[];
  /** How many children share the profile; 1 when not given. */
  readonly count?: number;
  /** The community or other group they belong to. */
  readonly group?: string;
};

/**
 * The number of indicators all profiles have; 0 for no profiles.
 * @throws RangeError when profiles differ in length, an answer is not 1, 0 or null, or a count is no count
 */
export function indicatorCountOf(profiles: readonly AnswerProfile[]): number {
  const indicators = profiles[0]?.answers.length ?? 0;
  for (const { answers, count = 1 } of profiles) {
    if (answers.length !== indicators) throw new ImpossibleInput('indicatorsDiffer');
    if (answers.some((answer) => answer !== 0 && answer !== 1 && answer !== null)) {
      throw new RangeError('An answer is neither 1, 0 nor null.');
    }
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no count of children.`);
  }
  return indicators;
}
