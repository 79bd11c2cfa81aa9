import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { temporaryPrefix } from './layout.ts';
import { nodeFiles } from './node-files.ts';
import { failureCode } from './workspace-failure.ts';

const hostTag = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const ownNames = new Set<string>();

/**
 * Beside its target, the name of a workspace or backup until it is whole. It says which process of which computer makes it,
 * so that what a killed one left is known for what it is; no workspace can be called so.
 */
export function unfinishedPath(target: string): string {
  const name = `${temporaryPrefix}${hostTag}-${process.pid}-${randomBytes(4).toString('hex')}`;
  ownNames.add(name);
  return join(dirname(target), name);
}

/** Removes from a folder what processes of this computer that are gone were making there; never fails. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await nodeFiles.list(folder).catch(() => []);
  for (const name of names) {
    const [, host, process = '0'] = /^\.tmp-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}$/.exec(name) ?? [];
    if (host === hostTag && !ownNames.has(name) && !isRunning(Number(process)))
      await nodeFiles.removeFolder(join(folder, name)).catch(() => undefined);
  }
}

/** A process of this number that is not ours may have another's; its own names are known. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return failureCode(error) !== 'ESRCH';
  }
}
