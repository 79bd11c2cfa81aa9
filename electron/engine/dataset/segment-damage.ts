import { AppError } from '../../../shared/contract/app-error.ts';
import type { CitedSegment, WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import { finding } from '../vault/finding.ts';

/** Whether a segment could not be read because it is damaged or gone. */
export function isSegmentDamage(error: unknown): error is AppError {
  return (
    error instanceof AppError &&
    (error.code === 'WORKSPACE_SEGMENT_DAMAGED' || error.code === 'WORKSPACE_SEGMENT_MISSING')
  );
}

/** What to say of a segment that could not be read. @throws the error itself, where it is no damage */
export function damageOf({ sha256 }: CitedSegment, error: unknown): WorkspaceFinding {
  if (!isSegmentDamage(error)) throw error;
  return finding(error.code, String(error.detail['file'] ?? sha256));
}
