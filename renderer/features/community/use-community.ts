import { useMemo } from 'react';
import type { AreaProfileAnswer } from '../../../shared/contract/area-profile.ts';
import type { PopulationAnswer } from '../../../shared/contract/population.ts';
import type { PriorityAnswer } from '../../../shared/contract/priority.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import { useFilter } from '../../client/address/use-address.ts';
import {
  areaProfileQuestion,
  marksQuestion,
  populationQuestion,
  priorityQuestion,
  trendsQuestion,
} from '../../client/questions/questions.ts';
import { together, useAnswer } from '../../client/questions/use-answer.ts';
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
  const trends = useAnswer(trendsQuestion, { filter: everyYear });
  const province = useAnswer(trendsQuestion, { filter: { ...everyYear, area: codeAtLevel(code, 'province') } });
  const marks = useAnswer(marksQuestion, {
    level: 'community',
    filter: { ...filter, area: codeAtLevel(code, 'province') },
  });
  const population = useAnswer(populationQuestion, { filter: own });
  const profile = useAnswer(areaProfileQuestion, { filter: own, combinations: 20 });
  const priority = useAnswer(priorityQuestion, {
    level: 'community',
    filter: own,
    indicators: null,
    top: firstCommunities,
  });
  const rows = useMemo(() => {
    if (!trends.data || trends.data.areaCode !== code) return null;
    const found = marks.data?.rows.find((row) => row.areaCode === code) ?? null;
    return communityRows(trends.data, province.data ?? null, found, year, yearBefore);
  }, [trends.data, province.data, marks.data, code, year, yearBefore]);
  return {
    rows,
    year,
    yearBefore,
    population: population.data?.areaCode === code ? population.data : null,
    profile: profile.data?.areaCode === code ? profile.data : null,
    priority: priority.isPlaceholderData ? null : (priority.data ?? null),
    ...together([trends, province, marks, population, profile, priority]),
  };
}
