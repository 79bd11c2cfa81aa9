import type { VaultFiles } from './vault-files.ts';
import { failureCode } from './workspace-failure.ts';

/** The bytes of a file; null where there is none behind the name: nothing, a folder, a link to nowhere. */
export async function readIfFile(files: VaultFiles, path: string): Promise<Uint8Array | null> {
  try {
    return await files.read(path);
  } catch (error) {
    if (isNoFile(error)) return null;
    throw error;
  }
}

export function isNoFile(error: unknown): boolean {
  return ['ENOENT', 'EISDIR', 'ELOOP'].includes(failureCode(error) ?? '');
}
