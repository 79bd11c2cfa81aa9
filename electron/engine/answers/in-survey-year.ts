import type { Filter } from '../../../shared/contract/filter.ts';
import type { Source } from './source.ts';

/** The filter with its year filled in: the one it names, else the latest there is; null with no data. */
export function inSurveyYear({ cube }: Source, filter: Filter): Filter {
  return filter.surveyYearBE === null ? { ...filter, surveyYearBE: cube.years.at(-1) ?? null } : filter;
}

/** The survey years that a filter is about, in order. */
export function surveyYearsOf({ cube }: Source, { surveyYearBE }: Filter): readonly number[] {
  return surveyYearBE === null ? cube.years : cube.years.filter((year) => year === surveyYearBE);
}
