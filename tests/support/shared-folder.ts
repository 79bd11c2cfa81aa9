import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { skippedWhere, type SkipOptions } from './skipped-where.ts';

/** Folder of the reference material that lies beside a checkout in development; absent elsewhere. */
export const sharedFolder = fileURLToPath(new URL('../../../shared', import.meta.url));

/** Options of tests that need a file of the reference material: skipped, with the reason, where it is absent. */
export function needsReference(path: string): SkipOptions {
  return skippedWhere(
    !existsSync(join(sharedFolder, path)),
    `the reference material (${path}) is not beside this checkout`,
  );
}
