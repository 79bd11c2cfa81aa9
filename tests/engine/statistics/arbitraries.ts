import fc from 'fast-check';
import type { Proportion } from '../../../electron/engine/statistics/proportion.ts';

/** Counts with up to `most` known answers; with `least` 0 nothing may be known. */
export const proportions = (most = 200, least = 0): fc.Arbitrary<Proportion> =>
  fc
    .integer({ min: least, max: most })
    .chain((known) => fc.integer({ min: 0, max: known }).map((yes) => ({ yes, known })));

/** A list and a shuffled order of its positions. */
export const shuffled = <T>(items: fc.Arbitrary<T>, maxLength = 30): fc.Arbitrary<{ list: T[]; order: number[] }> =>
  fc.array(items, { minLength: 1, maxLength }).chain((list) =>
    fc
      .shuffledSubarray(
        list.map((_, i) => i),
        { minLength: list.length },
      )
      .map((order) => ({ list, order })),
  );
