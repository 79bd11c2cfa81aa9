import { indicatorCountOf, type AnswerProfile } from './answer-profile.ts';
import { ImpossibleInput } from './impossible-input.ts';

export type StackedRisk = {
  /** Children the figures rest on. */
  readonly counted: number;
  /** Headcount ratio: share of children at or over the cut-off; null when none was counted. */
  readonly H: number | null;
  /** Intensity: mean weighted share of indicators among these; null when there are none. */
  readonly A: number | null;
  /** Adjusted headcount ratio H × A; 0 when nobody reaches the cut-off, null when none was counted. */
  readonly M0: number | null;
};

export type IndicatorShare = {
  /** Share of the counted children with the indicator, whether or not they reach the cut-off. */
  readonly headcount: number | null;
  /** Share of the counted children with the indicator who reach the cut-off. */
  readonly censoredHeadcount: number | null;
  /** Part of M0 due to the indicator; over all indicators these sum to M0. */
  readonly contribution: number | null;
  /** The same as a share of M0; null when M0 is 0. */
  readonly contributionShare: number | null;
};

type GroupShare = StackedRisk & {
  readonly group: string;
  readonly populationShare: number | null;
  /** Part of M0 due to the group: populationShare × its own M0; over all groups these sum to M0. */
  readonly contribution: number | null;
  readonly contributionShare: number | null;
  readonly indicators: readonly IndicatorShare[];
};

type AlkireFoster = StackedRisk & {
  /** The cut-off as a share of the total weight. */
  readonly cutoffShare: number;
  /** Children not counted because an answer with weight is unknown. */
  readonly leftOut: number;
  readonly indicators: readonly IndicatorShare[];
  readonly groups: readonly GroupShare[];
};

type AlkireFosterOptions = {
  /** Cut-off in the unit of the weights: with weights of 1 each, the number of indicators; > 0, ≤ total weight. */
  readonly k: number;
  /** Weight of each indicator, ≥ 0, total > 0; 1 each when not given. */
  readonly weights?: readonly number[];
  /** What an unknown answer with weight does: leaves the child out (default), or counts as no. */
  readonly unknown?: 'leave-out' | 'as-no';
};

type Tally = { counted: number; poor: number; yes: number[]; poorYes: number[] };

const emptyTally = (indicators: number): Tally => ({
  counted: 0,
  poor: 0,
  yes: Array<number>(indicators).fill(0),
  poorYes: Array<number>(indicators).fill(0),
});

function addProfile(tally: Tally, profile: AnswerProfile, isPoor: boolean): void {
  const count = profile.count ?? 1;
  tally.counted += count;
  if (isPoor) tally.poor += count;
  for (const [j, answer] of profile.answers.entries()) {
    if (answer !== 1) continue;
    tally.yes[j] = (tally.yes[j] ?? 0) + count;
    if (isPoor) tally.poorYes[j] = (tally.poorYes[j] ?? 0) + count;
  }
}

function shares(tally: Tally, weights: readonly number[]): StackedRisk & { indicators: readonly IndicatorShare[] } {
  const { counted, poor } = tally;
  const weighted = weights.map((weight, j) => weight * (tally.poorYes[j] ?? 0));
  // Normalised weights can sum to a hair above 1; the intensity of children with everything is still 1.
  const total = Math.min(
    poor,
    weighted.reduce((sum, part) => sum + part, 0),
  );
  const of = (count: number) => (counted === 0 ? null : count / counted);
  return {
    counted,
    H: of(poor),
    A: poor === 0 ? null : total / poor,
    M0: of(total),
    indicators: weighted.map((part, j) => ({
      headcount: of(tally.yes[j] ?? 0),
      censoredHeadcount: of(tally.poorYes[j] ?? 0),
      contribution: of(part),
      contributionShare: total === 0 ? null : part / total,
    })),
  };
}

function normalisedWeights(
  indicators: number,
  options: AlkireFosterOptions,
): { weights: number[]; cutoffShare: number } {
  const given = options.weights ?? Array<number>(indicators).fill(1);
  const total = given.reduce((sum, weight) => sum + weight, 0);
  if (given.length !== indicators) throw new ImpossibleInput('weightsNumber', { weights: given.length, indicators });
  if (given.some((weight) => !(weight >= 0)) || !(total > 0 && total < Infinity)) {
    throw new ImpossibleInput('weightsNegative');
  }
  const cutoffShare = options.k / total;
  if (!(cutoffShare > 0 && cutoffShare <= 1 + 1e-9)) {
    throw new ImpossibleInput('cutoffOutside', { k: options.k, total });
  }
  return { weights: given.map((weight) => weight / total), cutoffShare: Math.min(1, cutoffShare) };
}

/**
 * Stacked risk by the dual cut-off counting method (Alkire & Foster, J Public Econ 95:476, 2011): a child counts
 * when the weighted indicators answered yes reach k; M0 = H × A with its exact decomposition by indicator and group.
 * Only indicators that are risks belong here (16, services reached, never does).
 * Nobody counted, overall or in a group: H, A, M0 null; the group is still listed. Nobody at the cut-off: H and M0 0, A and contribution shares null.
 * @param profiles  answers by child, or by kinds of children with a count
 * @throws RangeError when profiles do not match, weights or cut-off are impossible, or there is no indicator
 */
export function alkireFoster(profiles: readonly AnswerProfile[], options: AlkireFosterOptions): AlkireFoster {
  const indicators = profiles.length === 0 ? (options.weights?.length ?? 0) : indicatorCountOf(profiles);
  if (indicators === 0) throw new ImpossibleInput('indicatorMissing');
  const { weights, cutoffShare } = normalisedWeights(indicators, options);
  const overall = emptyTally(indicators);
  const byGroup = new Map<string, Tally>();
  let leftOut = 0;
  for (const profile of profiles) {
    const tally = profile.group === undefined ? null : (byGroup.get(profile.group) ?? emptyTally(indicators));
    if (profile.group !== undefined && tally) byGroup.set(profile.group, tally);
    let score = 0;
    let hasUnknown = false;
    for (const [j, answer] of profile.answers.entries()) {
      const weight = weights[j] ?? 0;
      if (answer === 1) score += weight;
      else if (answer === null && weight > 0) hasUnknown = true;
    }
    if (hasUnknown && options.unknown !== 'as-no') {
      leftOut += profile.count ?? 1;
      continue;
    }
    // Sums of thirds fall short of 1 by rounding; a child exactly at the cut-off is in.
    const isPoor = score >= cutoffShare - 1e-12;
    addProfile(overall, profile, isPoor);
    if (tally) addProfile(tally, profile, isPoor);
  }
  const whole = shares(overall, weights);
  const groups = [...byGroup].map(([group, tally]): GroupShare => {
    const own = shares(tally, weights);
    const populationShare = overall.counted === 0 ? 0 : tally.counted / overall.counted;
    const contribution = own.M0 === null ? 0 : populationShare * own.M0;
    return {
      group,
      ...own,
      populationShare: overall.counted === 0 ? null : populationShare,
      contribution: whole.M0 === null ? null : contribution,
      contributionShare: whole.M0 ? contribution / whole.M0 : null,
    };
  });
  return { ...whole, cutoffShare, leftOut, groups };
}
