import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { CaseGate } from '../case/case-gate.ts';
import type { CommandJournal } from './command-journal.ts';

/** What keys of children and households are made with, and its name in the journal. */
export type KeySecret = { readonly id: string; readonly secret: string };

export function newKeySecret(): KeySecret {
  return { id: randomUUID(), secret: randomBytes(32).toString('hex') };
}

/**
 * The secret of a workspace, so that a child's key is the same in every year's file. It lies under the case key: whoever
 * has the planning passphrase alone must not be able to try ids until one fits a record.
 * @throws AppError WORKSPACE_CASE_LOCKED, WORKSPACE_COMMAND_UNREADABLE, and as the store's `append`
 */
export async function keySecret(journal: CommandJournal, gate: CaseGate): Promise<KeySecret> {
  const entry = journal.state.keySecret;
  if (!entry) assertNoneUnread(journal);
  const [kept] = entry ? await gate.commands([entry]) : [];
  if (kept) return kept;
  const made = newKeySecret();
  await journal.append({ type: 'key-secret', ...made });
  return made;
}

/** Names the content of an extract's file, so that who has no secret cannot tell which file it is. */
export function contentName({ secret }: KeySecret, sha256: string): string {
  return createHmac('sha256', secret).update(`extract ${sha256}`).digest('hex');
}

/** A second secret would part the children of one from those of the other, without a word. */
function assertNoneUnread({ store }: CommandJournal): void {
  const unread = store.journal().find((each) => each.unread !== null && each.command.type === 'key-secret');
  if (unread) throw new AppError('WORKSPACE_COMMAND_UNREADABLE', { seq: unread.seq, type: 'key-secret' });
}
