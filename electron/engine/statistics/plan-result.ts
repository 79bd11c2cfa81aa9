import { betaQuantile } from './distributions/incomplete-beta.ts';
import { empiricalBayes } from './empirical-bayes.ts';
import { linearCombination, type EstimateTerm } from './linear-combination.ts';
import { newcombeDifference, type Difference } from './newcombe-difference.ts';
import { pooled, shareOf, type Proportion } from './proportion.ts';
import { smallestVisibleChange, type VisibleChange } from './smallest-visible-change.ts';
import { wilsonInterval, type Interval } from './wilson-interval.ts';

export type PlanVerdict = 'improved' | 'no-clear-change' | 'worse' | 'cannot-be-said';

/**
 * Why the verdict is not what the two figures alone would say, or why there is none:
 * province-change: the rest of the province changed as well · regression-to-the-mean: the place was chosen for an
 * extreme figure, and such a figure is followed by one nearer the rest · coverage-change: who was asked in one year only
 * could have made the change · too-few-known: fewer known answers than a verdict needs.
 */
export type PlanResultReason = 'province-change' | 'regression-to-the-mean' | 'coverage-change' | 'too-few-known';

export type PlanResultInput = {
  readonly baseline: Proportion;
  readonly now: Proportion;
  /** The rest of the province, this place left out, in the same two years; null: there is none. */
  readonly rest: { readonly baseline: Proportion; readonly now: Proportion } | null;
  /** Where the place was chosen for its extreme baseline: the baselines of all it was chosen among, its own included. */
  readonly chosenAmong: readonly Proportion[] | null;
  /**
   * Who should have been asked in each year, by the register; without one the larger number of eligible of the two years,
   * for both. A number below `known` counts as `known`.
   */
  readonly expected: { readonly baseline: number; readonly now: number };
  /** False where a high figure is good: services reached. */
  readonly isLessBetter: boolean;
};

export type PlanResult = {
  readonly verdict: PlanVerdict;
  readonly reasons: readonly PlanResultReason[];
  /** Now minus baseline, -1 to 1, with its Newcombe interval; null when either has no known answers. */
  readonly observed: Difference | null;
  /** What the two figures alone would say. */
  readonly observedVerdict: PlanVerdict;
  /** What would have been seen anyway, now minus baseline: the rest's change, and the way back to the mean. */
  readonly anyway: { readonly fromRest: number | null; readonly fromRegression: number | null };
  /**
   * `observed` less what would have been seen anyway. The verdict is that of this interval: clear of 0 to the better or the
   * worse side, or not clear. Null exactly when the verdict is `cannot-be-said`.
   */
  readonly beyond: Difference | null;
  /** Share of those who should have been asked that have an answer, 0 to 1; null when nobody should. */
  readonly coverage: { readonly baseline: number | null; readonly now: number | null };
  /** The smallest change from the baseline that the two figures would have shown; null when either has no known answers. */
  readonly smallestVisible: VisibleChange | null;
};

export type PlanResultOptions = {
  /** Known answers each year needs; 30 as in the reliability grade. */
  readonly minimumKnown?: number;
  /** In (0, 1); 0.95 when not given. */
  readonly confidence?: number;
};

/**
 * Whether a measure's place has changed by the next survey, beyond what would have been seen without it (methods, row
 * "Plan result").
 * Beyond = (now - baseline*) - (rest now - rest baseline), its interval by MOVER (`linearCombination`) from Wilson intervals.
 * baseline* is the baseline itself, or, where the place was chosen for its extreme baseline, the posterior mean given all the
 * places it was chosen among (binomial empirical Bayes, Martuzzi & Elliott 1996) with its beta interval: a posterior
 * is not biased by the choice (Efron, JASA 106:1602, 2011; regression to the mean: Bland & Altman, BMJ 308:1499, 1994).
 * Coverage: if the children asked in one year only could have answered such that nothing would have changed
 * clearly at equal coverage, an improvement or a worsening cannot be said.
 * It is an observation before and after, no proof that the measure did it.
 * @throws RangeError when some counts are no counts
 */
export function planResult(input: PlanResultInput, options: PlanResultOptions = {}): PlanResult {
  const { minimumKnown = 30, confidence = 0.95 } = options;
  const { baseline, now, rest, chosenAmong } = input;
  const observed = newcombeDifference(now, baseline, confidence);
  const parts = {
    start: chosenAmong === null ? null : posteriorOf(baseline, chosenAmong, confidence),
    rest: restTerms(rest, confidence),
  };
  const facts = {
    observed,
    anyway: { fromRest: sumOf(parts.rest), fromRegression: regressionOf(parts.start, baseline) },
    coverage: { baseline: coverageOf(baseline, input.expected.baseline), now: coverageOf(now, input.expected.now) },
    smallestVisible: observed === null ? null : smallestVisibleChange(baseline, now.known, confidence),
  };
  if (Math.min(baseline.known, now.known) < Math.max(1, minimumKnown)) {
    const verdict = 'cannot-be-said';
    return { verdict, reasons: ['too-few-known'], observedVerdict: verdict, beyond: null, ...facts };
  }
  const compare = (later: Proportion, with_: Partial<Parts>): Difference =>
    differenceBeyond(baseline, later, { start: null, rest: null, ...with_ }, confidence);
  const verdictOf = (later: Proportion, with_: Partial<Parts>) =>
    verdictOfInterval(compare(later, with_), input.isLessBetter);
  const observedVerdict = verdictOf(now, {});
  const verdict = verdictOf(now, parts);
  const reasons = reasonsFor(observedVerdict, verdict, {
    'province-change': verdictOf(now, { rest: parts.rest }),
    'regression-to-the-mean': verdictOf(now, { start: parts.start }),
  });
  const beyond = compare(now, parts);
  if (
    verdict !== 'no-clear-change' &&
    verdictOf(atEqualCoverage(input, now, now.yes / now.known - beyond.difference), parts) !== verdict
  ) {
    return {
      verdict: 'cannot-be-said',
      reasons: [...reasons, 'coverage-change'],
      observedVerdict,
      beyond: null,
      ...facts,
    };
  }
  return { verdict, reasons, observedVerdict, beyond, ...facts };
}

type Estimate = Interval & { readonly estimate: number };
type Parts = { readonly start: Estimate | null; readonly rest: readonly EstimateTerm[] | null };

/** The verdict in words that an interval of a change has. */
export function verdictOfInterval(
  { low, high }: Interval,
  isLessBetter: boolean,
): Exclude<PlanVerdict, 'cannot-be-said'> {
  if (high < 0) return isLessBetter ? 'improved' : 'worse';
  if (low > 0) return isLessBetter ? 'worse' : 'improved';
  return 'no-clear-change';
}

function differenceBeyond(
  baseline: Proportion,
  later: Proportion,
  { start, rest }: Parts,
  confidence: number,
): Difference {
  const [first, second] = [start ?? estimateOf(baseline, confidence), estimateOf(later, confidence)];
  if (first === null || second === null) throw new RangeError('There is no change without known answers.');
  const terms = [
    { ...second, weight: 1 },
    { ...first, weight: -1 },
  ];
  return linearCombination([...terms, ...(rest ?? []).map((term) => ({ ...term, weight: -term.weight }))]);
}

function estimateOf(proportion: Proportion, confidence: number): Estimate | null {
  const estimate = shareOf(proportion);
  const interval = wilsonInterval(proportion.yes, proportion.known, confidence);
  return estimate === null || interval === null ? null : { estimate, ...interval };
}

/** The rest's own change; none where one of its years has no known answers. */
function restTerms(rest: PlanResultInput['rest'], confidence: number): readonly EstimateTerm[] | null {
  if (rest === null) return null;
  const [later, first] = [estimateOf(rest.now, confidence), estimateOf(rest.baseline, confidence)];
  return later === null || first === null
    ? null
    : [
        { ...later, weight: 1 },
        { ...first, weight: -1 },
      ];
}

const sumOf = (terms: readonly EstimateTerm[] | null): number | null =>
  terms === null ? null : linearCombination(terms).difference;

const regressionOf = (start: Estimate | null, baseline: Proportion): number | null =>
  start === null ? null : start.estimate - (shareOf(baseline) ?? start.estimate);

/**
 * A baseline as the places around it make it likely. Where these differ by no more than chance it is their mean; where all of
 * them are 0 or all 100 % there is nothing to be nearer to.
 */
function posteriorOf(baseline: Proportion, among: readonly Proportion[], confidence: number): Estimate | null {
  const { mean, priorKnown } = empiricalBayes(among);
  if (mean === null || mean === 0 || mean === 1) return null;
  if (priorKnown === null) return estimateOf(pooled(among), confidence);
  const a = mean * priorKnown + baseline.yes;
  const b = (1 - mean) * priorKnown + baseline.known - baseline.yes;
  if (a <= 0 || b <= 0) return null;
  const beyond = (1 - confidence) / 2;
  return { estimate: a / (a + b), low: betaQuantile(beyond, a, b, 'lower'), high: betaQuantile(beyond, a, b, 'upper') };
}

/** What turned one verdict into another: each part that does it alone, else all of them together. */
function reasonsFor(
  observed: PlanVerdict,
  verdict: PlanVerdict,
  alone: Readonly<Record<'province-change' | 'regression-to-the-mean', PlanVerdict>>,
): readonly PlanResultReason[] {
  if (observed === verdict) return [];
  const all = ['province-change', 'regression-to-the-mean'] as const;
  const enough = all.filter((reason) => alone[reason] !== observed);
  return enough.length > 0 ? enough : all;
}

function coverageOf({ known }: Proportion, expected: number): number | null {
  const should = Math.max(known, expected);
  return should === 0 ? null : known / should;
}

/**
 * The later year as if as large a part had been asked as in the first, with the answers of those asked in one year only
 * such that the share comes as near as it can to `unchanged`.
 */
function atEqualCoverage({ baseline, expected }: PlanResultInput, now: Proportion, unchanged: number): Proportion {
  const coverage = coverageOf(baseline, expected.baseline) ?? 1;
  const known = Math.max(1, Math.round(coverage * Math.max(now.known, expected.now)));
  const isFewerNow = known > now.known;
  const [least, most] = isFewerNow
    ? [now.yes, now.yes + known - now.known]
    : [Math.max(0, now.yes - (now.known - known)), Math.min(now.yes, known)];
  return { yes: Math.min(most, Math.max(least, Math.round(unchanged * known))), known };
}
