import { rm } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { ThreadOptions } from '../threads/thread-of.ts';
import { backupAttemptKey } from './attempt-key.ts';
import { processAttempts, type AttemptLimiter } from './attempt-limiter.ts';
import { checkPassphrase } from './change-passphrase.ts';
import { scryptWorkFactor } from './passphrase-cipher.ts';
import { inVaultThread } from './vault-thread.ts';
import { removeUnfinished, unfinishedPath } from './unfinished.ts';
import type { BackupResult } from './write-backup.ts';

type BackupOptions = ThreadOptions & {
  /** Opens the backup file; the workspace in it keeps its own passphrases. */
  readonly passphrase: string;
  readonly workFactor?: number;
};

/**
 * Writes a workspace to one encrypted file for safe keeping or handing over: `age -d FILE | tar x` unpacks it. The
 * workspace may be open; call `flush` before, so that its manifest is up to date.
 * @throws AppError WORKSPACE_BACKUP_EXISTS, WORKSPACE_PASSPHRASE_WEAK, WORKSPACE_DISK_FULL, WORKSPACE_READ_ONLY,
 *   WORKSPACE_GONE, CANCELLED
 */
export async function backupWorkspace(
  folder: string,
  file: string,
  { passphrase, workFactor = scryptWorkFactor, ...options }: BackupOptions,
): Promise<BackupResult> {
  checkPassphrase(passphrase);
  const target = resolve(file);
  await removeUnfinished(dirname(target));
  const temporary = unfinishedPath(target);
  const job = { folder: resolve(folder), file: target, temporary, passphrase, workFactor };
  try {
    return await inVaultThread('backup', job, options);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

type RestoreOptions = ThreadOptions & { readonly passphrase: string; readonly attempts?: AttemptLimiter };

/**
 * Unpacks a backup into a new or empty folder; `openWorkspace` opens it with the passphrases it had.
 * @throws AppError WORKSPACE_EXISTS, FILE_MISSING, WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_BACKUP_DAMAGED,
 *   WORKSPACE_DISK_FULL, WORKSPACE_READ_ONLY, CANCELLED
 */
export async function restoreWorkspace(
  file: string,
  folder: string,
  { passphrase, attempts = processAttempts, ...options }: RestoreOptions,
): Promise<void> {
  const target = resolve(folder);
  await removeUnfinished(dirname(target));
  const staging = unfinishedPath(target);
  const job = { folder: target, file: resolve(file), staging, passphrase };
  try {
    await attempts.attempt(await backupAttemptKey(job.file), () => inVaultThread('restore', job, options));
  } catch (error) {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof AppError) throw error;
    throw new AppError('WORKSPACE_BACKUP_DAMAGED', { file: basename(file) }, { cause: error });
  }
}
