import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../vault/durable-write.ts';
import { nodeFiles } from '../vault/node-files.ts';

const file = 'recent-workspaces.json';
const longest = 12;

const recent = z.array(z.object({ folder: z.string(), at: z.iso.datetime() }));
type RecentWorkspace = Readonly<z.infer<typeof recent>[number]>;

/** Workspaces opened before, the latest first; none when the list cannot be read. */
export async function recentWorkspaces(stateFolder: string): Promise<readonly RecentWorkspace[]> {
  try {
    return recent.parse(JSON.parse(await readFile(join(stateFolder, file), 'utf8')));
  } catch {
    return [];
  }
}

/** Puts a workspace first in the list. */
export async function rememberWorkspace(stateFolder: string, folder: string, now: Date): Promise<void> {
  const others = (await recentWorkspaces(stateFolder)).filter((each) => each.folder !== folder);
  const list = [{ folder, at: now.toISOString() }, ...others].slice(0, longest);
  await mkdir(stateFolder, { recursive: true });
  await writeDurably(nodeFiles, stateFolder, file, Buffer.from(JSON.stringify(list)));
}
