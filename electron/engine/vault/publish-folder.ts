import { dirname } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { VaultFiles } from './vault-files.ts';

/** @throws AppError WORKSPACE_EXISTS when the folder is there and not empty */
export async function assertFree(files: VaultFiles, folder: string): Promise<void> {
  if (!(await files.exists(folder))) return;
  if ((await files.list(folder)).length > 0) throw new AppError('WORKSPACE_EXISTS', { folder });
}

/** Gives a finished folder its name, in the place of nothing or of an empty folder. */
export async function publishFolder(files: VaultFiles, staging: string, folder: string): Promise<void> {
  await assertFree(files, folder);
  if (await files.exists(folder)) await files.removeFolder(folder);
  await files.rename(staging, folder);
  await files.syncFolder(dirname(folder));
}
