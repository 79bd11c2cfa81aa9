import type { JournalEntry } from '../../../shared/contract/workspace.ts';
import type { CommandJournal } from '../dataset/command-journal.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { copyStore, type WorkspaceStore } from '../vault/workspace-store.ts';

/**
 * Copies what a session without a workspace has loaded into a new one, with the way it came about; but for the sample,
 * which is nobody's work.
 * @returns how many extracts came along
 */
export async function takeAlong(
  { journal, state, sessionSecret }: Dataset,
  workspace: WorkspaceStore,
): Promise<number> {
  const { extracts } = state;
  if (extracts.length === 0 || extracts.some(({ isSynthetic }) => isSynthetic)) return 0;
  // The copy comes first, because undo names a command by its number.
  await copyStore(journal.store, workspace, withoutSample(journal));
  await workspace.append({ type: 'key-secret', ...sessionSecret });
  return extracts.length;
}

/** Where the sample was opened, what stands comes along without the way it came about. */
function withoutSample(journal: CommandJournal): readonly JournalEntry[] {
  const isSample = ({ command }: JournalEntry): boolean => command.type === 'import' && command['isSynthetic'] === true;
  const entries = journal.store.journal();
  return entries.some(isSample) ? journal.inEffect().filter((entry) => !isSample(entry)) : entries;
}
