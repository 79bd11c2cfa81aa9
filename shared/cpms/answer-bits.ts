import { indicators } from './indicators.ts';

/** Bit of an indicator in the answer masks: indicator 1 is bit 0. */
export const bitOf = (no: number): number => 1 << (no - 1);

/** Mask of several indicators. */
export const bitsOf = (...numbers: readonly number[]): number => numbers.reduce((mask, no) => mask | bitOf(no), 0);

/** The indicators of a mask, in form order. */
export const indicatorsOf = (bits: number): readonly number[] =>
  indicators.map(({ no }) => no).filter((no) => (bits & bitOf(no)) !== 0);

/** How many indicators a mask holds. */
export function countBits(bits: number): number {
  let rest = bits;
  let count = 0;
  for (; rest !== 0; count++) rest &= rest - 1;
  return count;
}

/**
 * Mask of the indicators that apply to a child of this age, those of the household among them (product §3).
 * @param ageYears completed years; null (not known): all of them
 */
export function eligibleAnswers(ageYears: number | null): number {
  const eligible = indicators.filter(
    ({ ages }) => ages === null || ageYears === null || (ageYears >= ages.from && ageYears <= ages.to),
  );
  return bitsOf(...eligible.map(({ no }) => no));
}
