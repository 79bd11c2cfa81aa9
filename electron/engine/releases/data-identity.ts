import { createHash } from 'node:crypto';
import type { JournalState } from '../dataset/journal-state.ts';

/**
 * A hash that is the same while the figures are: of the extracts in their order, each with the import that says how it was
 * read, of the decisions, which take rows out, and of the links, which say who is in two years. It needs nothing that is
 * sealed.
 */
export function dataIdentity({
  extracts,
  decisions,
  links,
}: Pick<JournalState, 'extracts' | 'decisions' | 'links'>): string {
  const made = [
    extracts.map(({ extractId, entry }) => [extractId, entry.seq]),
    decisions.map(({ seq }) => seq),
    links.map(({ segment }) => segment.sha256),
  ];
  return createHash('sha256').update(JSON.stringify(made)).digest('hex');
}
