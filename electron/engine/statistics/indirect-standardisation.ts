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
type Side = 'high' | 'low';
type StandardisedReading =
  | `${Side}-for-everyone`
  | `${Side}-for-both`
  | `${Side}-because-of-who-lives-here`
  | `${Side}-but-for-who-lives-here`
  | 'as-expected';

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
  /**
   * What the area's mix of children alone makes of it: expected / (known × reference prevalence of all strata together).
   * The other part is the standardised ratio: crude = mix × standardised. Null likewise.
   */
  readonly mix: number | null;
  /** The area's known answers in strata where the reference has none: left out of both. */
  readonly knownWithoutReference: number;
  readonly reading: StandardisedReading | null;
};

function ratioOf(observed: number, expected: number, interval: Interval): RatioWithInterval | null {
  if (expected === 0) return null;
  return { ratio: observed / expected, low: interval.low / expected, high: interval.high / expected };
}

/** The part of the crude ratio, on the scale of its logarithm, from which the mix of children counts as a reason. */
const leastPart = 0.2;

function sideOf({ low, high }: Interval): Side | null {
  if (low > 1) return 'high';
  return high < 1 ? 'low' : null;
}

function readingOf(standardised: RatioWithInterval, crude: RatioWithInterval, mix: number): StandardisedReading {
  const [side, beyondMix] = [sideOf(crude), sideOf(standardised)];
  if (side === null) return beyondMix ? `${beyondMix}-but-for-who-lives-here` : 'as-expected';
  const isMixPart = Math.log(mix) / Math.log(crude.ratio) >= leastPart;
  if (!isMixPart) return `${side}-for-everyone`;
  return beyondMix === side ? `${side}-for-both` : `${side}-because-of-who-lives-here`;
}

/**
 * Indirectly standardised risk: observed over expected given the area's mix of children, with an exact or mid-P
 * Poisson interval for the observed count (Breslow & Day, Statistical Methods in Cancer Research II, 1987, §2.3).
 * An area is high where its crude ratio is clearly above 1: `for-everyone` where the mix makes less than a fifth of that
 * (of its logarithm), `because-of-who-lives-here` where it makes more and nothing is clear beyond it, `for-both` where
 * something is. `high-but-for-who-lives-here`: clear beyond the mix, yet the area itself is not clearly high. For common conditions the Poisson interval is wider than need be (deliberate).
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
  const expectedWithoutMix = known * (shareOf(reference) ?? 0);
  const crude = ratioOf(observed, expectedWithoutMix, interval);
  const mix = expectedWithoutMix === 0 ? null : expected / expectedWithoutMix;
  return {
    observed,
    expected,
    standardised,
    crude,
    mix,
    knownWithoutReference,
    reading: standardised && crude && mix !== null ? readingOf(standardised, crude, mix) : null,
  };
}
