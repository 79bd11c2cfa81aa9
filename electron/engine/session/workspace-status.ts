import { basename } from 'node:path';
import type { WorkspaceStatus } from '../../../shared/contract/workspace-session.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { distinct } from '../vault/finding.ts';
import type { Workspace } from '../vault/workspace.ts';

const daysUntilBackup = 30;

/** What the page shows of the workspace: which one, how far it is open, what is amiss, what may be undone. */
export function workspaceStatus(
  workspace: Workspace | null,
  shownFolder: string | null,
  dataset: Dataset,
  now: Date,
): WorkspaceStatus {
  // Dataset and workspace are not locked in the same instant.
  const isLocked = dataset.isLocked || (workspace?.isLocked ?? false);
  const { lastBackupAt, lastCaseOpening } = dataset.state;
  return {
    state: !workspace ? 'none' : isLocked ? 'locked' : 'open',
    name: workspace && basename(workspace.folder),
    folder: shownFolder,
    workspaceId: workspace?.workspaceId ?? null,
    createdAt: workspace?.createdAt ?? null,
    isCaseOpen: workspace !== null && dataset.hasRows,
    isReadOnly: workspace?.isReadOnly ?? false,
    findings: isLocked ? [] : [...distinct([...(workspace?.findings ?? []), ...dataset.findings])],
    missingFiles: [...dataset.missingFiles],
    lastBackupAt,
    lastCaseOpening: lastCaseOpening && { ...lastCaseOpening, purpose: dataset.hasRows ? dataset.openedFor : null },
    isBackupDue: workspace !== null && !isLocked && isOld(lastBackupAt ?? dataset.journal.beganAt, now),
    ...(isLocked ? { undo: null, redo: null } : dataset.journal.nextSteps),
  };
}

function isOld(time: string | null, now: Date): boolean {
  return time !== null && now.getTime() - Date.parse(time) > daysUntilBackup * 24 * 3600 * 1000;
}
