import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { CommandTable } from '../../../shared/contract/commands/command-table.ts';
import type { JournalEntry } from '../../../shared/contract/workspace.ts';
import { sealTo } from './age-key.ts';
import { writeDurably } from './durable-write.ts';
import type { JournalHead } from './journal-head.ts';
import { JournalPacker } from './journal-packer.ts';
import { entryFile, journalFolder } from './layout.ts';
import { nextEntry, readEntry, type NewEntry } from './next-entry.ts';
import { sha256 } from './sha256.ts';
import type { VaultSetting } from './vault-setting.ts';
import type { VaultFiles } from './vault-files.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** The journal of an unlocked workspace: its entries in memory, and the one place that writes the next. */
export class OpenJournal {
  readonly packer: JournalPacker;
  readonly #files: VaultFiles;
  readonly #folder: string;
  readonly #commands: CommandTable;
  readonly #recipient: string;
  readonly #entries: JournalEntry[];
  #head: JournalHead;
  #latestTime: string;
  /** A number whose entry may lie half written in the folder. */
  #unsureSeq: number | null = null;

  constructor(
    { files, commands, entriesPerBundle }: VaultSetting,
    folder: string,
    { journal, recipients }: Pick<WorkspaceState, 'journal' | 'recipients'>,
  ) {
    this.#files = files;
    this.#folder = join(folder, journalFolder);
    this.#commands = commands;
    this.#recipient = recipients.analytic;
    this.#entries = [...journal.entries];
    this.#head = journal.head;
    this.#latestTime = journal.entries.reduce((latest, { time }) => (time > latest ? time : latest), '');
    this.packer = new JournalPacker(files, folder, recipients.analytic, entriesPerBundle, journal);
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  get head(): JournalHead {
    return this.#head;
  }

  /** Durable when it resolves, not stored when it rejects. @throws AppError WORKSPACE_IN_USE; what the folder refuses */
  async append(content: NewEntry): Promise<JournalEntry> {
    const { entry: stored, bytes } = nextEntry(this.#head, content);
    const { seq, time } = stored;
    await this.#write(seq, await sealTo(this.#recipient, bytes));
    const entry = readEntry(this.#commands, stored, this.#latestTime);
    this.#entries.push(entry);
    this.#head = { seq, sha256: sha256(bytes) };
    if (time > this.#latestTime) this.#latestTime = time;
    this.packer.add(seq, bytes);
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
