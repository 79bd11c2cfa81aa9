import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Folder of the reference material that lies beside a checkout in development; absent elsewhere. */
export const sharedFolder = fileURLToPath(new URL('../../../shared', import.meta.url));

/** True where the reference material is absent: tests that need it are skipped, and counted as skipped. */
export const isSharedAbsent = !existsSync(`${sharedFolder}/extracts`);
