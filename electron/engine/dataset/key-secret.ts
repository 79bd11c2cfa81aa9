import { randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { CommandJournal } from './command-journal.ts';

/** What keys of children and households are made with, and its name in the journal. */
export type KeySecret = { readonly id: string; readonly secret: string };

export function newKeySecret(): KeySecret {
  return { id: randomUUID(), secret: randomBytes(32).toString('hex') };
}

/**
 * The secret of a workspace, so that a child's key is the same in every year's file. It lies under the case key: whoever
 * has the planning passphrase alone must not be able to try ids until one fits a record. While the case data are
 * locked, `session` is used: keys then agree among the files of this session, and linking by a person joins the rest.
 */
export async function keySecret(journal: CommandJournal, session: KeySecret): Promise<KeySecret> {
  const entry = journal.state.keySecret;
  try {
    if (entry) return await journal.whole(entry);
  } catch (error) {
    if (error instanceof AppError && error.code === 'WORKSPACE_CASE_LOCKED') return session;
    throw error;
  }
  const made = newKeySecret();
  await journal.append({ type: 'key-secret', ...made });
  return made;
}
