import type { CommandTable } from '../../../shared/contract/commands/command-table.ts';
import type { JournalEntry, WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import { finding } from './finding.ts';
import type { EntryRecord, JournalFiles } from './journal-files.ts';
import { noHead, type JournalHead } from './journal-head.ts';
import { bundleFile, entryFile, journalFolder, type Bundle } from './layout.ts';
import { readEntry } from './next-entry.ts';
import { noHash } from './sha256.ts';

/** What the rest of the workspace knows of its journal. */
export type JournalAnchors = {
  /** The journal reaches each of them, and has that entry there. */
  readonly heads: readonly JournalHead[];
  readonly bundles: readonly Bundle[];
};

export type Chain = {
  readonly entries: readonly JournalEntry[];
  readonly head: JournalHead;
  readonly findings: readonly WorkspaceFinding[];
};

/**
 * Puts the entries of a journal in their order and checks that each follows the one before it. What is damaged or missing,
 * does not follow, or holds a command that this program cannot read is named; every entry there is is given.
 */
export function chainOf(files: JournalFiles, anchors: JournalAnchors, commands: CommandTable): Chain {
  const builder = new ChainBuilder(files, anchors, commands);
  const damaged = new Set(files.damagedSingles.filter((seq) => !files.records.has(seq)));
  const numbers = [...files.records.keys(), ...damaged].toSorted((a, b) => a - b);
  const last = Math.max(
    numbers.at(-1) ?? 0,
    ...anchors.heads.map(({ seq }) => seq),
    ...[...files.damagedBundles, ...anchors.bundles].map((bundle) => bundle.last),
  );
  let next = 1;
  for (const seq of numbers) {
    if (seq > next) builder.addGap(next, seq - 1);
    const record = files.records.get(seq);
    if (record) builder.add(record);
    else builder.addDamaged(seq);
    next = seq + 1;
  }
  if (next <= last) builder.addGap(next, last);
  return builder.chain;
}

class ChainBuilder {
  readonly #commands: CommandTable;
  readonly #anchors: ReadonlyMap<number, string>;
  /** Bundles that hold entries which are nowhere else, in their order. */
  readonly #lost: readonly { readonly bundle: Bundle; readonly isDamaged: boolean }[];
  readonly #entries: JournalEntry[] = [];
  readonly #findings: WorkspaceFinding[];
  #head = noHead;
  #isHeadSound = true;
  #latestTime = '';

  constructor(
    { records, damagedBundles, damagedSingles }: JournalFiles,
    anchors: JournalAnchors,
    commands: CommandTable,
  ) {
    this.#commands = commands;
    this.#anchors = new Map(anchors.heads.map(({ seq, sha256 }) => [seq, sha256]));
    const damaged = new Set(damagedBundles.map(bundleFile));
    const missing = anchors.bundles.filter((bundle) => !damaged.has(bundleFile(bundle)));
    this.#lost = [
      ...damagedBundles.map((bundle) => ({ bundle, isDamaged: true })),
      ...missing.map((bundle) => ({ bundle, isDamaged: false })),
    ].toSorted((a, b) => a.bundle.first - b.bundle.first);
    this.#findings = [
      ...damagedBundles.map((bundle) => bundleFinding('WORKSPACE_BUNDLE_DAMAGED', bundle)),
      ...damagedSingles.filter((seq) => records.has(seq)).map((seq) => entryFinding('WORKSPACE_JOURNAL_DAMAGED', seq)),
    ];
  }

  get chain(): Chain {
    return {
      entries: this.#entries,
      head: this.#head,
      findings: [...this.#findings, ...unreadCommands(this.#entries)],
    };
  }

  add({ entry, sha256, file }: EntryRecord): void {
    const { seq } = entry;
    const known = this.#anchors.get(seq);
    if (known !== undefined && known !== sha256) return this.addDamaged(seq, file);
    if (this.#isHeadSound && entry.previousHash !== this.#head.sha256)
      this.#findings.push(finding('WORKSPACE_JOURNAL_CHAIN', `${journalFolder}/${file}`, { seq }));
    this.#entries.push(readEntry(this.#commands, entry, this.#latestTime));
    if (entry.time > this.#latestTime) this.#latestTime = entry.time;
    this.#head = { seq, sha256 };
    this.#isHeadSound = true;
  }

  addDamaged(seq: number, file = entryFile(seq)): void {
    this.#findings.push(finding('WORKSPACE_JOURNAL_DAMAGED', `${journalFolder}/${file}`, { seq }));
    this.#breakOff(seq);
  }

  /** Entries that are nowhere: those of a bundle are named with it, the others by their numbers. */
  addGap(first: number, last: number): void {
    let next = first;
    for (const { bundle, isDamaged } of this.#lost) {
      if (bundle.last < next || bundle.first > last) continue;
      if (bundle.first > next) this.#addMissing(next, bundle.first - 1);
      if (!isDamaged) this.#findings.push(bundleFinding('WORKSPACE_BUNDLE_MISSING', bundle));
      next = bundle.last + 1;
    }
    if (next <= last) this.#addMissing(next, last);
    this.#breakOff(last);
  }

  #addMissing(seq: number, last: number): void {
    this.#findings.push(finding('WORKSPACE_JOURNAL_MISSING', `${journalFolder}/${entryFile(seq)}`, { seq, last }));
  }

  /** What follows an entry that cannot be read is checked from there on again. */
  #breakOff(seq: number): void {
    this.#head = { seq, sha256: this.#anchors.get(seq) ?? noHash };
    this.#isHeadSound = false;
  }
}

function entryFinding(code: 'WORKSPACE_JOURNAL_DAMAGED', seq: number): WorkspaceFinding {
  return finding(code, `${journalFolder}/${entryFile(seq)}`, { seq });
}

function bundleFinding(
  code: 'WORKSPACE_BUNDLE_DAMAGED' | 'WORKSPACE_BUNDLE_MISSING',
  bundle: Bundle,
): WorkspaceFinding {
  return finding(code, `${journalFolder}/${bundleFile(bundle)}`, { seq: bundle.first, last: bundle.last });
}

const unreadCodes = { newer: 'WORKSPACE_COMMAND_NEWER', shape: 'WORKSPACE_COMMAND_UNREADABLE' } as const;

/** Commands that this program cannot read: a finding for those of a type, with the number of the first. */
function unreadCommands(entries: readonly JournalEntry[]): readonly WorkspaceFinding[] {
  const unread = new Map<string, { readonly first: JournalEntry; count: number }>();
  for (const entry of entries) {
    if (entry.unread === null) continue;
    const key = `${entry.unread} ${entry.command.type}`;
    const known = unread.get(key);
    if (known) known.count++;
    else unread.set(key, { first: entry, count: 1 });
  }
  return [...unread.values()].map(({ first: { seq, command, unread: reason }, count }) =>
    finding(unreadCodes[reason ?? 'shape'], journalFolder, { seq, type: command.type, count }),
  );
}
