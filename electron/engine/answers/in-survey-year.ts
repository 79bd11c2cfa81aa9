import type { Filter } from '../../../shared/contract/filter.ts';
import type { Reader } from '../db/database.ts';
import { yearSummaries } from '../queries/year-summaries.ts';

/** The filter with its year filled in: the one it names, else the latest loaded; null with no data. */
export async function inSurveyYear(db: Reader, filter: Filter, signal?: AbortSignal): Promise<Filter> {
  if (filter.surveyYearBE !== null) return filter;
  return { ...filter, surveyYearBE: (await yearSummaries(db, signal)).at(-1)?.surveyYearBE ?? null };
}
