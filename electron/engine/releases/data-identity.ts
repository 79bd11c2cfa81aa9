import { createHash } from 'node:crypto';
import type { JournalState } from '../dataset/journal-state.ts';

/**
 * A hash that is the same while the figures are: of the files in their order, how each was read, under which secret its
 * children were told apart, and the rows that a person took out.
 */
export function dataIdentity({ extracts }: Pick<JournalState, 'extracts'>): string {
  const rows = extracts.map(({ sha256, blank, codes, mapping, surveyYearGivenBE, leftOut, retired, keySecretId }) => [
    sha256,
    { blank, codes, mapping, surveyYearGivenBE, leftOut, retired, keySecretId },
  ]);
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
