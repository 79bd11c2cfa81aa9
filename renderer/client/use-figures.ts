import {
  keepPreviousData,
  queryOptions,
  skipToken,
  useQueries,
  useQuery,
  useQueryClient,
  type QueryFunctionContext,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AreaPrevalence, Headline } from '../../shared/contract/analysis.ts';
import type { ProvinceMap } from '../../shared/contract/boundaries.ts';
import type { Filter } from '../../shared/contract/filter.ts';
import type { AreaLevel } from '../../shared/geo/area-codes.ts';
import { areaDirectory, type AreaDirectory } from './area-directory.ts';
import { useEngine } from './client-context.tsx';
import type { EngineClient } from './clients.ts';
import { decodePrevalence } from './decode-prevalence.ts';
import { refreshDataset, useRevision } from './use-dataset.ts';

type PrevalenceQuestion = { readonly level: AreaLevel; readonly filter: Filter };

/** An answer of another revision says that another page changed the data, or locked them away. */
export function prevalenceOptions(engine: EngineClient, revision: number | null, question: PrevalenceQuestion | null) {
  return queryOptions({
    queryKey: ['figures', revision, 'prevalence', question],
    queryFn:
      revision === null || question === null
        ? skipToken
        : async ({ client, signal }: QueryFunctionContext): Promise<readonly AreaPrevalence[]> => {
            const answer = await decodePrevalence(await engine.analysis.prevalence(question, { signal }));
            if (answer.revision !== revision) void refreshDataset(client);
            return answer.rows;
          },
  });
}

/**
 * The 22 indicators of every area of a level under a filter: a row per area and survey year
 * (`filter.surveyYearBE: null` gives all years). While a new filter is being answered the former rows
 * stay, with `isPlaceholderData` true. Leaving the question aborts it.
 */
export function usePrevalence(level: AreaLevel, filter: Filter): UseQueryResult<readonly AreaPrevalence[]> {
  const engine = useEngine();
  const revision = useRevision();
  return useQuery({ ...prevalenceOptions(engine, revision, { level, filter }), placeholderData: keepPreviousData });
}

/**
 * Asks for the figures of every area of a level as they may leave the building: with the publication threshold in
 * place of the one for the screen, as whatever is shown is published.
 */
export function useFiguresForPublication(): (question: PrevalenceQuestion) => Promise<readonly AreaPrevalence[]> {
  const engine = useEngine();
  const revision = useRevision();
  const queries = useQueryClient();
  return (question) =>
    queries.fetchQuery({
      queryKey: ['figures', revision, 'prevalence-for-publication', question],
      queryFn: async ({ signal }): Promise<readonly AreaPrevalence[]> => {
        const asked = { ...question, isForPublication: true };
        return (await decodePrevalence(await engine.analysis.prevalence(asked, { signal }))).rows;
      },
    });
}

/** Several questions at once, answered in their order; `rows` is null until each has its answer. */
export function usePrevalences(questions: readonly PrevalenceQuestion[]): {
  readonly rows: readonly (readonly AreaPrevalence[])[] | null;
  readonly error: unknown;
} {
  const engine = useEngine();
  const revision = useRevision();
  return useQueries({
    queries: questions.map((question) => prevalenceOptions(engine, revision, question)),
    combine: (results) => {
      const rows = results.map((result) => result.data);
      return {
        rows: rows.every((found) => found !== undefined) ? rows : null,
        error: results.find((result) => result.error)?.error ?? null,
      };
    },
  });
}

/** Headline counts and the filter they are of, which is the former one while a new one is being answered. */
type HeadlineAnswer = { readonly filter: Filter; readonly rows: readonly Headline[] };

/** Headline counts under a filter, a row per survey year. */
export function useHeadlines(filter: Filter): UseQueryResult<HeadlineAnswer> {
  const engine = useEngine();
  const revision = useRevision();
  return useQuery({
    queryKey: ['figures', revision, 'headlines', filter],
    queryFn:
      revision === null
        ? skipToken
        : async ({ signal }): Promise<HeadlineAnswer> => ({
            filter,
            rows: await engine.analysis.headlines({ filter }, { signal }),
          }),
    placeholderData: keepPreviousData,
  });
}

/** Names of the loaded areas, from the province to the communities. Empty until they are there. */
export function useAreaDirectory(): AreaDirectory {
  const engine = useEngine();
  const revision = useRevision();
  const { data } = useQuery({
    queryKey: ['figures', revision, 'areas'],
    queryFn: revision === null ? skipToken : ({ signal }) => engine.dataset.areas(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
  return useMemo(() => areaDirectory(data ?? []), [data]);
}

/**
 * The map of a province from the best boundary pack there is (`packId` null) or a given one.
 * @param province 2-digit code; null asks nothing
 */
export function useProvinceMap(province: string | null, packId: string | null = null): UseQueryResult<ProvinceMap> {
  const engine = useEngine();
  const revision = useRevision();
  return useQuery({
    queryKey: ['figures', revision, 'province-map', province, packId],
    queryFn:
      province === null ? skipToken : ({ signal }) => engine.boundaries.province({ province, packId }, { signal }),
    placeholderData: keepPreviousData,
  });
}
