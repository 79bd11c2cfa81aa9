import type { CommandTable, StoredCommand } from '../../../shared/contract/commands/command-table.ts';
import type { HistoryItem, JournalEntry } from '../../../shared/contract/workspace.ts';
import { placeOf } from './place-of.ts';

/** A command about a command, which it names by its number. */
export type Undo = { readonly type: 'undo' | 'redo'; readonly seq: number };

/**
 * What undo and redo left of a journal. An undo or redo that names no earlier change, or one that is in that state
 * already, changes nothing.
 */
export class UndoHistory {
  readonly #commands: CommandTable;
  /** Numbers of what may be undone, with whether this program may do it. */
  readonly #changes = new Map<number, { readonly isUndoable: boolean; readonly isByTurn: boolean }>();
  /** Change → the undo that took it out. */
  readonly #undone = new Map<number, number>();
  /** Undos and redos that had nothing to do. */
  readonly #void = new Set<number>();
  /** Changes in effect that undo reaches by turn, in order. */
  readonly #turn: { readonly seq: number }[] = [];
  /** Undone changes that a redo would bring back, the next one last. */
  #redoable: readonly number[] = [];

  constructor(commands: CommandTable) {
    this.#commands = commands;
  }

  /** @returns the number of the change that the entry took out or put back; null for another entry */
  take(entry: JournalEntry): number | null {
    const undo = undoIn(entry);
    if (undo) return this.#turnBy(entry.seq, undo);
    const definition = entry.unread === null ? this.#commands.get(entry.command.type) : undefined;
    if (definition?.kind === 'fact') return null;
    const isByTurn = definition?.isUndoneByTurn ?? false;
    this.#changes.set(entry.seq, { isUndoable: definition !== undefined, isByTurn });
    if (!isByTurn) return null;
    this.#turn.push({ seq: entry.seq });
    this.#redoable = [];
    return null;
  }

  isUndone(seq: number): boolean {
    return this.#undone.has(seq);
  }

  /** The number of the change whose turn it is; null when there is none, for redo also when something new was done since. */
  next(type: Undo['type']): number | null {
    return (type === 'undo' ? this.#turn.at(-1)?.seq : this.#redoable.at(-1)) ?? null;
  }

  /**
   * The command that takes a change out of the state, or puts it back: the one that is named, or else the one whose turn
   * it is. Null where there is nothing to do.
   */
  step(type: Undo['type'], seq: number | null): Undo | null {
    const asked = seq ?? this.next(type);
    if (asked === null || !this.#changes.get(asked)?.isUndoable) return null;
    return this.#undone.has(asked) === (type === 'redo') ? { type, seq: asked } : null;
  }

  /** The line of an entry on the Journal screen. */
  itemOf({ seq, time, actor, command, unread, segments, sealed, isClockSetBack }: JournalEntry): HistoryItem {
    const undoneBySeq = this.#undone.get(seq) ?? null;
    return {
      seq,
      time,
      actor,
      command,
      unread,
      state: this.#void.has(seq) ? 'void' : undoneBySeq === null ? 'effective' : 'undone',
      undoneBySeq,
      isUndoable: this.#changes.get(seq)?.isUndoable ?? false,
      isClockSetBack,
      hasSealedPart: sealed !== undefined,
      segments: [...segments],
    };
  }

  #turnBy(by: number, { type, seq }: Undo): number | null {
    const change = this.#changes.get(seq);
    if (!change || this.#undone.has(seq) !== (type === 'redo')) {
      this.#void.add(by);
      return null;
    }
    if (type === 'undo') this.#undone.set(seq, by);
    else this.#undone.delete(seq);
    this.#redoable = this.#redoable.filter((each) => each !== seq);
    if (type === 'undo' && change.isUndoable) this.#redoable = [...this.#redoable, seq];
    if (change.isByTurn) this.#setTurn(seq, type === 'redo');
    return seq;
  }

  #setTurn(seq: number, isIn: boolean): void {
    const place = placeOf(this.#turn, seq);
    if (!isIn && place !== null) this.#turn.splice(place, 1);
    if (!isIn || place !== null) return;
    const after = this.#turn.findLastIndex((each) => each.seq < seq);
    this.#turn.splice(after + 1, 0, { seq });
  }
}

/** The command that brings back the state from before the last entry, which changed it. */
export function takingBack(entry: JournalEntry): Undo {
  const undo = undoIn(entry);
  if (!undo) return { type: 'undo', seq: entry.seq };
  return { type: undo.type === 'undo' ? 'redo' : 'undo', seq: undo.seq };
}

function undoIn({ command, unread }: JournalEntry): Undo | null {
  if (unread !== null) return null;
  const known = command as StoredCommand;
  return known.type === 'undo' || known.type === 'redo' ? known : null;
}
