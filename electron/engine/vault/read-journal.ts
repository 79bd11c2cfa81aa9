import { join } from 'node:path';
import type { CommandTable } from '../../../shared/contract/commands/command-table.ts';
import { chainOf, type Chain, type JournalAnchors } from './journal-chain.ts';
import { readJournalFiles, type JournalFiles } from './journal-files.ts';
import { oddNames } from './finding.ts';
import { withoutOdd } from './odd-entries.ts';
import { bundleFile, journalFolder, type Bundle } from './layout.ts';
import type { VaultFiles } from './vault-files.ts';

export type ReadJournal = Chain &
  Pick<JournalFiles, 'loose' | 'leftovers'> & {
    /** Those that are there and those that should be: a manifest goes on naming what is missing. */
    readonly bundles: readonly Bundle[];
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
  const all = await readJournalFiles(files, join(folder, journalFolder), open);
  const { files: read, odd } = withoutOdd(all, anchors);
  const { loose, leftovers } = read;
  const known = [...read.bundles, ...read.damagedBundles, ...anchors.bundles];
  const bundles = [...new Map(known.map((bundle) => [bundleFile(bundle), bundle])).values()];
  const chain = chainOf(read, anchors, commands);
  return { ...chain, findings: [...chain.findings, ...oddNames(journalFolder, odd)], bundles, loose, leftovers };
}
