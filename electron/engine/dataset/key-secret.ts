import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { WorkspaceStore } from '../vault/workspace-store.ts';

/** What keys of children and households are made with, and its name in the journal. */
export type KeySecret = { readonly id: string; readonly secret: string };

const sealedSecret = z.object({ id: z.string(), secret: z.string() });

/**
 * The secret of a workspace, so that a child's key is the same in every year's file. It lies under the case key: whoever
 * has the planning passphrase alone must not be able to try ids until one fits a record. While the case data are
 * locked, `session` is used: keys then agree among the files of this session, and linking by a person joins the rest.
 */
export async function keySecret(store: WorkspaceStore, session: KeySecret): Promise<KeySecret> {
  const entry = store.journal().find(({ command }) => command.type === 'key-secret');
  try {
    if (entry) return sealedSecret.parse(await store.openSealed(entry));
  } catch (error) {
    if (error instanceof AppError && error.code === 'WORKSPACE_CASE_LOCKED') return session;
    throw error;
  }
  const made = { id: randomUUID(), secret: randomBytes(32).toString('hex') };
  await store.append({ type: 'key-secret' }, { sealed: made });
  return made;
}
