import type { AgeKey } from './age-key.ts';
import type { JournalHead } from './journal-head.ts';
import type { KeyRegister } from './key-register.ts';
import { formatVersion, type Bundle } from './layout.ts';
import { manifestFormat, replaceManifest } from './manifest.ts';
import type { OpenJournal } from './open-journal.ts';
import { signHead, type SignedHead } from './signed-head.ts';
import type { VaultFiles } from './vault-files.ts';
import type { KnownSegment, WorkspaceState } from './workspace-state.ts';

const entriesBetweenManifests = 50;

/**
 * The manifest of an open workspace: an index that the journal and the folder outrank, so that one that is behind or
 * missing costs nothing acknowledged.
 */
export class ManifestKeeper {
  readonly #files: VaultFiles;
  readonly #folder: string;
  readonly #facts: Pick<WorkspaceState, 'workspaceId' | 'createdAt' | 'recipients'>;
  #keys: KeyRegister;
  #damaged: readonly string[];
  #generation: number;
  #signed: SignedHead | null;
  #isBehind: boolean;
  #isUrgent = false;
  #savedSeq: number;
  #citedBundles: number;

  constructor(files: VaultFiles, folder: string, state: WorkspaceState) {
    this.#files = files;
    this.#folder = folder;
    const { workspaceId, createdAt, recipients, journal } = state;
    this.#facts = { workspaceId, createdAt, recipients };
    this.#keys = state.keys;
    this.#damaged = state.damagedManifests;
    this.#generation = state.generation;
    this.#signed = state.signed;
    this.#isBehind = state.isManifestBehind;
    this.#savedSeq = journal.head.seq;
    this.#citedBundles = state.isManifestBehind ? 0 : journal.bundles.length;
  }

  get signed(): SignedHead | null {
    return this.#signed;
  }

  /** Signs the head of the journal, where it is another than the one that is signed. */
  sign(key: AgeKey, head: JournalHead): void {
    if (this.#signed?.sha256 === head.sha256 && this.#signed.publicKey === key.publicKey) return;
    this.#signed = signHead(key, this.#facts.workspaceId, head);
    this.markBehind();
  }

  get isBehind(): boolean {
    return this.#isBehind;
  }

  get keys(): KeyRegister {
    return this.#keys;
  }

  set keys(keys: KeyRegister) {
    if (JSON.stringify(keys) === JSON.stringify(this.#keys)) return;
    this.#keys = keys;
    this.markBehind(true);
  }

  /** @param isUrgent  whether it should not wait for others */
  markBehind(isUrgent = false): void {
    this.#isBehind = true;
    this.#isUrgent ||= isUrgent;
  }

  /** Whether it should be saved before long, with an entry of this number as the newest. */
  isDue(seq: number): boolean {
    return this.#isUrgent || seq - this.#savedSeq >= entriesBetweenManifests;
  }

  /** Whether the manifest in the folder names them all. */
  citesAll(bundles: readonly Bundle[]): boolean {
    return this.#citedBundles === bundles.length;
  }

  async save({ head, packer }: OpenJournal, segments: ReadonlyMap<string, KnownSegment>, now: Date): Promise<void> {
    const { bundles } = packer;
    await replaceManifest(
      this.#files,
      this.#folder,
      {
        format: manifestFormat,
        formatVersion,
        ...this.#facts,
        keys: this.#keys,
        generation: this.#generation + 1,
        savedAt: now.toISOString(),
        segments: [...segments.values()].map(({ sha256, kind, bytes }) => ({ sha256, kind, bytes })),
        bundles: [...bundles],
        journal: head.seq === 0 ? null : head,
        signed: this.#signed,
      },
      this.#damaged,
    );
    this.#generation++;
    this.#isBehind = false;
    this.#isUrgent = false;
    this.#damaged = [];
    this.#savedSeq = head.seq;
    this.#citedBundles = bundles.length;
  }
}
