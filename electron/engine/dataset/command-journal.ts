import {
  commandTable,
  type StoredCommand,
  type WholeCommand,
} from '../../../shared/contract/commands/command-table.ts';
import type { JournalAnswer, JournalAsk } from '../../../shared/contract/workspace-session.ts';
import type { CitedSegment, HistoryItem, JournalEntry } from '../../../shared/contract/workspace.ts';
import type { WorkspaceStore } from '../vault/workspace-store.ts';
import { JournalFold } from './journal-fold.ts';
import { stateOf, type JournalState } from './journal-state.ts';
import { placeOf } from './place-of.ts';
import { takingBack, type Undo } from './undo-history.ts';

type Step = { readonly seq: number; readonly type: string };

/** The journal of a store and what its commands make: who stores a command here finds it in the state. */
export class CommandJournal {
  readonly store: WorkspaceStore;
  readonly state: JournalState;
  readonly #fold: JournalFold;

  constructor(store: WorkspaceStore) {
    this.store = store;
    this.#fold = new JournalFold(commandTable, store.journal());
    this.state = stateOf(this.#fold);
  }

  /** How many commands there are. */
  get length(): number {
    return this.store.journal().length;
  }

  /** @throws as the store's `append` */
  async append(command: WholeCommand, segments: readonly CitedSegment[] = []): Promise<JournalEntry> {
    const entry = await this.store.append(command, segments);
    this.#fold.take(entry);
    return entry;
  }

  /** Takes the last command back, which changed the state. @throws as the store's `append` */
  async takeBackLast(): Promise<void> {
    const last = this.store.journal().at(-1);
    if (last) await this.append(takingBack(last));
  }

  /** The entry of a number; null where it is damaged, missing, or not there yet. */
  entry(seq: number): JournalEntry | null {
    const entries = this.store.journal();
    const place = placeOf(entries, seq);
    return place === null ? null : (entries[place] ?? null);
  }

  /** The id of the extract that a file's content was, whether it is in the data now or not; null where it never was. */
  extractIdOf(content: string): string | null {
    for (const { command, unread } of this.store.journal().toReversed()) {
      if (unread !== null || command.type !== 'import') continue;
      const { extracts } = command as StoredCommand<'import'>;
      const found = extracts.find((extract) => extract.content === content);
      if (found) return found.extractId;
    }
    return null;
  }

  /** When the journal begins; null while it is empty. */
  get beganAt(): string | null {
    return this.store.journal()[0]?.time ?? null;
  }

  /** The commands in effect, in order, with those that nobody undoes; undo and redo themselves left out. */
  inEffect(): readonly JournalEntry[] {
    const { history } = this.#fold;
    return this.store
      .journal()
      .filter(({ seq, command }) => !history.isUndone(seq) && command.type !== 'undo' && command.type !== 'redo');
  }

  isInEffect(seq: number): boolean {
    return this.entry(seq) !== null && !this.#fold.history.isUndone(seq);
  }

  /**
   * The command that undoes or redoes the change of a number, or else the one whose turn it is. Null where there is
   * nothing to do.
   */
  step(type: Undo['type'], seq: number | null): Undo | null {
    return this.#fold.history.step(type, seq);
  }

  /** What undo and redo would do next. */
  get nextSteps(): { readonly undo: Step | null; readonly redo: Step | null } {
    const next = (type: Undo['type']): Step | null => {
      const seq = this.#fold.history.next(type);
      const entry = seq === null ? null : this.entry(seq);
      return entry && { seq: entry.seq, type: entry.command.type };
    };
    return { undo: next('undo'), redo: next('redo') };
  }

  /** The line of an entry on the Journal screen; null where there is no such entry. */
  item(seq: number): HistoryItem | null {
    const entry = this.entry(seq);
    return entry && this.#fold.history.itemOf(entry);
  }

  /** Lines for the Journal screen. */
  page({ before, limit }: JournalAsk): JournalAnswer {
    const entries = this.store.journal();
    let end = entries.length;
    if (before !== null) end = entries.findLastIndex(({ seq }) => seq < before) + 1;
    const items = entries.slice(Math.max(0, end - limit), end).map((entry) => this.#fold.history.itemOf(entry));
    return { items, entries: entries.length };
  }
}
