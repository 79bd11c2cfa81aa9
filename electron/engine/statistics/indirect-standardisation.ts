import { poissonInterval, type PoissonMethod } from './poisson-interval.ts';
import { shareOf, type Proportion } from './proportion.ts';
import type { Interval } from './wilson-interval.ts';

type Stratum = {
  /** The area's counts in this stratum of migrant status × age band × sex. */
  readonly area: Proportion;
  /** The reference's counts (the province) in the same stratum. */
  readonly reference: Proportion;
};

/** What the ratios say about an area, at the confidence of the intervals. */
type StandardisedReading =
  | 'high-for-everyone'
  | 'high-because-of-who-lives-here'
  | 'as-expected'
  | 'low-because-of-who-lives-here'
  | 'low-for-everyone';

type RatioWithInterval = Interval & { readonly ratio: number };

type StandardisedRisk = {
  /** Yes counts in the strata that have a reference. */
  readonly observed: number;
  /** Yes counts to be expected had the area the reference prevalence in each stratum. */
  readonly expected: number;
  /** Observed / expected; null when nothing is expected. */
  readonly standardised: RatioWithInterval | null;
  /** Observed / (known × reference prevalence of all strata together), the mix of children not considered; null likewise. */
  readonly crude: RatioWithInterval | null;
  /** The area's known answers in strata where the reference has none: left out of both. */
  readonly knownWithoutReference: number;
  readonly reading: StandardisedReading | null;
};

function ratioOf(observed: number, expected: number, interval: Interval): RatioWithInterval | null {
  if (expected === 0) return null;
  return { ratio: observed / expected, low: interval.low / expected, high: interval.high / expected };
}

function readingOf(
  standardised: RatioWithInterval | null,
  crude: RatioWithInterval | null,
): StandardisedReading | null {
  if (standardised === null || crude === null) return null;
  if (standardised.low > 1) return 'high-for-everyone';
  if (standardised.high < 1) return 'low-for-everyone';
  if (crude.low > 1) return 'high-because-of-who-lives-here';
  return crude.high < 1 ? 'low-because-of-who-lives-here' : 'as-expected';
}

/**
 * Indirectly standardised risk: observed over expected given the area's mix of children, with an exact or mid-P
 * Poisson interval for the observed count (Breslow & Day, Statistical Methods in Cancer Research II, 1987, §2.3).
 * `high-for-everyone`: high beyond the mix. `high-because-of-who-lives-here`: the crude ratio is high, the
 * standardised one is not. For common conditions the Poisson interval is wider than need be (deliberate).
 * No known answers, or nothing expected: ratios and reading null. 0 observed: ratio 0 from 0 up.
 * @throws RangeError when some counts are no counts or the confidence is outside (0, 1)
 */
export function indirectStandardisation(
  strata: readonly Stratum[],
  method: PoissonMethod = 'exact',
  confidence = 0.95,
): StandardisedRisk {
  let observed = 0;
  let expected = 0;
  let known = 0;
  let knownWithoutReference = 0;
  const reference = { yes: 0, known: 0 };
  for (const stratum of strata) {
    shareOf(stratum.area);
    const share = shareOf(stratum.reference);
    reference.yes += stratum.reference.yes;
    reference.known += stratum.reference.known;
    if (share === null) {
      knownWithoutReference += stratum.area.known;
      continue;
    }
    observed += stratum.area.yes;
    known += stratum.area.known;
    expected += stratum.area.known * share;
  }
  const interval = poissonInterval(observed, method, confidence);
  const standardised = ratioOf(observed, expected, interval);
  const crude = ratioOf(observed, known * (shareOf(reference) ?? 0), interval);
  return {
    observed,
    expected,
    standardised,
    crude,
    knownWithoutReference,
    reading: readingOf(standardised, crude),
  };
}
