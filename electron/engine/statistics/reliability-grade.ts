import { clopperPearsonInterval } from './clopper-pearson-interval.ts';
import { shareOf } from './proportion.ts';

/** A: precise · B: shown · C: shown with a caution about who is missing · D: not shown as a figure. */
export type ReliabilityGrade = 'A' | 'B' | 'C' | 'D';

/** Why a grade is not better: the first rule that decided. */
type GradeReason =
  | 'no-known-answers'
  | 'fewer-than-30-known'
  | 'interval-30-points-or-wider'
  | 'interval-wide-for-the-figure'
  | 'low-completeness'
  | 'coverage-doubt'
  | 'interval-wider-than-5-points'
  | 'precise';

type GradeResult = {
  readonly grade: ReliabilityGrade;
  readonly reason: GradeReason;
  /** Width of the 95 % Clopper-Pearson interval, 0 to 1; null without known answers. */
  readonly width: number | null;
  /** Width divided by the prevalence; null when the prevalence is 0 or not known. */
  readonly relativeWidth: number | null;
};

type GradeContext = {
  /** Known answers among the eligible, 0 to 1; 1 when not given. */
  readonly completeness?: number;
  /** True when children of the area are thought to be missing from the extract. */
  readonly hasCoverageDoubt?: boolean;
};

/** Where the grades part (Parker et al. 2017): known answers, widths of the interval, completeness. */
export const gradeThresholds = {
  minimumKnown: 30,
  narrow: 0.05,
  tooWide: 0.3,
  widestRelative: 1.3,
  sufficientCompleteness: 0.8,
} as const;
const { minimumKnown, narrow, tooWide, widestRelative, sufficientCompleteness } = gradeThresholds;

/**
 * Reliability grade of a prevalence, from the US NCHS presentation standard for proportions
 * (Parker et al., Vital Health Stat 2(175), 2017), whose interval is Clopper-Pearson at 95 %.
 * Under 30 known: D. Width ≥ 0.30: D. Width ≤ 0.05: shown. Else shown when the width is ≤ 130 % of the figure.
 * A shown figure with completeness under 80 % or a coverage doubt is C, however narrow its interval: the
 * interval does not know who was not asked. 0 of n is D until n is large enough for a width ≤ 0.05 (n ≥ 72).
 * @param yes  count with the condition, 0 ≤ yes ≤ known
 * @param known  count with a known answer; 0 gives D
 * @throws RangeError when the counts are no counts or completeness is outside [0, 1]
 */
export function reliabilityGrade(yes: number, known: number, context: GradeContext = {}): GradeResult {
  const { completeness = 1, hasCoverageDoubt = false } = context;
  if (!(completeness >= 0 && completeness <= 1)) throw new RangeError(`${completeness} is no completeness.`);
  const share = shareOf({ yes, known });
  const interval = clopperPearsonInterval(yes, known);
  if (share === null || interval === null) {
    return { grade: 'D', reason: 'no-known-answers', width: null, relativeWidth: null };
  }
  const width = interval.high - interval.low;
  const relativeWidth = share === 0 ? null : width / share;
  const graded = (grade: ReliabilityGrade, reason: GradeReason) => ({ grade, reason, width, relativeWidth });

  if (known < minimumKnown) return graded('D', 'fewer-than-30-known');
  if (width >= tooWide) return graded('D', 'interval-30-points-or-wider');
  if (width > narrow && (relativeWidth === null || relativeWidth > widestRelative)) {
    return graded('D', 'interval-wide-for-the-figure');
  }
  if (completeness < sufficientCompleteness) return graded('C', 'low-completeness');
  if (hasCoverageDoubt) return graded('C', 'coverage-doubt');
  return width <= narrow ? graded('A', 'precise') : graded('B', 'interval-wider-than-5-points');
}
