import { createHash } from 'node:crypto';
import type { JournalState } from '../dataset/journal-state.ts';

/** A hash that is the same while the figures are: of the rows that count, and of nothing else. */
export function dataIdentity({ extracts }: Pick<JournalState, 'extracts'>): string {
  const rows = extracts.map(({ sha256, blank, codes, mapping, surveyYearGivenBE, leftOut, retired, segments }) => [
    sha256,
    { blank, codes, mapping, surveyYearGivenBE, leftOut, retired },
    [...segments.children, ...segments.households, ...segments.counts].map((segment) => segment.sha256),
  ]);
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
