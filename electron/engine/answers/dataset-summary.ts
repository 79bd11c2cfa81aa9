import type { DatasetSummary, ExtractSummary } from '../../../shared/contract/analysis.ts';
import { codeAtLevel } from '../../../shared/geo/area-codes.ts';
import type { Reader } from '../db/database.ts';
import { reportedCommunities } from '../queries/reported-communities.ts';
import { yearSummaries } from '../queries/year-summaries.ts';

/** A loaded file as the summary names it. */
type SummarisedFile = Omit<ExtractSummary, 'surveyYearBE'> & { readonly surveyYearsBE: readonly number[] };

/** What is loaded, by year and by file. */
export async function datasetSummary(
  db: Reader,
  { revision, extracts }: { readonly revision: number; readonly extracts: readonly SummarisedFile[] },
  signal?: AbortSignal,
): Promise<DatasetSummary> {
  const years = await yearSummaries(db, signal);
  const communities = await reportedCommunities(db, signal);
  return {
    revision,
    isSynthetic: extracts.some(({ isSynthetic }) => isSynthetic),
    blankMeansNo: extracts.some(({ blank }) => blank === 'no'),
    provinces: [...new Set(communities.map(({ code }) => codeAtLevel(code, 'province')))],
    years: [...years],
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
