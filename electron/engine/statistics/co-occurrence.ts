import { indicatorCountOf, type AnswerProfile } from './answer-profile.ts';
import { normalQuantile, type Interval } from './wilson-interval.ts';

type IndicatorPair = {
  /** Positions of the two indicators, first < second. */
  readonly first: number;
  readonly second: number;
  /** Children with both answers known. */
  readonly known: number;
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
  /** Children who would have both if the two had nothing to do with each other; null when none is known. */
  readonly expectedBoth: number | null;
  /** both / expectedBoth; null when nothing is expected. */
  readonly lift: number | null;
  /** Odds ratio, 0 when nobody has both or nobody neither; null when a cell under the line is 0. */
  readonly oddsRatio: number | null;
  /** Woolf's 95 % log interval of the odds ratio; null when a cell is 0. */
  readonly oddsRatioInterval: Interval | null;
  /** Phi coefficient, -1 to 1; null when all children have the same answer to either. */
  readonly phi: number | null;
};

type IndicatorCombination = {
  /** Positions of exactly the indicators answered yes, ascending, at least two. */
  readonly indicators: readonly number[];
  readonly children: number;
  /** Of these, children with an unknown answer to some other indicator, who may belong to a larger combination. */
  readonly withUnknown: number;
};

type CoOccurrence = {
  readonly children: number;
  readonly pairs: readonly IndicatorPair[];
  /** The most frequent combinations, by number of children, then by indicators. */
  readonly combinations: readonly IndicatorCombination[];
};

type Cells = { both: number; onlyFirst: number; onlySecond: number; neither: number };

function pairMeasures(first: number, second: number, cells: Cells): IndicatorPair {
  const { both, onlyFirst, onlySecond, neither } = cells;
  const known = both + onlyFirst + onlySecond + neither;
  const withFirst = both + onlyFirst;
  const withSecond = both + onlySecond;
  const expectedBoth = known === 0 ? null : (withFirst * withSecond) / known;
  const margins =
    Math.sqrt(withFirst) * Math.sqrt(withSecond) * Math.sqrt(known - withFirst) * Math.sqrt(known - withSecond);
  const oddsRatio = onlyFirst === 0 || onlySecond === 0 ? null : (both / onlyFirst) * (neither / onlySecond);
  const factor = Math.exp(normalQuantile(0.95) * Math.sqrt(1 / both + 1 / onlyFirst + 1 / onlySecond + 1 / neither));
  return {
    first,
    second,
    known,
    ...cells,
    expectedBoth,
    lift: expectedBoth === null || expectedBoth === 0 ? null : both / expectedBoth,
    oddsRatio,
    oddsRatioInterval:
      oddsRatio === null || oddsRatio === 0 ? null : { low: oddsRatio / factor, high: oddsRatio * factor },
    phi: margins === 0 ? null : (both * neither - onlyFirst * onlySecond) / margins,
  };
}

function pairsOf(profiles: readonly AnswerProfile[], indicators: number): IndicatorPair[] {
  const pairs: IndicatorPair[] = [];
  for (let first = 0; first < indicators; first += 1) {
    for (let second = first + 1; second < indicators; second += 1) {
      const cells: Cells = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
      for (const { answers, count = 1 } of profiles) {
        const [a, b] = [answers[first] ?? null, answers[second] ?? null];
        if (a === null || b === null) continue;
        if (a === 1) cells[b === 1 ? 'both' : 'onlyFirst'] += count;
        else cells[b === 1 ? 'onlySecond' : 'neither'] += count;
      }
      pairs.push(pairMeasures(first, second, cells));
    }
  }
  return pairs;
}

function combinationsOf(profiles: readonly AnswerProfile[]): IndicatorCombination[] {
  const found = new Map<string, { indicators: number[]; children: number; withUnknown: number }>();
  for (const { answers, count = 1 } of profiles) {
    const indicators = answers.flatMap((answer, j) => (answer === 1 ? [j] : []));
    if (indicators.length < 2 || count === 0) continue;
    const key = indicators.join(' ');
    const combination = found.get(key) ?? { indicators, children: 0, withUnknown: 0 };
    combination.children += count;
    if (answers.includes(null)) combination.withUnknown += count;
    found.set(key, combination);
  }
  const byIndicators = (a: readonly number[], b: readonly number[]) => {
    const j = a.findIndex((indicator, i) => indicator !== b[i]);
    return j === -1 ? a.length - b.length : (a[j] ?? 0) - (b[j] ?? -1);
  };
  return [...found.values()].sort((a, b) => b.children - a.children || byIndicators(a.indicators, b.indicators));
}

/**
 * Which indicators come together: for every pair the fourfold table among children with both answers known, lift,
 * odds ratio with Woolf's log interval (Woolf, Ann Hum Genet 19:251, 1955) and phi; and the most frequent exact
 * combinations of two or more. Associations of children, not causes.
 * No profiles: empty lists. No child with both known: counts 0, measures null.
 * @param mostFrequent  how many combinations to return
 * @throws RangeError when the profiles do not match or are no answers
 */
export function coOccurrence(profiles: readonly AnswerProfile[], mostFrequent = 20): CoOccurrence {
  const indicators = indicatorCountOf(profiles);
  return {
    children: profiles.reduce((sum, { count = 1 }) => sum + count, 0),
    pairs: pairsOf(profiles, indicators),
    combinations: combinationsOf(profiles).slice(0, mostFrequent),
  };
}
