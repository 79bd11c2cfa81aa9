import { binomialCdf, binomialQuantile } from './distributions/binomial-distribution.ts';
import { pooled, shareOf, type Proportion } from './proportion.ts';
import { normalQuantile, type Interval } from './wilson-interval.ts';

type FunnelPosition = 'above-99.8' | 'above-95' | 'within' | 'below-95' | 'below-99.8';

type FunnelArea = {
  /** Prevalence; null when nothing is known. */
  readonly share: number | null;
  /** Naive z-score (share - target) / √(target(1-target)/known); null when undefined. */
  readonly z: number | null;
  readonly limits95: Interval | null;
  readonly limits998: Interval | null;
  readonly position: FunnelPosition | null;
};

export type Funnel = {
  /** The centre line; null when nothing is known anywhere. */
  readonly target: number | null;
  /** Mean of the squared winsorised z-scores; null with fewer than two areas or a target of 0 or 1. */
  readonly phi: number | null;
  readonly isOverdispersed: boolean;
  /** Whether the limits were widened by √phi. */
  readonly isAdjusted: boolean;
  readonly areas: readonly FunnelArea[];
};

type FunnelOptions = {
  /** Centre line in [0, 1]; the pooled prevalence when not given. */
  readonly target?: number;
  /** Widen the limits by √phi where phi > 1, the default; a phi of 1 or less never narrows them. */
  readonly adjust?: boolean;
  /** Share of z-scores pulled in at each end before phi is taken, in [0, 0.5). */
  readonly winsorise?: number;
  /** Limits without adjustment: exact binomial, or normal as the adjusted ones always are. */
  readonly method?: 'exact' | 'normal';
};

/** Quantile of sorted values with linear interpolation between order statistics (Hyndman & Fan's type 7). */
function quantileOfSorted(sorted: readonly number[], probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (position - Math.floor(position)) * (above - below);
}

/**
 * Over-dispersion factor: the mean of the squared z-scores after those beyond the given quantiles at each end were
 * set to these quantiles (Spiegelhalter, Qual Saf Health Care 14:347, 2005).
 * @param winsorise  share of z-scores pulled in at each end, in [0, 0.5)
 * @returns ≥ 0; null with fewer than two z-scores
 * @throws RangeError for another share
 */
export function winsorisedPhi(zScores: readonly number[], winsorise = 0.1): number | null {
  if (!(winsorise >= 0 && winsorise < 0.5)) throw new RangeError(`${winsorise} is no share to winsorise in [0, 0.5).`);
  if (zScores.length < 2) return null;
  const sorted = [...zScores].sort((a, b) => a - b);
  const low = quantileOfSorted(sorted, winsorise);
  const high = quantileOfSorted(sorted, 1 - winsorise);
  return sorted.reduce((sum, z) => sum + Math.min(high, Math.max(low, z)) ** 2, 0) / sorted.length;
}

/** Count at which the binomial distribution function, joined by straight lines, reaches a level (Spiegelhalter 2005, A.1.1). */
function interpolatedCount(level: number, known: number, target: number): number {
  const count = binomialQuantile(level, known, target);
  const reached = binomialCdf(count, known, target);
  const before = binomialCdf(count - 1, known, target);
  return count - (reached - level) / (reached - before);
}

/**
 * Control limits of a funnel plot at one denominator (Spiegelhalter, Stat Med 24:1185, 2005).
 * Exact: interpolated binomial quantiles divided by known, never on the wrong side of the target (they can be for a
 * handful of children). With phi: target ± z √(phi·target(1-target)/known).
 * @param target  centre line in [0, 1]; at 0 or 1 both limits are the target
 * @param known  denominator, ≥ 1
 * @param confidence  0.95 or 0.998
 * @param phi  over-dispersion factor; null for exact limits, 1 for plain normal ones
 * @returns limits in [0, 1]
 * @throws RangeError outside these ranges
 */
export function funnelLimitsAt(target: number, known: number, confidence: number, phi: number | null): Interval {
  if (!(target >= 0 && target <= 1)) throw new RangeError(`${target} is no target in [0, 1].`);
  if (!Number.isSafeInteger(known) || known < 1) throw new RangeError(`${known} is no denominator of a funnel.`);
  if (phi !== null && !(phi >= 0)) throw new RangeError(`${phi} is no over-dispersion factor.`);
  if (target === 0 || target === 1) return { low: target, high: target };
  if (phi === null) {
    const beyond = (1 - confidence) / 2;
    return {
      low: Math.min(target, Math.max(0, interpolatedCount(beyond, known, target) / known)),
      high: Math.max(target, Math.min(1, interpolatedCount(1 - beyond, known, target) / known)),
    };
  }
  const spread = normalQuantile(confidence) * Math.sqrt((phi * target * (1 - target)) / known);
  return { low: Math.max(0, target - spread), high: Math.min(1, target + spread) };
}

function positionOf(share: number, at95: Interval, at998: Interval): FunnelPosition {
  if (share > at998.high) return 'above-99.8';
  if (share < at998.low) return 'below-99.8';
  if (share > at95.high) return 'above-95';
  return share < at95.low ? 'below-95' : 'within';
}

/**
 * Funnel plot of prevalences against their pooled mean, with the over-dispersion correction on by default when
 * phi > 1 (Spiegelhalter 2005; methods, row "Funnel plot").
 * Areas without known answers get nulls. One area: phi is null, and without another target it is its own.
 * All areas equal: phi 0, all within. Target 0 or 1: no z-scores, all within.
 * @throws RangeError when some counts are no counts or an option is out of range
 */
export function funnel(areas: readonly Proportion[], options: FunnelOptions = {}): Funnel {
  const shares = areas.map(shareOf);
  const target = options.target ?? shareOf(pooled(areas));
  const nothing: FunnelArea = { share: null, z: null, limits95: null, limits998: null, position: null };
  if (target === null) {
    return { target, phi: null, isOverdispersed: false, isAdjusted: false, areas: areas.map(() => nothing) };
  }
  const zScores = areas.map((area, i) => {
    const share = shares[i] ?? null;
    return share === null || target === 0 || target === 1
      ? null
      : (share - target) / Math.sqrt((target * (1 - target)) / area.known);
  });
  const phi = winsorisedPhi(
    zScores.filter((z) => z !== null),
    options.winsorise,
  );
  const isOverdispersed = phi !== null && phi > 1;
  const isAdjusted = isOverdispersed && (options.adjust ?? true);
  const unadjusted = options.method === 'normal' ? 1 : null;
  const factor = isAdjusted ? phi : unadjusted;

  const rows = areas.map((area, i): FunnelArea => {
    const share = shares[i] ?? null;
    if (share === null) return nothing;
    const limits95 = funnelLimitsAt(target, area.known, 0.95, factor);
    const limits998 = funnelLimitsAt(target, area.known, 0.998, factor);
    return { share, z: zScores[i] ?? null, limits95, limits998, position: positionOf(share, limits95, limits998) };
  });
  return { target, phi, isOverdispersed, isAdjusted, areas: rows };
}
