import { AppError } from '../../../shared/contract/app-error.ts';
import type { JournalEntry } from '../../../shared/contract/workspace.ts';
import { placeOf } from './place-of.ts';

/** The state of a part after so many of the entries that touch it. */
type Snapshot<State> = { readonly count: number; readonly state: State };

const entriesBetweenSnapshots = 64;

/**
 * A part of the state with the entries that touch it. It takes the next one as it comes; only where an entry was undone or
 * redone is it folded again, from the last snapshot before that entry. Snapshots lie close together near the newest entry
 * and ever farther apart before: four for each doubling of the distance.
 */
export class FoldedPart<State> {
  readonly #take: (state: State, entry: JournalEntry) => State;
  /** All that touch it, undone ones too. */
  readonly #entries: JournalEntry[] = [];
  #snapshots: readonly Snapshot<State>[];
  #state: State;
  /** Why the state is not known: a command whose sealed fields it needs was read without them. */
  #closed: AppError | null = null;

  constructor(initial: State, take: (state: State, entry: JournalEntry) => State) {
    this.#take = take;
    this.#state = initial;
    this.#snapshots = [{ count: 0, state: initial }];
  }

  /** @throws AppError WORKSPACE_CASE_LOCKED */
  get state(): State {
    if (this.#closed) throw this.#closed;
    return this.#state;
  }

  take(entry: JournalEntry, isUndone: boolean): void {
    this.#entries.push(entry);
    this.#fold(entry, isUndone, this.#entries.length);
  }

  /** The entry of a number was undone or redone; one that does not touch this part changes nothing. */
  refold(seq: number, isUndone: (seq: number) => boolean): void {
    const place = placeOf(this.#entries, seq);
    if (place === null) return;
    this.#snapshots = this.#snapshots.filter(({ count }) => count <= place);
    const last = this.#snapshots.at(-1);
    if (!last) return;
    this.#state = last.state;
    this.#closed = null;
    for (const [i, entry] of this.#entries.slice(last.count).entries())
      this.#fold(entry, isUndone(entry.seq), last.count + i + 1);
  }

  /** @param count  how many entries have been taken with this one */
  #fold(entry: JournalEntry, isUndone: boolean, count: number): void {
    if (this.#closed) return;
    try {
      if (!isUndone) this.#state = this.#take(this.#state, entry);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'WORKSPACE_CASE_LOCKED') throw error;
      this.#closed = error;
      return;
    }
    if (count % entriesBetweenSnapshots === 0)
      this.#snapshots = [...this.#snapshots.filter((each) => isKept(each.count, count)), { count, state: this.#state }];
  }
}

/** A snapshot after a number of entries that only 64 divides is kept for 512 entries, one that 128 divides for 1024 … */
function isKept(count: number, newest: number): boolean {
  let divisor = entriesBetweenSnapshots;
  while (newest - count > 8 * divisor && count % (2 * divisor) === 0) divisor *= 2;
  return newest - count <= 8 * divisor;
}
