import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { lockFile, temporaryPrefix } from './layout.ts';
import type { VaultFiles } from './vault-files.ts';
import { failureCode } from './workspace-failure.ts';

const holderShape = z.object({
  pid: z.int().positive(),
  host: z.string(),
  /** When the process began, as the system counts it; tells a process from a later one of the same number. */
  processStart: z.string().nullable(),
  openedAt: z.string(),
  id: z.string(),
});
type LockHolder = Readonly<z.infer<typeof holderShape>>;

const heldHere = new Set<string>();
const halfWrittenPauseMs = 150;

/**
 * One writer per workspace: a file that names the process that has it open. Left behind by a process that is gone,
 * it is taken over; held by a living one, or by another machine, it is not, unless the caller says so.
 */
export class WriterLock {
  readonly #files: VaultFiles;
  readonly #path: string;
  readonly #holder: LockHolder;

  private constructor(files: VaultFiles, path: string, holder: LockHolder) {
    this.#files = files;
    this.#path = path;
    this.#holder = holder;
  }

  /** @throws AppError WORKSPACE_IN_USE */
  static async acquire(files: VaultFiles, folder: string, now: Date, isTakenOver = false): Promise<WriterLock> {
    const path = join(folder, lockFile);
    const holder: LockHolder = {
      pid: process.pid,
      host: hostname(),
      processStart: processStart('self'),
      openedAt: now.toISOString(),
      id: randomUUID(),
    };
    for (let i = 0; i < 5; i++) {
      if (await createLock(files, path, holder)) {
        heldHere.add(holder.id);
        return new WriterLock(files, path, holder);
      }
      const found = await readLock(files, path);
      if (found === 'gone') continue;
      if (found !== null && !isTakenOver && isAlive(found)) throw inUse(found);
      await setAside(files, folder, found);
    }
    throw new AppError('WORKSPACE_IN_USE', { host: holder.host, since: holder.openedAt });
  }

  /**
   * A lock that somebody deleted is put back.
   * @throws AppError WORKSPACE_IN_USE when another process has taken the workspace over
   */
  async assertHeld(): Promise<void> {
    let found = await readLock(this.#files, this.#path);
    if (found === 'gone') {
      if (await createLock(this.#files, this.#path, this.#holder)) return;
      found = await readLock(this.#files, this.#path);
    }
    if (found === 'gone' || found === null) throw new AppError('WORKSPACE_IN_USE', { host: '?', since: '?' });
    if (found.id !== this.#holder.id) throw inUse(found);
  }

  async release(): Promise<void> {
    heldHere.delete(this.#holder.id);
    const found = await readLock(this.#files, this.#path);
    if (found !== 'gone' && found?.id === this.#holder.id) await this.#files.remove(this.#path);
  }
}

function inUse(holder: LockHolder): AppError {
  return new AppError('WORKSPACE_IN_USE', { host: holder.host, since: holder.openedAt, pid: holder.pid });
}

async function createLock(files: VaultFiles, path: string, holder: LockHolder): Promise<boolean> {
  try {
    await files.create(path, Buffer.from(JSON.stringify(holder)));
    return true;
  } catch (error) {
    if (failureCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Null for a lock that cannot be read even after a moment: its writer died in the middle of it. */
async function readLock(files: VaultFiles, path: string): Promise<LockHolder | null | 'gone'> {
  for (const isSecondLook of [false, true]) {
    try {
      return holderShape.parse(JSON.parse(Buffer.from(await files.read(path)).toString('utf8')));
    } catch (error) {
      if (failureCode(error) === 'ENOENT') return 'gone';
      if (failureCode(error) === 'EISDIR') return null;
      if (failureCode(error) !== null) throw error;
      if (!isSecondLook) await pause(halfWrittenPauseMs);
    }
  }
  return null;
}

/** Moves a stale lock away. Of several that try, one succeeds; who moved a fresh one instead puts it back. */
async function setAside(files: VaultFiles, folder: string, stale: LockHolder | null): Promise<void> {
  const aside = join(folder, `${temporaryPrefix}${lockFile}-${randomUUID()}`);
  try {
    await files.rename(join(folder, lockFile), aside);
  } catch (error) {
    if (failureCode(error) === 'ENOENT') return;
    throw error;
  }
  const moved = await readLock(files, aside);
  if (moved !== 'gone' && moved !== null && moved.id !== stale?.id)
    await createLock(files, join(folder, lockFile), moved);
  await files.remove(aside).catch(() => undefined);
}

function isAlive(holder: LockHolder): boolean {
  if (heldHere.has(holder.id) || holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (failureCode(error) === 'ESRCH') return false;
  }
  const start = processStart(String(holder.pid));
  if (start !== null && holder.processStart !== null) return start === holder.processStart;
  return holder.pid !== process.pid || Date.parse(holder.openedAt) >= Date.now() - process.uptime() * 1000;
}

/** Start of a process in ticks since boot (field 22 of Linux's /proc/PID/stat); null where the system has no such file. */
function processStart(pid: string): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
