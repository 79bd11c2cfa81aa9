import type { Figure } from '../../../shared/contract/figure.ts';
import { shareOf } from '../statistics/proportion.ts';
import { reliabilityGrade, type ReliabilityGrade } from '../statistics/reliability-grade.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { shownProportion, type Counts } from './counts.ts';

/** Known answers among the eligible; 1 when there is nobody to ask. */
export const completenessOf = (known: number, eligible: number): number => (eligible === 0 ? 1 : known / eligible);

/** Grade of a figure; null where the cube does not show what it rests on. Too few are too few whoever was not asked. */
export function gradeOf(counts: Counts): ReliabilityGrade | null {
  const shown = shownProportion(counts);
  if (shown === null) return null;
  const { yes, known } = shown;
  if (counts.eligible !== null)
    return reliabilityGrade(yes, known, { completeness: completenessOf(known, counts.eligible) }).grade;
  return reliabilityGrade(yes, known).grade === 'D' ? 'D' : null;
}

/** Counts with all that a page shows beside a prevalence; nulls without a known answer, and where they are not shown. */
export function figureOf(counts: Counts): Figure {
  const shown = shownProportion(counts);
  const interval = shown && wilsonInterval(shown.yes, shown.known);
  const { yes, known, eligible } = counts;
  return {
    yes,
    known,
    eligible,
    prevalence: shown && shareOf(shown),
    ciLow: interval?.low ?? null,
    ciHigh: interval?.high ?? null,
    grade: gradeOf(counts),
  };
}
