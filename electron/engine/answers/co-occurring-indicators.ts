import type { IndicatorCombination, IndicatorPair } from '../../../shared/contract/area-profile.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import { bitOf, bitsOf } from '../../../shared/cpms/answer-bits.ts';
import { pairedIndicators as combinedIndicators } from '../disclosure/lattice.ts';
import type { AnswerProfile } from '../statistics/answer-profile.ts';
import { coOccurrence } from '../statistics/co-occurrence.ts';
import { livingQuantitiesOf } from './area-figures.ts';
import { provinceCounts } from './province-counts.ts';
import type { AnswerPattern } from './row-questions.ts';
import type { Source } from './source.ts';

const combinedBits = bitsOf(...combinedIndicators);
const combinedMasks = Int32Array.from(combinedIndicators, bitOf);

/**
 * Every pair of indicators in the children who are eligible for both and answered both. The fourfold tables are
 * counted on the masks: as lists of answers the half million patterns of a large province take seconds.
 */
export function pairsOfPatterns(patterns: readonly AnswerPattern[]): IndicatorPair[] {
  const size = combinedIndicators.length;
  const cells = new Float64Array(size * size * 4);
  for (const { yes, known, children } of patterns) {
    for (let i = 0; i < size; i += 1) {
      const first = combinedMasks[i] ?? 0;
      if ((known & first) === 0) continue;
      const row = (yes & first) === 0 ? 2 : 0;
      for (let j = i + 1; j < size; j += 1) {
        const second = combinedMasks[j] ?? 0;
        if ((known & second) === 0) continue;
        const cell = (i * size + j) * 4 + row + ((yes & second) === 0 ? 1 : 0);
        cells[cell] = (cells[cell] ?? 0) + children;
      }
    }
  }
  return combinedIndicators.flatMap((first, i) =>
    combinedIndicators.flatMap((second, j) => {
      const at = (i * size + j) * 4;
      return j > i ? pairOf(first, second, cells.subarray(at, at + 4)) : [];
    }),
  );
}

/** The same pairs out of a cube, which has them for whole provinces; null where it does not have them. */
export function pairsOfCube(source: Source, filter: Filter): IndicatorPair[] | null {
  const counts = provinceCounts(source, filter);
  if (counts === null) return null;
  return combinedIndicators.flatMap((first, i) =>
    combinedIndicators.slice(i + 1).flatMap((second) => {
      const { yes, known } = livingQuantitiesOf(second);
      const withFirst = (answer: 'yes' | 'no', quantity: string): number | null =>
        counts.of({ kind: 'answer', indicator: first, answer }, quantity);
      const [both, withKnown] = [withFirst('yes', yes), withFirst('yes', known)];
      const [onlySecond, withoutKnown] = [withFirst('no', yes), withFirst('no', known)];
      if (both === null || withKnown === null || onlySecond === null || withoutKnown === null)
        return [{ first, second, ...hiddenPair }];
      return pairOf(first, second, [both, withKnown - both, onlySecond, withoutKnown - onlySecond]);
    }),
  );
}

const nothing = { yes: null, known: null };
const hiddenPair = {
  ...nothing,
  ofFirst: nothing,
  ofSecond: nothing,
  expected: null,
  lift: null,
  oddsRatio: null,
  oddsRatioInterval: null,
  phi: null,
};

function pairOf(first: number, second: number, cells: ArrayLike<number>): IndicatorPair[] {
  const [both = 0, onlyFirst = 0, onlySecond = 0, neither = 0] = Array.from(cells);
  const profiles: readonly AnswerProfile[] = [
    { answers: [1, 1], count: both },
    { answers: [1, 0], count: onlyFirst },
    { answers: [0, 1], count: onlySecond },
    { answers: [0, 0], count: neither },
  ];
  return coOccurrence(profiles).pairs.map((pair) => ({
    first,
    second,
    yes: both,
    known: pair.known,
    ofFirst: { yes: both, known: both + onlyFirst },
    ofSecond: { yes: both, known: both + onlySecond },
    expected: pair.expectedBoth,
    lift: pair.lift,
    oddsRatio: pair.oddsRatio,
    oddsRatioInterval: pair.oddsRatioInterval,
    phi: pair.phi,
  }));
}

/** The most frequent exact combinations. A child too young for an indicator does not have it: nothing is unknown. */
export function combinationsOfPatterns(
  patterns: readonly AnswerPattern[],
  mostFrequent: number,
): IndicatorCombination[] {
  const known = patterns.reduce((sum, { children }) => sum + children, 0);
  return coOccurrence(frequentProfiles(patterns, mostFrequent), mostFrequent).combinations.map((combination) => ({
    indicators: combination.indicators.map((position) => combinedIndicators[position] ?? 0),
    yes: combination.children,
    known,
    withUnknown: combination.withUnknown,
  }));
}

/** Profiles of all combinations that are at least as frequent as the last one wanted. */
function frequentProfiles(patterns: readonly AnswerPattern[], mostFrequent: number): readonly AnswerProfile[] {
  const found = new Map<number, { children: number; withUnknown: number }>();
  for (const { yes, known, eligible, children } of patterns) {
    const mask = yes & combinedBits;
    if ((mask & (mask - 1)) === 0) continue;
    const combination = found.get(mask) ?? { children: 0, withUnknown: 0 };
    combination.children += children;
    if ((eligible & ~known & combinedBits) !== 0) combination.withUnknown += children;
    found.set(mask, combination);
  }
  const counts = [...found.values()].map(({ children }) => children).toSorted((a, b) => b - a);
  const fewest = counts[Math.min(mostFrequent, counts.length) - 1] ?? 0;
  return [...found].flatMap(([mask, { children, withUnknown }]): AnswerProfile[] => {
    if (children < fewest) return [];
    const answers = combinedIndicators.map((no) => ((mask & bitOf(no)) === 0 ? 0 : 1));
    const firstNo = answers.indexOf(0);
    return [
      { answers, count: children - withUnknown },
      // Which answer is unknown makes no difference to the combination.
      { answers: answers.map((answer, i) => (i === firstNo ? null : answer)), count: withUnknown },
    ];
  });
}
