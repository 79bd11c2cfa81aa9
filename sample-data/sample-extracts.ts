import { householdRecords, type ChildRecord } from './answers.ts';
import { makeCommunities } from './communities.ts';
import { makePopulation } from './population.ts';
import { createRandom } from './random.ts';
import { sampleYearsBE, type SampleYearBE } from './stories.ts';
import { extractHeader, extractRow } from './write-extract.ts';

/** Seed and size of the committed sample. */
export const committedSample = { seed: 2569, children: 47_000 } as const;

function inFileOrder(a: ChildRecord, b: ChildRecord): number {
  if (a.home.community.code !== b.home.community.code) return a.home.community.code < b.home.community.code ? -1 : 1;
  return a.home.householdNo - b.home.householdNo;
}

/**
 * All records of the sample by survey year, sorted by community and household.
 * @param size seed, and about how many children there are in the first year
 */
export function sampleRecords(size: { seed: number; children: number }): Map<SampleYearBE, ChildRecord[]> {
  const communities = makeCommunities(size.seed, size.children);
  const random = createRandom(size.seed, 'answers');
  const records = makePopulation(communities, size.seed).flatMap((household) => householdRecords(household, random));
  return new Map(
    sampleYearsBE.map((year) => [year, records.filter((record) => record.surveyYearBE === year).sort(inFileOrder)]),
  );
}

/** The CSV text of one extract. */
export function extractText(records: readonly ChildRecord[]): string {
  return extractHeader() + records.map(extractRow).join('');
}
