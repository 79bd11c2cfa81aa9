import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from './durable-write.ts';
import { nodeFiles } from './node-files.ts';

/** How many wrong passphrases each key has seen since the last right one. */
export interface AttemptMemory {
  wrongOf(key: string): Promise<number>;
  keep(key: string, wrong: number): Promise<void>;
}

/** As long as this process lives. */
export function processMemory(): AttemptMemory {
  const wrongs = new Map<string, number>();
  return {
    wrongOf: async (key) => wrongs.get(key) ?? 0,
    keep: async (key, wrong) => void wrongs.set(key, wrong),
  };
}

const kept = z.object({ wrong: z.int().nonnegative() });

/**
 * In a folder of this computer: a file for each key that has seen a wrong passphrase, by a hash of its name, gone with the
 * next right one. Where the folder cannot be written to it holds as long as this process lives.
 */
export function folderMemory(folder: string): AttemptMemory {
  const own = processMemory();
  const fileOf = (key: string): string => `${createHash('sha256').update(key).digest('hex')}.json`;
  return {
    wrongOf: async (key) => {
      const found = await readFile(join(folder, fileOf(key)), 'utf8')
        .then((text) => kept.parse(JSON.parse(text)).wrong)
        .catch(() => 0);
      return Math.max(found, await own.wrongOf(key));
    },
    keep: async (key, wrong) => {
      await own.keep(key, wrong);
      try {
        if (wrong === 0) return await nodeFiles.remove(join(folder, fileOf(key)));
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeDurably(nodeFiles, folder, fileOf(key), Buffer.from(JSON.stringify({ wrong })));
      } catch {
        return;
      }
    },
  };
}
