import { standardNormalQuantile } from './distributions/normal-distribution.ts';
import { ImpossibleInput } from './impossible-input.ts';

/** Bounds of an interval; both in [0, 1] for a proportion. */
export type Interval = { readonly low: number; readonly high: number };

/** The levels in use, so that they cost no search. */
const standardNormalQuantiles: Readonly<Record<string, number>> = {
  '0.9': 1.6448536269514722,
  '0.95': 1.959963984540054,
  '0.99': 2.5758293035489004,
  '0.998': 3.090232306167813,
};

/**
 * Two-sided quantile of the standard normal distribution: the z that leaves (1 - confidence) / 2 beyond it.
 * @param confidence  in (0, 1)
 * @throws RangeError outside (0, 1)
 */
export function normalQuantile(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`${confidence} is no confidence in (0, 1).`);
  return standardNormalQuantiles[String(confidence)] ?? -standardNormalQuantile((1 - confidence) / 2);
}

/**
 * Wilson score interval for a binomial proportion (Wilson 1927; Newcombe, Stat Med 17:857, 1998, method 3).
 * @param yes  count with the condition, 0 ≤ yes ≤ known
 * @param known  count with a known answer; 0 gives null (no denominator is not zero prevalence)
 * @param confidence  in (0, 1)
 * @returns bounds in [0, 1]; 0 of n starts at exactly 0 and n of n ends at exactly 1
 * @throws RangeError when the counts are no counts or the confidence is outside (0, 1)
 */
export function wilsonInterval(yes: number, known: number, confidence = 0.95): Interval | null {
  if (!Number.isInteger(yes) || !Number.isInteger(known) || yes < 0 || yes > known) {
    throw new ImpossibleInput('countsImpossible', { yes, known });
  }
  const z = normalQuantile(confidence);
  if (known === 0) return null;
  const share = yes / known;
  const z2 = z * z;
  const centre = share + z2 / (2 * known);
  const spread = z * Math.sqrt((share * (1 - share) + z2 / (4 * known)) / known);
  const scale = 1 + z2 / known;
  return {
    low: yes === 0 ? 0 : (centre - spread) / scale,
    high: yes === known ? 1 : (centre + spread) / scale,
  };
}
