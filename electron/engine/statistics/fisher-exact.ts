import { shareOf, type Proportion } from './proportion.ts';

/** Tables as likely as the observed one, up to rounding, count as "at least as extreme" (R's `fisher.test`). */
const likelihoodTolerance = 1 + 1e-7;

/**
 * Two-sided p of Fisher's exact test for two independent proportions (Fisher 1935): the probability, margins
 * given, of all tables no more likely than the observed one.
 * Masses are built by ratios outward from the mode and normalised by their sum, so large counts lose nothing.
 * @returns p in (0, 1]; 1 when no answer, or every answer, is yes; null when either group has no known answers
 * @throws RangeError when some counts are no counts
 */
export function fisherExactP(first: Proportion, second: Proportion): number | null {
  if (shareOf(first) === null || shareOf(second) === null) return null;
  const yes = first.yes + second.yes;
  const low = Math.max(0, yes - second.known);
  const high = Math.min(first.known, yes);
  const ratioUp = (k: number) => ((first.known - k) * (yes - k)) / ((k + 1) * (second.known - yes + k + 1));
  const mode = Math.floor(((first.known + 1) * (yes + 1)) / (first.known + second.known + 2));
  const start = Math.min(high, Math.max(low, mode));

  const masses = new Map<number, number>([[start, 1]]);
  for (let k = start, mass = 1; k < high && mass > 1e-300; k += 1) {
    mass *= ratioUp(k);
    masses.set(k + 1, mass);
  }
  for (let k = start, mass = 1; k > low && mass > 1e-300; k -= 1) {
    mass /= ratioUp(k - 1);
    masses.set(k - 1, mass);
  }
  const observed = masses.get(first.yes) ?? 0;
  let total = 0;
  let extreme = 0;
  for (const mass of [...masses.values()].sort((a, b) => a - b)) {
    total += mass;
    if (mass <= observed * likelihoodTolerance) extreme += mass;
  }
  return Math.max(Number.MIN_VALUE, Math.min(1, extreme / total));
}
