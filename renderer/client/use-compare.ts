import { keepPreviousData, queryOptions, skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { AreaProfileAnswer, AreaProfileAsk } from '../../shared/contract/area-profile.ts';
import type { FunnelAnswer, FunnelAsk } from '../../shared/contract/funnel.ts';
import type { GapsAnswer, GapsAsk } from '../../shared/contract/gaps.ts';
import type { MarksAnswer, MarksAsk } from '../../shared/contract/marks.ts';
import type { PopulationAnswer, PopulationAsk } from '../../shared/contract/population.ts';
import type { PriorityAnswer, PriorityAsk } from '../../shared/contract/priority.ts';
import type { RightsAnswer, RightsAsk } from '../../shared/contract/rights.ts';
import type { StackedRiskAnswer, StackedRiskAsk } from '../../shared/contract/stacked-risk.ts';
import type { StandardisedAnswer, StandardisedAsk } from '../../shared/contract/standardised.ts';
import type { TrendsAnswer, TrendsAsk } from '../../shared/contract/trends.ts';
import { useEngine } from './client-context.tsx';
import type { EngineClient } from './clients.ts';
import { useRevision } from './use-dataset.ts';

type Call<Ask, Answer> = (engine: EngineClient, ask: Ask, signal: AbortSignal) => Promise<Answer>;

/** One question to the engine; a null question asks nothing. The former answer stays while a new one comes. */
function useAnswer<Ask, Answer>(name: string, ask: Ask | null, call: Call<Ask, Answer>): UseQueryResult<Answer> {
  const engine = useEngine();
  const revision = useRevision();
  return useQuery({
    ...queryOptions({
      queryKey: ['figures', revision, name, ask],
      queryFn:
        revision === null || ask === null
          ? skipToken
          : ({ signal }: { signal: AbortSignal }): Promise<Answer> => call(engine, ask, signal),
    }),
    placeholderData: keepPreviousData,
  });
}

/** Areas against their province, with funnel limits. */
export function useFunnel(ask: FunnelAsk): UseQueryResult<FunnelAnswer> {
  return useAnswer('funnel', ask, (engine, question, signal) => engine.analysis.funnel(question, { signal }));
}

/** The 22 indicators of one area over all loaded years. */
export function useTrends(ask: TrendsAsk | null): UseQueryResult<TrendsAnswer> {
  return useAnswer('trends', ask, (engine, question, signal) => engine.analysis.trends(question, { signal }));
}

/** Groups of children against a reference group. */
export function useGaps(ask: GapsAsk | null): UseQueryResult<GapsAnswer> {
  return useAnswer('gaps', ask, (engine, question, signal) => engine.analysis.gaps(question, { signal }));
}

/** Rights of Thai and migrant children. */
export function useRights(ask: RightsAsk | null): UseQueryResult<RightsAnswer> {
  return useAnswer('rights', ask, (engine, question, signal) => engine.analysis.rights(question, { signal }));
}

/** Observed against expected, given who lives there. */
export function useStandardised(ask: Omit<StandardisedAsk, 'method'>): UseQueryResult<StandardisedAnswer> {
  return useAnswer('standardised', ask, (engine, question, signal) =>
    engine.analysis.standardised(question, { signal }),
  );
}

/** Children with several risks at once. */
export function useStackedRisk(ask: StackedRiskAsk): UseQueryResult<StackedRiskAnswer> {
  return useAnswer('stacked-risk', ask, (engine, question, signal) =>
    engine.analysis.stackedRisk(question, { signal }),
  );
}

/** Migration profile and co-occurrence of one area. */
export function useAreaProfile(ask: AreaProfileAsk | null): UseQueryResult<AreaProfileAnswer> {
  return useAnswer('profile', ask, (engine, question, signal) => engine.analysis.profile(question, { signal }));
}

/** Children of one area by age and sex. */
export function usePopulation(ask: PopulationAsk): UseQueryResult<PopulationAnswer> {
  return useAnswer('population', ask, (engine, question, signal) => engine.analysis.population(question, { signal }));
}

/** Grades, marks and verdicts of every area of a level. */
export function useAreaMarks(ask: MarksAsk): UseQueryResult<MarksAnswer> {
  return useAnswer('marks', ask, (engine, question, signal) => engine.analysis.marks(question, { signal }));
}

/** Which areas come first and how sure that is. Takes a second or two; leaving the question ends it. */
export function usePriority(ask: Omit<PriorityAsk, 'draws' | 'seed'>): UseQueryResult<PriorityAnswer> {
  return useAnswer('priority', ask, (engine, question, signal) => engine.analysis.priority(question, { signal }));
}
