import type { WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import { finding } from './finding.ts';
import type { JournalHead } from './journal-head.ts';
import { journalFolder } from './layout.ts';
import type { ReadJournal } from './read-journal.ts';

/** Where this computer keeps the head that it saw last of each workspace, outside the workspace's folder. */
export interface HeadAnchors {
  /** Null where it never saw the workspace. */
  read(workspaceId: string): Promise<JournalHead | null>;
  /** Failing to is no failure: the one before stands. */
  keep(workspaceId: string, head: JournalHead): Promise<void>;
}

export const noAnchors: HeadAnchors = { read: async () => null, keep: async () => undefined };

/**
 * A journal that ends before the head this computer saw, or has another entry there: it was cut, exchanged, or restored from
 * a backup. Only a person knows which, so nothing of it is left out.
 */
export function findingOfAnchor(
  { head, entries }: Pick<ReadJournal, 'head' | 'entries'>,
  anchor: JournalHead | null,
): readonly WorkspaceFinding[] {
  if (anchor === null) return [];
  const next = entries.find(({ seq }) => seq === anchor.seq + 1);
  const there = anchor.seq === head.seq ? head.sha256 : next?.previousHash;
  const isKnown = anchor.seq <= head.seq && (there === undefined || there === anchor.sha256);
  return isKnown ? [] : [finding('WORKSPACE_JOURNAL_REWOUND', journalFolder, { last: head.seq, known: anchor.seq })];
}
