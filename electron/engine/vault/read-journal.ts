import { join } from 'node:path';
import { journalEntry, type JournalEntry, type WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import { finding } from './finding.ts';
import type { JournalCache } from './journal-cache.ts';
import { entryFile, entrySeq, journalFolder } from './layout.ts';
import type { JournalHead } from './next-entry.ts';
import { noHash, sha256 } from './sha256.ts';
import type { VaultFiles } from './vault-files.ts';

export type ReadJournal = {
  readonly entries: readonly JournalEntry[];
  readonly head: JournalHead;
  readonly findings: readonly WorkspaceFinding[];
};

const filesAtOnce = 64;

/**
 * Reads the whole journal and checks its chain. What is damaged, missing or does not follow is named; every entry
 * that can be read is given.
 * @param expected  the head that the manifest knows of; what lies before it must be there
 * @param cache  entries that need not be decrypted again; empty to decrypt them all
 */
export async function readJournal(
  files: VaultFiles,
  folder: string,
  open: (bytes: Uint8Array) => Promise<Uint8Array>,
  expected: JournalHead | null,
  cache: JournalCache,
): Promise<ReadJournal> {
  const numbers = new Set<number>();
  for (const name of await files.list(join(folder, journalFolder))) {
    const seq = entrySeq(name);
    if (seq !== null) numbers.add(seq);
  }
  const last = Math.max(expected?.seq ?? 0, ...numbers);
  const reader = new JournalReader(open, expected, cache);
  for (let from = 1; from <= last; from += filesAtOnce) {
    const seqs = Array.from({ length: Math.min(filesAtOnce, last - from + 1) }, (_, i) => from + i);
    const read = await Promise.all(
      seqs.map(async (seq) => (numbers.has(seq) ? files.read(join(folder, journalFolder, entryFile(seq))) : null)),
    );
    for (const [i, seq] of seqs.entries()) await reader.take(seq, read[i] ?? null);
  }
  return reader.result;
}

class JournalReader {
  readonly #open: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly #expected: JournalHead | null;
  readonly #cache: JournalCache;
  readonly #entries: JournalEntry[] = [];
  readonly #findings: WorkspaceFinding[] = [];
  #head: JournalHead = { seq: 0, sha256: noHash };
  #isHeadSound = true;
  #latest = '';

  constructor(open: (bytes: Uint8Array) => Promise<Uint8Array>, expected: JournalHead | null, cache: JournalCache) {
    this.#open = open;
    this.#expected = expected;
    this.#cache = cache;
  }

  get result(): ReadJournal {
    return { entries: this.#entries, head: this.#head, findings: this.#findings };
  }

  async take(seq: number, sealed: Uint8Array | null): Promise<void> {
    if (sealed === null) {
      const known = this.#expected?.seq === seq ? this.#expected.sha256 : noHash;
      return this.#name('WORKSPACE_JOURNAL_MISSING', seq, known);
    }
    const hash = sha256(sealed);
    const entry = this.#cache.get(hash) ?? (await this.#read(sealed));
    if (entry === null || entry.seq !== seq || (this.#expected?.seq === seq && this.#expected.sha256 !== hash))
      return this.#name('WORKSPACE_JOURNAL_DAMAGED', seq, hash);
    if (this.#isHeadSound && entry.previousHash !== this.#head.sha256)
      this.#findings.push(finding('WORKSPACE_JOURNAL_CHAIN', `${journalFolder}/${entryFile(seq)}`, { seq }));
    this.#entries.push({ ...entry, isClockSetBack: entry.time < this.#latest });
    if (entry.time > this.#latest) this.#latest = entry.time;
    this.#head = { seq, sha256: hash };
    this.#isHeadSound = true;
  }

  #name(code: 'WORKSPACE_JOURNAL_MISSING' | 'WORKSPACE_JOURNAL_DAMAGED', seq: number, hash: string): void {
    this.#findings.push(finding(code, `${journalFolder}/${entryFile(seq)}`, { seq }));
    this.#head = { seq, sha256: hash };
    this.#isHeadSound = false;
  }

  async #read(sealed: Uint8Array): Promise<Omit<JournalEntry, 'isClockSetBack'> | null> {
    try {
      return journalEntry.parse(JSON.parse(Buffer.from(await this.#open(sealed)).toString('utf8')));
    } catch {
      return null;
    }
  }
}
