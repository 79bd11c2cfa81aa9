import { cochranArmitage, type TrendTest } from './cochran-armitage.ts';
import { ImpossibleInput } from './impossible-input.ts';
import { newcombeDifference, type Difference } from './newcombe-difference.ts';
import { shareOf, type Proportion } from './proportion.ts';
import { changeSeenWithPower, smallestVisibleChange, type VisibleChange } from './smallest-visible-change.ts';

type YearProportion = Proportion & {
  /** Buddhist-era survey year; any whole number that orders the years. */
  readonly surveyYearBE: number;
};

export type TrendVerdict = 'rising' | 'falling' | 'no-clear-change' | 'too-little-data';

type Trend = {
  readonly verdict: TrendVerdict;
  /** Years the verdict rests on, in order. */
  readonly yearsUsed: readonly number[];
  /** Years with fewer known answers than needed. */
  readonly yearsLeftOut: readonly number[];
  /** Last used year minus first, with its Newcombe interval; null with fewer than two years. */
  readonly change: Difference | null;
  /** Cochran-Armitage test over the used years; null with fewer than three or without variation. */
  readonly test: TrendTest | null;
  /** The smallest observed change that would have been called rising or falling; null with fewer than two years. */
  readonly smallestVisible: VisibleChange | null;
  /** The true change that would have been found four times out of five; null likewise. */
  readonly seenWith80Power: VisibleChange | null;
};

type TrendOptions = {
  /** Known answers a year needs to be used; 30 as in the reliability grade, at least 1. */
  readonly minimumKnown?: number;
  /** In (0, 1); 0.95 when not given. */
  readonly confidence?: number;
};

function verdictOf(change: Difference, test: TrendTest | null, isTested: boolean, level: number): TrendVerdict {
  const agrees = (sign: 1 | -1) => !isTested || (test !== null && test.p < level && Math.sign(test.z) === sign);
  if (change.low > 0 && agrees(1)) return 'rising';
  if (change.high < 0 && agrees(-1)) return 'falling';
  return 'no-clear-change';
}

/**
 * What two to four survey years say about a prevalence (methods, row "Trend").
 * Two years: rising or falling when the Newcombe interval of last minus first excludes 0.
 * Three or more: the Cochran-Armitage test must agree as well, so that a bump in the middle is no trend.
 * One year, or fewer than two with enough known answers: `too-little-data`, everything null.
 * All equal: `no-clear-change`.
 * @throws RangeError when some counts are no counts, a year is given twice or is no whole number
 */
export function trendVerdict(years: readonly YearProportion[], options: TrendOptions = {}): Trend {
  const { minimumKnown = 30, confidence = 0.95 } = options;
  if (!(minimumKnown >= 1)) throw new RangeError(`${minimumKnown} known answers cannot carry a trend.`);
  const ordered = [...years].sort((a, b) => a.surveyYearBE - b.surveyYearBE);
  for (const [i, year] of ordered.entries()) {
    shareOf(year);
    if (!Number.isInteger(year.surveyYearBE)) throw new RangeError(`${year.surveyYearBE} is no survey year.`);
    if (year.surveyYearBE === ordered[i + 1]?.surveyYearBE) {
      throw new ImpossibleInput('yearTwice', { year: year.surveyYearBE });
    }
  }
  const used = ordered.filter(({ known }) => known >= minimumKnown);
  const yearsUsed = used.map(({ surveyYearBE }) => surveyYearBE);
  const yearsLeftOut = ordered.filter(({ known }) => known < minimumKnown).map(({ surveyYearBE }) => surveyYearBE);
  const first = used[0];
  const last = used.at(-1);
  const change = first && last && used.length > 1 ? newcombeDifference(last, first, confidence) : null;
  if (!first || !last || change === null) {
    const none = { change: null, test: null, smallestVisible: null, seenWith80Power: null };
    return { verdict: 'too-little-data', yearsUsed, yearsLeftOut, ...none };
  }
  const isTested = used.length > 2;
  const test = isTested ? cochranArmitage(used.map((year) => ({ ...year, score: year.surveyYearBE }))) : null;
  return {
    verdict: verdictOf(change, test, isTested, 1 - confidence),
    yearsUsed,
    yearsLeftOut,
    change,
    test,
    smallestVisible: smallestVisibleChange(first, last.known, confidence),
    seenWith80Power: changeSeenWithPower(first, last.known, 0.8, confidence),
  };
}
