import type { Filter } from '../../../shared/contract/filter.ts';
import { codeLength, type AreaLevel } from '../../../shared/geo/area-codes.ts';
import type { Sql } from '../db/sql.ts';
import { cellCounts } from '../tables/cube-counts.ts';

export type PrevalenceQuestion = {
  readonly level: AreaLevel;
  readonly filter: Filter;
  /** Leaves out communities that gave counts only; a filter by sex, age or group does so anyway. */
  readonly isOfRecords?: boolean;
};

/** The counts of children that prevalence is made of. */
export const shownCounts: readonly string[] = cellCounts.filter(
  (name) => !['age_unknown', 'high_risk', 'risk_insufficient'].includes(name),
);

/** Whether a question cannot be answered by sums of tambons. */
export function isAboutCommunities({ level, filter }: PrevalenceQuestion): boolean {
  return level === 'community' || (filter.area !== null && filter.area.length > codeLength('tambon'));
}

/** Sums of the named counts, under their names. */
export const sums = (names: readonly string[]): Sql => ({
  text: names.map((name) => `sum(${name})::INTEGER AS ${name}`).join(', '),
  values: [],
});
