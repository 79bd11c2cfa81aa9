import { bitOf } from '../../../shared/cpms/answer-bits.ts';
import type { Filter } from '../../../shared/contract/filter.ts';
import type {
  StackedArea,
  StackedIndicator,
  StackedRiskAnswer,
  StackedRiskAsk,
} from '../../../shared/contract/stacked-risk.ts';
import { riskNumbers } from '../disclosure/lattice.ts';
import { alkireFoster, type IndicatorShare, type StackedRisk } from '../statistics/alkire-foster.ts';
import type { AnswerProfile } from '../statistics/answer-profile.ts';
import { inSurveyYear } from './in-survey-year.ts';
import type { RiskStack } from './row-questions.ts';
import type { Source } from './source.ts';
import { ranksOf, stackedInCube } from './stacked-in-cube.ts';
import { widenedTo } from './widened-to.ts';

type UnknownRule = StackedRiskAsk['unknown'];

/**
 * Children who face k or more of the 17 risk indicators at once, by indicator and area. A child too young for an
 * indicator does not have it; an unknown answer leaves the child out, or counts as no. Areas are ranked both ways.
 * @throws AppError FINER_THAN_RELEASED as `areaFigures`: without rows it is known for all children of a province
 */
export async function stackedRisk(
  source: Source,
  ask: StackedRiskAsk,
  signal?: AbortSignal,
): Promise<StackedRiskAnswer> {
  const filter = inSurveyYear(source, widenedTo(ask.level, ask.filter));
  const stacks = await source.rows?.riskStacks({ level: ask.level, filter }, signal);
  return stacks ? stackedInRows(stacks, ask, filter) : stackedInCube(source, ask, filter);
}

function stackedInRows(stacks: readonly RiskStack[], ask: StackedRiskAsk, filter: Filter): StackedRiskAnswer {
  const result = stackedUnder(stacks, ask.k, ask.unknown);
  const groups = new Map(result.groups.map((group) => [group.group, group]));
  const areas = [...Map.groupBy(stacks, ({ areaCode }) => areaCode)];
  const leftOutOf = (those: readonly RiskStack[]): number =>
    those.reduce((sum, stack) => sum + (isCounted(stack, ask.unknown) ? 0 : stack.children), 0);
  const otherwise = new Map(
    stackedUnder(stacks, ask.k, otherRule(ask.unknown)).groups.map((group) => [group.group, group]),
  );
  const ranks = ranksOf(areas.map(([areaCode]) => groups.get(areaCode) ?? nobodyCounted));
  const others = ranksOf(areas.map(([areaCode]) => otherwise.get(areaCode) ?? nobodyCounted));
  return {
    surveyYearBE: filter.surveyYearBE,
    k: ask.k,
    unknown: ask.unknown,
    ...stackedOf(result, leftOutOf(stacks)),
    isSameOrder: ranks.every((rank, i) => rank === others[i]),
    byIndicator: riskNumbers.map((indicator, i) => indicatorOf(indicator, result.counted, result.indicators[i])),
    areas: areas.map(([areaCode, those], i): StackedArea => {
      const group = groups.get(areaCode);
      return {
        areaCode,
        ...stackedOf(group ?? nobodyCounted, leftOutOf(those)),
        populationShare: group?.populationShare ?? null,
        contribution: group?.contribution ?? null,
        contributionShare: group?.contributionShare ?? null,
        rank: ranks[i] ?? null,
        rankOtherwise: others[i] ?? null,
        indicatorContributions: riskNumbers.map((_, j) => group?.indicators[j]?.contribution ?? null),
      };
    }),
  };
}

const otherRule = (unknown: UnknownRule): UnknownRule => (unknown === 'as-no' ? 'leave-out' : 'as-no');

/** Whether the children of a stack are counted, under what an unknown answer does. */
const isCounted = ({ isComplete }: RiskStack, unknown: UnknownRule): boolean => isComplete || unknown === 'as-no';

const stackedUnder = (stacks: readonly RiskStack[], k: number, unknown: UnknownRule) =>
  alkireFoster(stacks.filter((stack) => isCounted(stack, unknown)).map(profileOf), {
    k,
    weights: riskNumbers.map(() => 1),
  });

const nobodyCounted: StackedRisk = { counted: 0, H: null, A: null, M0: null };

function profileOf({ areaCode, yes, children }: RiskStack): AnswerProfile {
  return {
    answers: riskNumbers.map((no) => ((yes & bitOf(no)) === 0 ? 0 : 1)),
    count: children,
    group: areaCode,
  };
}

function stackedOf({ counted, H, A, M0 }: StackedRisk, leftOut: number) {
  return { yes: Math.round((H ?? 0) * counted), known: counted, leftOut, H, A, M0 };
}

function indicatorOf(indicator: number, counted: number, share: IndicatorShare | undefined): StackedIndicator {
  const { headcount = null, censoredHeadcount = null, contribution = null, contributionShare = null } = share ?? {};
  return {
    indicator,
    yes: Math.round((censoredHeadcount ?? 0) * counted),
    known: counted,
    headcount,
    censoredHeadcount,
    contribution,
    contributionShare,
  };
}
