import type { WorkspacePlace, WorkspaceStatus } from '../../../shared/contract/workspace-session.ts';

/** Where the open workspace is, as `open` takes it; null without one. */
export function placeOf(status: WorkspaceStatus | null): WorkspacePlace | null {
  if (!status || status.name === null) return null;
  return status.folder === null ? { name: status.name } : { folder: status.folder };
}
