import type { Filter } from '../../../shared/contract/filter.ts';
import type {
  StackedArea,
  StackedIndicator,
  StackedRiskAnswer,
  StackedRiskAsk,
} from '../../../shared/contract/stacked-risk.ts';
import { riskNumbers } from '../disclosure/lattice.ts';
import { levelOfArea, livingQuantitiesOf } from './area-figures.ts';
import { sumOrNull } from './counts.ts';
import { ofProvincesAlone, provinceCounts, type ProvinceCounts } from './province-counts.ts';
import { communitiesOfYear } from './reported-communities.ts';
import type { Source } from './source.ts';

/** What a cube says of the children of some provinces under a cut-off. */
type Stacked = Pick<StackedArea, 'yes' | 'known' | 'leftOut' | 'H' | 'A' | 'M0'> & {
  readonly byIndicator: readonly StackedIndicator[];
};

/**
 * Stacked risk out of a cube, which has it for all children of provinces: how many reach each cut-off, and of these how
 * many have each indicator.
 * @throws AppError FINER_THAN_RELEASED for anything else
 */
export function stackedInCube(source: Source, ask: StackedRiskAsk, filter: Filter): StackedRiskAnswer {
  const stackedIn = (area: string | null, unknown = ask.unknown): Stacked => {
    const counts = ask.level === 'province' ? provinceCounts(source, { ...filter, area }) : null;
    if (counts === null) throw ofProvincesAlone(ask.level, filter);
    return stackedOf(counts, ask.k, unknown);
  };
  const all = stackedIn(filter.area);
  const codes = provincesIn(source, filter);
  const [own, others] = (['leave-out', 'as-no'] as const)
    .toSorted((a) => (a === ask.unknown ? -1 : 1))
    .map((unknown) => codes.map((code) => stackedIn(code, unknown)));
  const [ranks, otherRanks] = [ranksOf(own ?? []), ranksOf(others ?? [])];
  const { byIndicator, ...figures } = all;
  return {
    surveyYearBE: filter.surveyYearBE,
    k: ask.k,
    unknown: ask.unknown,
    ...figures,
    isSameOrder: ranks.every((rank, i) => rank === otherRanks[i]),
    byIndicator: [...byIndicator],
    areas: (own ?? []).map(({ byIndicator: ofArea, ...area }, i): StackedArea => {
      const populationShare = shareOrNull(area.known, all.known);
      const contribution = populationShare === null || area.M0 === null ? null : populationShare * area.M0;
      return {
        areaCode: codes[i] ?? '',
        ...area,
        populationShare,
        contribution,
        contributionShare: shareOrNull(contribution, all.M0),
        rank: ranks[i] ?? null,
        rankOtherwise: otherRanks[i] ?? null,
        indicatorContributions: ofArea.map((each) => each.contribution),
      };
    }),
  };
}

const shareOrNull = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

function provincesIn(source: Source, { surveyYearBE, area }: Filter): readonly string[] {
  if (area !== null && levelOfArea(area) === 'province') return [area];
  return [...new Set(communitiesOfYear(source, surveyYearBE ?? 0).map((code) => code.slice(0, 2)))];
}

function stackedOf(counts: ProvinceCounts, k: number, unknown: StackedRiskAsk['unknown']): Stacked {
  const of = (atLeast: number, quantity: string): number | null =>
    counts.of({ kind: 'stack', unknown, atLeast }, quantity);
  const [known, yes] = [of(0, 'children'), of(k, 'children')];
  const having = riskNumbers.map((no) => of(k, livingQuantitiesOf(no).yes));
  const M0 = shareOrNull(sumOrNull(having), known === null ? null : known * riskNumbers.length);
  const H = shareOrNull(yes, known);
  const everyone = counts.of({ kind: 'stack', unknown: 'as-no', atLeast: 0 }, 'children');
  return {
    yes,
    known,
    leftOut: everyone === null || known === null ? null : everyone - known,
    H,
    A: shareOrNull(M0, H),
    M0,
    byIndicator: riskNumbers.map((indicator, i) => {
      const part = having[i] ?? null;
      const censoredHeadcount = shareOrNull(part, known);
      const contribution = censoredHeadcount === null ? null : censoredHeadcount / riskNumbers.length;
      return {
        indicator,
        yes: part,
        known,
        headcount: shareOrNull(of(1, livingQuantitiesOf(indicator).yes), known),
        censoredHeadcount,
        contribution,
        contributionShare: shareOrNull(contribution, M0),
      };
    }),
  };
}

/** Place of each area by M0, 1 the highest; equals share a place. Null where nobody was counted or it is not shown. */
export function ranksOf(areas: readonly { readonly M0: number | null }[]): readonly (number | null)[] {
  return areas.map(({ M0: own }) =>
    own === null ? null : 1 + areas.filter(({ M0 }) => M0 !== null && M0 > own).length,
  );
}
