import { join } from 'node:path';
import { storedEntry, type StoredEntry } from '../../../shared/contract/workspace.ts';
import { inChunks } from './in-chunks.ts';
import { readBundle } from './journal-bundle.ts';
import { bundleFile, bundleOf, entryFile, entrySeq, isForeign, type Bundle } from './layout.ts';
import { readIfFile } from './read-if-file.ts';
import { sha256 } from './sha256.ts';
import type { VaultFiles } from './vault-files.ts';

/** An entry as it lies in the folder. */
export type EntryRecord = {
  readonly entry: StoredEntry;
  /** What the next entry names as the one before it. */
  readonly sha256: string;
  /** Its file, in the folder of the journal. */
  readonly file: string;
};

/** What the files of a journal hold. */
export type JournalFiles = {
  readonly records: ReadonlyMap<number, EntryRecord>;
  /** The bytes of the entries that are in no bundle. */
  readonly loose: ReadonlyMap<number, Uint8Array>;
  /** Those that are whole. */
  readonly bundles: readonly Bundle[];
  readonly damagedBundles: readonly Bundle[];
  /** Numbers of files that hold one entry and cannot be read. */
  readonly damagedSingles: readonly number[];
  /** Numbers of files that hold an entry of another number. */
  readonly misnamedSingles: readonly number[];
  /** Names that are none of a journal, or of something that is no file. */
  readonly odd: readonly string[];
  /** Numbers of files whose entry is in a bundle as well: packing was interrupted before they were removed. */
  readonly leftovers: readonly number[];
};

type Open = (bytes: Uint8Array) => Promise<Uint8Array>;

const entriesAtOnce = 64;
const bundlesAtOnce = 8;
const looks = 4;

/**
 * Reads the files of a journal, and again where one went while it was read: the process that has the workspace open packs
 * entries into a bundle before it removes their files.
 */
export async function readJournalFiles(files: VaultFiles, journal: string, open: Open): Promise<JournalFiles> {
  for (let look = 1; ; look++) {
    const { isWhole, ...read } = await lookAt(files, journal, open);
    if (isWhole || look === looks) return read;
  }
}

async function lookAt(
  files: VaultFiles,
  journal: string,
  open: Open,
): Promise<JournalFiles & { readonly isWhole: boolean }> {
  const names = await files.list(journal);
  const listed = names.flatMap((name) => bundleOf(name) ?? []).toSorted((a, b) => a.first - b.first);
  const singles = names.flatMap((name) => entrySeq(name) ?? []).toSorted((a, b) => a - b);
  const records = new Map<number, EntryRecord>();
  const bundles: Bundle[] = [];
  const damagedBundles: Bundle[] = [];
  await inChunks(listed, bundlesAtOnce, async (bundle) => {
    const read = await recordsOf(files, journal, open, bundle);
    (read ? bundles : damagedBundles).push(bundle);
    for (const record of read ?? []) records.set(record.entry.seq, record);
  });
  const loose = new Map<number, Uint8Array>();
  const damagedSingles: number[] = [];
  const misnamedSingles: number[] = [];
  const leftovers: number[] = [];
  const gone: string[] = [];
  await inChunks(singles, entriesAtOnce, async (seq) => {
    const sealed = await readIfFile(files, join(journal, entryFile(seq)));
    const packed = records.get(seq);
    if (sealed === null) return packed ? null : gone.push(entryFile(seq));
    const bytes = await opened(sealed, open);
    const record = bytes && parsed(bytes, entryFile(seq));
    if (record && record.entry.seq !== seq) return misnamedSingles.push(seq);
    if (bytes === null || record === null || (packed && packed.sha256 !== record.sha256))
      return damagedSingles.push(seq);
    if (packed) return leftovers.push(seq);
    loose.set(seq, bytes);
    records.set(seq, record);
  });
  // A name that is listed still and cannot be read is a folder or a link to nowhere; the others were packed meanwhile.
  const listedStill = new Set(gone.length > 0 ? await files.list(journal) : []);
  const odd = [...names.filter(isOddName), ...gone.filter((name) => listedStill.has(name))];
  const isWhole = gone.every((name) => listedStill.has(name));
  return { records, loose, bundles, damagedBundles, damagedSingles, misnamedSingles, odd, leftovers, isWhole };
}

function isOddName(name: string): boolean {
  return entrySeq(name) === null && bundleOf(name) === null && !isForeign(name);
}

/** Null when the bundle is damaged. */
async function recordsOf(
  files: VaultFiles,
  journal: string,
  open: Open,
  bundle: Bundle,
): Promise<readonly EntryRecord[] | null> {
  const file = bundleFile(bundle);
  const lines = await readBundle(files, journal, open, bundle);
  const records = lines?.map((line) => parsed(line, file)) ?? [];
  const isWhole = records.length > 0 && records.every((record, i) => record?.entry.seq === bundle.first + i);
  return isWhole ? records.filter((record) => record !== null) : null;
}

async function opened(sealed: Uint8Array, open: Open): Promise<Uint8Array | null> {
  try {
    return await open(sealed);
  } catch {
    return null;
  }
}

function parsed(bytes: Uint8Array, file: string): EntryRecord | null {
  try {
    const entry = storedEntry.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return { entry, sha256: sha256(bytes), file };
  } catch {
    return null;
  }
}
