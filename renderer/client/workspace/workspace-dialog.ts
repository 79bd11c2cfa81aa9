import { useSyncExternalStore } from 'react';
import type { WorkspacePlace } from '../../../shared/contract/workspace-session.ts';
import { watched } from '../connection/watched.ts';

export type NamedPlace = { readonly place: WorkspacePlace; readonly name: string };

/** The recovery code while it is on screen; kept nowhere else. */
export type RecoverySheet = {
  readonly name: string;
  readonly issuedAt: string;
  readonly code: readonly string[];
  /** It takes the place of one before. */
  readonly isRenewed: boolean;
};

type WorkspaceDialog =
  | { readonly kind: 'create' | 'restore' | 'backup' | 'open-case' | 'change' | 'renew-recovery' | 'problems' }
  | ({ readonly kind: 'open' | 'recover' } & NamedPlace)
  | { readonly kind: 'sheet'; readonly sheet: RecoverySheet };

const current = watched<WorkspaceDialog | null>(null);

/** Opens a dialog of the workspace from anywhere; a recovery sheet gives way to none. */
export function showDialog(dialog: WorkspaceDialog): void {
  if (current.get()?.kind !== 'sheet') current.set(dialog);
}

/** Closes the dialog that is open. */
export function closeDialog(): void {
  current.set(null);
}

/** The dialog that is open, outside of React. */
export function openDialog(): WorkspaceDialog | null {
  return current.get();
}

/** The dialog that is open. */
export function useDialog(): WorkspaceDialog | null {
  return useSyncExternalStore(current.subscribe, current.get);
}
