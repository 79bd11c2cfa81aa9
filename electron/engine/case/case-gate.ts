import { AppError } from '../../../shared/contract/app-error.ts';
import type { CommandType, WholeCommand } from '../../../shared/contract/commands/command-table.ts';
import type { JournalEntry } from '../../../shared/contract/workspace.ts';
import type { CaseStore, WorkspaceStore } from '../vault/workspace-store.ts';
import { copyStore } from './copy-store.ts';

/** Aborts with the next lock. The gate alone makes one: who has it works under the gate. */
export type CaseSignal = AbortSignal & { readonly untilLock: true };

/** Where something decrypted is kept: empty until it is kept, and again after a lock, whoever holds the slot. */
export type CaseSlot<T> = {
  readonly value: T | null;
  /** @param since  had when its making began: after a lock since then it is not kept */
  keep(value: T, since: CaseSignal): void;
};

type EntryOf<Type extends CommandType> = Omit<JournalEntry, 'command'> & { readonly command: { readonly type: Type } };

/**
 * The one way to what the case key opens. It alone reads case segments and sealed fields, it owns what was decrypted (in
 * its slots), and it ends what runs under it when the case data are locked or their store is left.
 */
export class CaseGate {
  #store: CaseStore | null = null;
  #closing = new AbortController();
  readonly #slots: (() => void)[] = [];

  /** Aborts with the next lock; for work that goes on after it, but keeps nothing in a slot then. */
  get closing(): CaseSignal {
    return this.#closing.signal as CaseSignal;
  }

  /**
   * Reads this store from now on; what was read of the one before is dropped. Null: there is nothing to read.
   * @returns what attaches the one before again
   */
  attach(store: CaseStore | null): () => void {
    const former = this.#store;
    this.lock();
    this.#store = store;
    return () => void this.attach(former);
  }

  /** Drops the case key and all that was decrypted, and ends what runs under the gate. */
  lock(): void {
    this.#store?.dropCaseKey();
    this.#closing.abort();
    this.#closing = new AbortController();
    for (const empty of this.#slots) empty();
  }

  /** A place for something decrypted. */
  slot<T>(): CaseSlot<T> {
    let held: T | null = null;
    this.#slots.push(() => {
      held = null;
    });
    return {
      get value() {
        return held;
      },
      keep: (value, since) => {
        if (!since.aborted) held = value;
      },
    };
  }

  /**
   * Runs work on what the case key opens. Where a lock comes before its end, its answer is not given.
   * @param store  what the caller has loaded: while another one takes its place, nothing is open
   * @param signal  of whoever asked
   * @throws AppError WORKSPACE_NONE for a session, which has no case data; WORKSPACE_CASE_LOCKED without the key and after a
   *   lock; else what the work throws
   */
  async run<T>(store: WorkspaceStore, work: (signal: CaseSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    this.assertOpen(store);
    const { closing } = this;
    try {
      const answer = await work(signal ? (AbortSignal.any([signal, closing]) as CaseSignal) : closing);
      if (!closing.aborted) return answer;
    } catch (error) {
      if (!closing.aborted) throw error;
    }
    throw new AppError('WORKSPACE_CASE_LOCKED');
  }

  /** Whether case segments and sealed fields of a store can be read now: always of a session, which is nobody else's. */
  isOpenFor(store: WorkspaceStore): boolean {
    return store === this.#store && this.#store.isCaseOpen;
  }

  /**
   * @param store  what the caller has loaded
   * @throws AppError WORKSPACE_NONE for a session, WORKSPACE_CASE_LOCKED
   */
  assertOpen(store: WorkspaceStore): void {
    if (!store.isLasting) throw new AppError('WORKSPACE_NONE');
    if (!this.isOpenFor(store)) throw new AppError('WORKSPACE_CASE_LOCKED');
  }

  /** @throws AppError WORKSPACE_CASE_LOCKED, WORKSPACE_SEGMENT_MISSING, WORKSPACE_SEGMENT_DAMAGED */
  async readSegment(sha256: string): Promise<Uint8Array> {
    return this.#attached().readCaseSegment(sha256);
  }

  /** Commands with their sealed fields. @throws AppError WORKSPACE_CASE_LOCKED, WORKSPACE_COMMAND_UNREADABLE */
  async commands<Type extends CommandType>(entries: readonly EntryOf<Type>[]): Promise<readonly WholeCommand<Type>[]> {
    return (await this.#attached().wholeCommands(entries)) as readonly WholeCommand<Type>[];
  }

  /** Copies what is attached into an empty store. @param entries  see `copyStore` */
  async copyTo(to: WorkspaceStore, entries: readonly JournalEntry[]): Promise<void> {
    await copyStore(this.#attached(), to, entries);
  }

  #attached(): CaseStore {
    if (!this.#store) throw new AppError('WORKSPACE_CASE_LOCKED');
    return this.#store;
  }
}
