import { writeJournalCache } from './journal-cache.ts';
import { formatVersion } from './layout.ts';
import { manifestFormat, replaceManifest } from './manifest.ts';
import type { OpenJournal } from './open-journal.ts';
import type { VaultFiles } from './vault-files.ts';
import type { KnownSegment, WorkspaceState } from './workspace-state.ts';

/** What the indexes are made from. */
export type IndexedContent = {
  readonly journal: Pick<OpenJournal, 'entries' | 'head'>;
  readonly segments: ReadonlyMap<string, KnownSegment>;
};

const entriesBetweenManifests = 50;
const entriesWorthCaching = 100;

/**
 * Manifest and journal cache of an open workspace. Both are indexes that the journal and the folder outrank: one that is
 * behind or missing costs nothing acknowledged.
 */
export class WorkspaceIndexes {
  readonly #files: VaultFiles;
  readonly #folder: string;
  readonly #facts: Pick<WorkspaceState, 'workspaceId' | 'createdAt' | 'recipients'>;
  #damagedManifests: readonly string[] = [];
  #isBehind = false;
  #savedSeq = 0;
  #cachedEntries = 0;

  constructor(files: VaultFiles, folder: string, state: WorkspaceState) {
    this.#files = files;
    this.#folder = folder;
    const { workspaceId, createdAt, recipients } = state;
    this.#facts = { workspaceId, createdAt, recipients };
    this.reset(state);
  }

  get isManifestBehind(): boolean {
    return this.#isBehind;
  }

  /** Takes up what was read from the folder. */
  reset(state: WorkspaceState): void {
    this.#damagedManifests = state.damagedManifests;
    this.#isBehind = state.isManifestBehind;
    this.#savedSeq = state.head.seq;
    this.#cachedEntries = state.cachedEntries;
  }

  markBehind(): void {
    this.#isBehind = true;
  }

  isManifestDue(seq: number): boolean {
    return seq - this.#savedSeq >= entriesBetweenManifests;
  }

  async saveManifest({ journal, segments }: IndexedContent, now: Date): Promise<void> {
    const { head } = journal;
    await replaceManifest(
      this.#files,
      this.#folder,
      {
        format: manifestFormat,
        formatVersion,
        ...this.#facts,
        savedAt: now.toISOString(),
        segments: [...segments.values()].map(({ sha256, kind, bytes }) => ({ sha256, kind, bytes })),
        journal: head.seq === 0 ? null : head,
      },
      this.#damagedManifests,
    );
    this.#isBehind = false;
    this.#damagedManifests = [];
    this.#savedSeq = head.seq;
  }

  async saveCache({ journal }: IndexedContent): Promise<void> {
    const { entries, head } = journal;
    if (entries.length - this.#cachedEntries < entriesWorthCaching) return;
    await writeJournalCache(this.#files, this.#folder, this.#facts.recipients.analytic, entries, head);
    this.#cachedEntries = entries.length;
  }
}
