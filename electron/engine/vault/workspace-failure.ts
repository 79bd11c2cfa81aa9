import { AppError } from '../../../shared/contract/app-error.ts';
import type { ErrorCode } from '../../../shared/contract/error-codes.ts';

/** Node's code of a failed file operation, e.g. ENOSPC; null for any other error. */
export function failureCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'WORKSPACE_DISK_FULL',
  EDQUOT: 'WORKSPACE_DISK_FULL',
  EFBIG: 'WORKSPACE_DISK_FULL',
  EROFS: 'WORKSPACE_READ_ONLY',
  EACCES: 'WORKSPACE_READ_ONLY',
  EPERM: 'WORKSPACE_READ_ONLY',
  ENOENT: 'WORKSPACE_GONE',
  ENOTDIR: 'WORKSPACE_GONE',
  ENODEV: 'WORKSPACE_GONE',
  ESTALE: 'WORKSPACE_GONE',
};

/** A failed file operation as an error a person can act on; an AppError stays what it is. */
export function workspaceFailure(error: unknown, folder: string): AppError {
  if (error instanceof AppError) return error;
  const code = failureCode(error);
  return new AppError(codes[code ?? ''] ?? 'WORKSPACE_IO', { folder, reason: code ?? 'unknown' }, { cause: error });
}

/** Runs file work and names its failure. */
export async function naming<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw workspaceFailure(error, folder);
  }
}
