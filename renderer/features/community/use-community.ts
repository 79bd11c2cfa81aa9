import { useMemo } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { AreaProfileAnswer } from '../../../shared/contract/area-profile.ts';
import type { PopulationAnswer } from '../../../shared/contract/population.ts';
import type { PriorityAnswer } from '../../../shared/contract/priority.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { useFilter } from '../../client/use-address.ts';
import { useAreaMarks, useAreaProfile, usePopulation, usePriority, useTrends } from '../../client/use-compare.ts';
import { communityRows, type CommunityRow } from './community-model.ts';

/** How many communities the priority speaks of as "the first". */
const firstCommunities = 10;

export type Community = {
  readonly rows: readonly CommunityRow[] | null;
  readonly year: number | null;
  readonly yearBefore: number | null;
  /** Null while another community's answer is still there. */
  readonly population: PopulationAnswer | null;
  readonly profile: AreaProfileAnswer | null;
  readonly priority: PriorityAnswer | null;
  readonly error: unknown;
  readonly retry: () => void;
};

/** Everything about one community under the filter. */
export function useCommunity(code: string): Community {
  const { filter, years } = useFilter();
  const year = filter.surveyYearBE;
  const yearBefore = years.findLast((each) => year !== null && each < year) ?? null;
  const own = { ...filter, area: code };
  const everyYear = { ...own, surveyYearBE: null };
  const trends = useTrends({ filter: everyYear });
  const province = useTrends({ filter: { ...everyYear, area: codeAtLevel(code, 'province') } });
  const marks = useAreaMarks({ level: 'community', filter: { ...filter, area: codeAtLevel(code, 'province') } });
  const population = usePopulation({ filter: own });
  const profile = useAreaProfile({ filter: own, combinations: 20 });
  const priority = usePriority({ level: 'community', filter: own, indicators: null, top: firstCommunities });
  const rows = useMemo(() => {
    if (!trends.data || trends.data.areaCode !== code) return null;
    const found = marks.data?.rows.find((row) => row.areaCode === code) ?? null;
    return communityRows(trends.data, province.data ?? null, found, year, yearBefore);
  }, [trends.data, province.data, marks.data, code, year, yearBefore]);
  const queries: readonly UseQueryResult[] = [trends, province, marks, population, profile, priority];
  return {
    rows,
    year,
    yearBefore,
    population: population.data?.areaCode === code ? population.data : null,
    profile: profile.data?.areaCode === code ? profile.data : null,
    priority: priority.isPlaceholderData ? null : (priority.data ?? null),
    error: queries.find((query) => query.error)?.error ?? null,
    retry: () => {
      for (const query of queries) if (query.error) void query.refetch();
    },
  };
}
