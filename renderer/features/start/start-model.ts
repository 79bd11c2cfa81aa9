import type { KnownWorkspace, WorkspaceStatus } from '../../../shared/contract/workspace-session.ts';

/**
 * What the start screen is about, which decides its one primary action. first: nothing there yet (look at the sample) ·
 * choose: workspaces to open (the latest) · look: data without a workspace (the overview) · empty: an open workspace
 * without data (import) · work: one with data (the overview).
 */
export type StartMode = 'first' | 'choose' | 'look' | 'empty' | 'work';

export function startMode(facts: {
  readonly isOpen: boolean;
  readonly hasData: boolean;
  readonly workspaces: number;
}): StartMode {
  if (facts.isOpen) return facts.hasData ? 'work' : 'empty';
  if (facts.hasData) return 'look';
  return facts.workspaces > 0 ? 'choose' : 'first';
}

/** The known workspaces but the one that is open. */
export function otherWorkspaces(
  known: readonly KnownWorkspace[],
  status: WorkspaceStatus | null,
): readonly KnownWorkspace[] {
  if (status?.state !== 'open') return known;
  return known.filter((each) =>
    status.folder === null ? !('name' in each.place && each.place.name === status.name) : each.folder !== status.folder,
  );
}

/** The workspace that "open" means: the latest that is there; null where there is none. */
export function latestThere(workspaces: readonly KnownWorkspace[]): KnownWorkspace | null {
  return workspaces.find((each) => each.isThere) ?? null;
}
