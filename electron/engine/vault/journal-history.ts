import {
  redoCommand,
  undoCommand,
  type Command,
  type HistoryItem,
  type JournalEntry,
} from '../../../shared/contract/workspace.ts';

/** A command about a command, which it names by its number. */
export type Undo = { readonly type: 'undo' | 'redo'; readonly seq: number };

/** Whether a command may be undone: a change to the data may, an export or an opening of the case view is a fact. */
export type IsUndoable = (command: Command) => boolean;

type Reading = {
  readonly ordinary: ReadonlyMap<number, JournalEntry>;
  /** Command → the undo that took it out. */
  readonly undone: ReadonlyMap<number, number>;
  /** Undos and redos that had nothing to do. */
  readonly void: ReadonlySet<number>;
  /** Undone commands that a redo would bring back, the next one last. */
  readonly redoable: readonly number[];
};

/**
 * The commands that make the state, in order: those that were not undone, or were redone. An undo or redo that names no
 * earlier command, or one that is in that state already, changes nothing.
 */
export function effectiveCommands(journal: readonly JournalEntry[]): readonly JournalEntry[] {
  const { ordinary, undone } = read(journal, () => true);
  return [...ordinary.values()].filter(({ seq }) => !undone.has(seq));
}

/** The number of the command that "undo" would take out; null when there is none. */
export function nextUndo(journal: readonly JournalEntry[], isUndoable: IsUndoable): number | null {
  const { ordinary, undone } = read(journal, isUndoable);
  return [...ordinary.values()].findLast(({ seq, command }) => !undone.has(seq) && isUndoable(command))?.seq ?? null;
}

/** The number of the command that "redo" would bring back; null when there is none or something new was done since. */
export function nextRedo(journal: readonly JournalEntry[], isUndoable: IsUndoable): number | null {
  return read(journal, isUndoable).redoable.at(-1) ?? null;
}

/** The journal as the Journal screen lists it, oldest first. */
export function journalHistory(journal: readonly JournalEntry[], isUndoable: IsUndoable): readonly HistoryItem[] {
  const { ordinary, undone, void: empty } = read(journal, isUndoable);
  return journal.map(({ seq, time, actor, command, segments, sealed, isClockSetBack }) => ({
    seq,
    time,
    actor,
    command,
    state: empty.has(seq) ? 'void' : undone.has(seq) ? 'undone' : 'effective',
    undoneBySeq: undone.get(seq) ?? null,
    isUndoable: ordinary.has(seq) && isUndoable(command),
    isClockSetBack,
    hasSealedPart: sealed !== undefined,
    segments,
  }));
}

/** The command that brings back the state from before the last entry, which changed it. */
export function takingBack({ seq, command }: JournalEntry): Undo {
  const undo = undoCommand.safeParse(command);
  if (undo.success) return { type: 'redo', seq: undo.data.seq };
  const redo = redoCommand.safeParse(command);
  return { type: 'undo', seq: redo.success ? redo.data.seq : seq };
}

function read(journal: readonly JournalEntry[], isUndoable: IsUndoable): Reading {
  const ordinary = new Map<number, JournalEntry>();
  const undone = new Map<number, number>();
  const empty = new Set<number>();
  let redoable: number[] = [];
  for (const entry of journal) {
    const undo = undoCommand.safeParse(entry.command);
    const redo = redoCommand.safeParse(entry.command);
    if (undo.success) {
      const { seq } = undo.data;
      if (!ordinary.has(seq) || undone.has(seq)) empty.add(entry.seq);
      else {
        undone.set(seq, entry.seq);
        redoable.push(seq);
      }
    } else if (redo.success) {
      const { seq } = redo.data;
      if (!undone.delete(seq)) empty.add(entry.seq);
      redoable = redoable.filter((each) => each !== seq);
    } else {
      ordinary.set(entry.seq, entry);
      if (isUndoable(entry.command)) redoable = [];
    }
  }
  return { ordinary, undone, void: empty, redoable };
}
