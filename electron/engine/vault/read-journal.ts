import { join } from 'node:path';
import type { CommandTable } from '../../../shared/contract/commands/command-table.ts';
import { chainOf, type Chain, type JournalAnchors } from './journal-chain.ts';
import { readJournalFiles, type JournalFiles } from './journal-files.ts';
import { bundleFile, entryFile, journalFolder, type Bundle } from './layout.ts';
import type { VaultFiles } from './vault-files.ts';

export type ReadJournal = Chain &
  Pick<JournalFiles, 'leftovers'> & {
    /** Those that are there and those that should be: a manifest goes on naming what is missing. */
    readonly bundles: readonly Bundle[];
    /** The bytes of the entries that are in no bundle. */
    readonly loose: ReadonlyMap<number, Uint8Array>;
  };

/**
 * Reads the whole journal and checks its chain. What is damaged, missing or does not follow is named; every entry
 * that can be read is given.
 */
export async function readJournal(
  files: VaultFiles,
  folder: string,
  open: (bytes: Uint8Array) => Promise<Uint8Array>,
  anchors: JournalAnchors,
  commands: CommandTable,
): Promise<ReadJournal> {
  const read = await readJournalFiles(files, join(folder, journalFolder), open);
  const { leftovers, records, singles } = read;
  const known = [...read.bundles, ...read.damagedBundles, ...anchors.bundles];
  const bundles = [...new Map(known.map((bundle) => [bundleFile(bundle), bundle])).values()];
  const loose = new Map<number, Uint8Array>();
  for (const seq of singles) {
    const record = records.get(seq);
    if (record?.file === entryFile(seq)) loose.set(seq, record.bytes);
  }
  return { ...chainOf(read, anchors, commands), bundles, leftovers, loose };
}
