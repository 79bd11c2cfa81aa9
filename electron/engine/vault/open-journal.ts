import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { JournalEntry } from '../../../shared/contract/workspace.ts';
import { sealTo } from './age-key.ts';
import { writeDurably } from './durable-write.ts';
import { entryFile, journalFolder } from './layout.ts';
import { nextEntry, type JournalHead, type NewEntry } from './next-entry.ts';
import { sha256 } from './sha256.ts';
import type { VaultFiles } from './vault-files.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** The journal of an unlocked workspace: its entries in memory, and the one place that writes the next. */
export class OpenJournal {
  readonly #files: VaultFiles;
  readonly #folder: string;
  readonly #recipient: string;
  #entries: readonly JournalEntry[];
  #head: JournalHead;
  #latestTime: string;
  /** A number whose entry may lie half written in the folder. */
  #unsureSeq: number | null = null;

  constructor(files: VaultFiles, folder: string, { entries, head, recipients }: WorkspaceState) {
    this.#files = files;
    this.#folder = join(folder, journalFolder);
    this.#recipient = recipients.analytic;
    this.#entries = entries;
    this.#head = head;
    this.#latestTime = entries.reduce((latest, { time }) => (time > latest ? time : latest), '');
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  get head(): JournalHead {
    return this.#head;
  }

  /** Durable when it resolves, not stored when it rejects. @throws AppError WORKSPACE_IN_USE; what the folder refuses */
  async append(content: NewEntry): Promise<JournalEntry> {
    const { entry, bytes } = nextEntry(this.#head, this.#latestTime, content);
    const file = await sealTo(this.#recipient, bytes);
    await this.#write(entry.seq, file);
    this.#entries = [...this.#entries, entry];
    this.#head = { seq: entry.seq, sha256: sha256(file) };
    if (entry.time > this.#latestTime) this.#latestTime = entry.time;
    return entry;
  }

  /** A file of the next number can only be what a failed write of ours left: it was never acknowledged. */
  async #write(seq: number, file: Uint8Array): Promise<void> {
    const path = join(this.#folder, entryFile(seq));
    if (this.#unsureSeq !== seq && (await this.#files.exists(path)))
      throw new AppError('WORKSPACE_IN_USE', { host: '?', since: '?' });
    this.#unsureSeq = seq;
    try {
      await writeDurably(this.#files, this.#folder, entryFile(seq), file);
    } catch (error) {
      await this.#files.remove(path).catch(() => undefined);
      throw error;
    }
  }
}
