import type {
  StackedArea,
  StackedIndicator,
  StackedRiskAnswer,
  StackedRiskAsk,
} from '../../../shared/contract/stacked-risk.ts';
import type { Reader } from '../db/database.ts';
import { riskStacks, type RiskStack } from '../queries/risk-stacks.ts';
import { bitOf, riskIndicators } from '../risk/working-definition-1.ts';
import { alkireFoster, type IndicatorShare, type StackedRisk } from '../statistics/alkire-foster.ts';
import type { AnswerProfile } from '../statistics/answer-profile.ts';
import { widenedTo } from './widened-to.ts';
import { inSurveyYear } from './in-survey-year.ts';

/**
 * Children who face k or more of the 17 risk indicators at once, by indicator and area. A child too young for an
 * indicator does not have it; an unknown answer leaves the child out, or counts as no.
 */
export async function stackedRisk(db: Reader, ask: StackedRiskAsk, signal?: AbortSignal): Promise<StackedRiskAnswer> {
  const filter = await inSurveyYear(db, widenedTo(ask.level, ask.filter), signal);
  const stacks = await riskStacks(db, { level: ask.level, filter }, signal);
  const isCounted = (stack: RiskStack): boolean => isCountedStack(stack, ask.unknown);
  const result = alkireFoster(stacks.filter(isCounted).map(profileOf), {
    k: ask.k,
    weights: riskIndicators.map(() => 1),
  });
  const groups = new Map(result.groups.map((group) => [group.group, group]));
  const areas = Map.groupBy(stacks, ({ areaCode }) => areaCode);
  const leftOutOf = (those: readonly RiskStack[]): number =>
    those.reduce((sum, stack) => sum + (isCounted(stack) ? 0 : stack.children), 0);
  return {
    surveyYearBE: filter.surveyYearBE,
    k: ask.k,
    unknown: ask.unknown,
    ...stackedOf(result, leftOutOf(stacks)),
    byIndicator: riskIndicators.map((indicator, i) => indicatorOf(indicator, result.counted, result.indicators[i])),
    areas: [...areas].map(([areaCode, those]): StackedArea => {
      const group = groups.get(areaCode);
      return {
        areaCode,
        ...stackedOf(group ?? nobodyCounted, leftOutOf(those)),
        populationShare: group?.populationShare ?? null,
        contribution: group?.contribution ?? null,
        contributionShare: group?.contributionShare ?? null,
        indicatorContributions: riskIndicators.map((_, i) => group?.indicators[i]?.contribution ?? null),
      };
    }),
  };
}

/** Whether the children of a stack are counted, under what an unknown answer does. */
export function isCountedStack({ isComplete }: RiskStack, unknown: StackedRiskAsk['unknown']): boolean {
  return isComplete || unknown === 'as-no';
}

const nobodyCounted: StackedRisk = { counted: 0, H: null, A: null, M0: null };

function profileOf({ areaCode, yes, children }: RiskStack): AnswerProfile {
  return {
    answers: riskIndicators.map((no) => ((yes & bitOf(no)) === 0 ? 0 : 1)),
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
