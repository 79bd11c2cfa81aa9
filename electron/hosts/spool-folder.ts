import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'natpro-spool-';

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Removes what a killed process left behind. */
async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const owner = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN;
    if (!Number.isNaN(owner) && !isRunning(owner)) {
      await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

/**
 * A folder that only this user can open, for uploaded files: in memory where the system has `/dev/shm`,
 * so that nothing of a child reaches the disk. The caller deletes it.
 */
export async function makeSpoolFolder(parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()): Promise<string> {
  await removeAbandoned(parent);
  return mkdtemp(join(parent, `${prefix}${process.pid}-`));
}
