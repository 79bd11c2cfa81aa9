import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { oneAtATime } from '../one-at-a-time.ts';
import { writeDurably } from '../vault/durable-write.ts';
import type { HeadAnchors } from '../vault/head-anchors.ts';
import { journalHead } from '../vault/journal-head.ts';
import { nodeFiles } from '../vault/node-files.ts';

const file = 'journal-heads.json';
const heads = z.record(z.string(), journalHead);
type Heads = z.infer<typeof heads>;

/** How far the journal of each workspace went when this computer had it open last, beside the computer's settings. */
export function journalHeads(stateFolder: string): HeadAnchors {
  const inTurn = oneAtATime();
  const readAll = async (): Promise<Heads> => {
    try {
      return heads.parse(JSON.parse(await readFile(join(stateFolder, file), 'utf8')));
    } catch {
      return {};
    }
  };
  return {
    read: async (workspaceId) => (await readAll())[workspaceId] ?? null,
    keep: (workspaceId, { seq, sha256 }) =>
      inTurn(async () => {
        if (seq === 0) return;
        const all = { ...(await readAll()), [workspaceId]: { seq, sha256 } };
        await mkdir(stateFolder, { recursive: true });
        await writeDurably(nodeFiles, stateFolder, file, Buffer.from(JSON.stringify(all)));
      }).catch(() => undefined),
  };
}
