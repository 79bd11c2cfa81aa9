import { twoSidedNormalP } from './distributions/normal-distribution.ts';
import { pooled, shareOf, type Proportion } from './proportion.ts';

type ScoredProportion = Proportion & {
  /** Position on the axis of the trend, such as the survey year. */
  readonly score: number;
};

export type TrendTest = {
  /** Standard normal deviate; positive when the prevalence rises with the score. */
  readonly z: number;
  /** z², chi-square with one degree of freedom, as R's `prop.trend.test`. */
  readonly chiSquare: number;
  /** Two-sided p. */
  readonly p: number;
};

/**
 * Cochran-Armitage test for a linear trend in proportions, pooled variance without the n/(n-1) factor
 * (Cochran 1954; Armitage, Biometrics 11:375, 1955).
 * Groups without known answers take no part. Null when nothing could be tested: fewer than two groups with answers
 * at different scores, or every known answer the same (no variance).
 * @throws RangeError when some counts are no counts or a score is not finite
 */
export function cochranArmitage(groups: readonly ScoredProportion[]): TrendTest | null {
  const overall = shareOf(pooled(groups));
  if (groups.some(({ score }) => !Number.isFinite(score))) throw new RangeError('A score of the trend is no number.');
  if (overall === null || overall === 0 || overall === 1) return null;
  const total = groups.reduce((sum, { known }) => sum + known, 0);
  const centre = groups.reduce((sum, { known, score }) => sum + known * score, 0) / total;
  let slope = 0;
  let spread = 0;
  for (const { yes, known, score } of groups) {
    slope += (score - centre) * (yes - known * overall);
    spread += known * (score - centre) ** 2;
  }
  if (spread === 0) return null;
  const z = slope / Math.sqrt(overall * (1 - overall) * spread);
  return { z, chiSquare: z * z, p: twoSidedNormalP(z) };
}
