import type { DatasetSummary, ExtractSummary } from '../../../shared/contract/analysis.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { reportedCommunities } from '../queries/reported-communities.ts';
import { yearSummaries } from '../queries/year-summaries.ts';
import { planningHeadlines } from '../procedures/planning-view.ts';

/** What is loaded, by year and by file; migrants as the planning view shows them. */
export async function datasetSummary(
  dataset: Dataset,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<DatasetSummary> {
  const years = await yearSummaries(dataset.db, signal);
  const headlines = await planningHeadlines(dataset.db, noFilter, threshold, signal);
  const communities = await reportedCommunities(dataset.db, signal);
  const { revision, extracts } = dataset;
  return {
    revision,
    isSynthetic: extracts.some(({ isSynthetic }) => isSynthetic),
    blankMeansNo: extracts.some(({ blank }) => blank === 'no'),
    provinces: [...new Set(communities.map(({ code }) => codeAtLevel(code, 'province')))],
    years: years.map((year) => ({
      ...year,
      migrants: headlines.find(({ surveyYearBE }) => surveyYearBE === year.surveyYearBE)?.migrants ?? null,
    })),
    extracts: extracts.map(
      ({ extractId, file, sha256, surveyYearsBE, accepted, rejected, blank, isSynthetic }): ExtractSummary => ({
        extractId,
        file,
        sha256,
        surveyYearBE: surveyYearsBE.at(-1) ?? 0,
        accepted,
        rejected,
        blank,
        isSynthetic,
      }),
    ),
  };
}
