import type { Figure } from '../../../shared/contract/figure.ts';
import type { Counts } from '../queries/counts-by-stratum.ts';
import { reliabilityGrade } from '../statistics/reliability-grade.ts';
import { shareOf } from '../statistics/proportion.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';

/** No children, no answers. */
export const nobody: Counts = { yes: 0, known: 0, eligible: 0 };

/** Known answers among the eligible; 1 when there is nobody to ask. */
export const completenessOf = ({ known, eligible }: Counts): number => (eligible === 0 ? 1 : known / eligible);

/** Several counts together. */
export function sumOf(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, each) => ({
      yes: sum.yes + each.yes,
      known: sum.known + each.known,
      eligible: sum.eligible + each.eligible,
    }),
    nobody,
  );
}

/** Counts with all that a page shows beside a prevalence; nulls without a known answer. */
export function figureOf({ yes, known, eligible }: Counts): Figure {
  const interval = wilsonInterval(yes, known);
  return {
    yes,
    known,
    eligible,
    prevalence: shareOf({ yes, known }),
    ciLow: interval?.low ?? null,
    ciHigh: interval?.high ?? null,
    grade: reliabilityGrade(yes, known, { completeness: completenessOf({ yes, known, eligible }) }).grade,
  };
}
