import { join } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { CommandTable } from '../../../shared/contract/commands/command-table.ts';
import type { JournalEntry } from '../../../shared/contract/workspace.ts';
import { sealTo } from './age-key.ts';
import { writeNew } from './durable-write.ts';
import type { JournalHead } from './journal-head.ts';
import { JournalPacker } from './journal-packer.ts';
import { entryFile, journalFolder } from './layout.ts';
import { nextEntry, readEntry, type NewEntry } from './next-entry.ts';
import { sha256 } from './sha256.ts';
import type { VaultSetting } from './vault-setting.ts';
import type { VaultFiles } from './vault-files.ts';
import { failureCode } from './workspace-failure.ts';
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
  /** An entry that was not stored, and whose file may lie in the folder all the same. */
  #failed: { readonly path: string; readonly bytes: Uint8Array } | null = null;

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

  /** Durable when it resolves, not stored when it rejects. @throws AppError WORKSPACE_CHANGED_ELSEWHERE; what the folder refuses */
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

  /**
   * Another process that took the workspace over, or had it before, may have written an entry of this number: that one was
   * acknowledged to somebody, and stays.
   * @throws AppError WORKSPACE_CHANGED_ELSEWHERE
   */
  async #write(seq: number, bytes: Uint8Array): Promise<void> {
    await this.#removeFailed();
    try {
      await writeNew(this.#files, this.#folder, entryFile(seq), bytes);
    } catch (error) {
      if (await this.#isTaken(error)) throw new AppError('WORKSPACE_CHANGED_ELSEWHERE', { seq });
      this.#failed = { path: join(this.#folder, entryFile(seq)), bytes };
      await this.#removeFailed().catch(() => undefined);
      throw error;
    }
  }

  /** The number has an entry, or who took the workspace over removed what was on its way to become one. */
  async #isTaken(error: unknown): Promise<boolean> {
    const code = failureCode(error);
    return code === 'EEXIST' || (code === 'ENOENT' && (await this.#files.exists(this.#folder)));
  }

  /** What a failed write left, where it is that: no two entries are encrypted to the same bytes. */
  async #removeFailed(): Promise<void> {
    if (!this.#failed) return;
    const { path, bytes } = this.#failed;
    const isThere = await this.#files.exists(path);
    if (isThere && Buffer.from(await this.#files.read(path)).equals(bytes)) await this.#files.remove(path);
    this.#failed = null;
  }
}
