import type { Proportion } from '../statistics/proportion.ts';

/**
 * A count with its denominator, and those who were or should have been asked. Null: the cube does not show it. Where
 * `known` is null so is `yes`.
 */
export type Counts = {
  readonly yes: number | null;
  readonly known: number | null;
  readonly eligible: number | null;
};

/** No children, no answers. */
export const nobody: Counts = { yes: 0, known: 0, eligible: 0 };

/** The sum, null where one of the counts is. */
export const sumOrNull = (counts: readonly (number | null)[]): number | null =>
  counts.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0);

/** Several counts together. */
export function sumOf(all: readonly Counts[]): Counts {
  return {
    yes: sumOrNull(all.map(({ yes }) => yes)),
    known: sumOrNull(all.map(({ known }) => known)),
    eligible: sumOrNull(all.map(({ eligible }) => eligible)),
  };
}

/** The counts of a figure; null where the cube does not show both. */
export function shownProportion({ yes, known }: Pick<Counts, 'yes' | 'known'>): Proportion | null {
  return yes === null || known === null ? null : { yes, known };
}

/** The counts with which an area takes part in a comparison: what is not shown has none, like what nobody answered. */
export function takingPart(counts: Pick<Counts, 'yes' | 'known'>): Proportion {
  return shownProportion(counts) ?? { yes: 0, known: 0 };
}
