import { AppError } from '../../../shared/contract/app-error.ts';
import type { PairDecision } from '../../../shared/contract/linking.ts';
import type { CommandJournal } from '../dataset/command-journal.ts';
import type { LoadedExtract } from '../dataset/loaded-extracts.ts';
import type { WorkspaceStore } from '../vault/workspace-store.ts';
import { readIdentifiers, type ChildIdentifiers } from './child-identifiers.ts';

/** What linking reads out of case segments and sealed parts: in memory between the first question and `forget`. */
export class CaseMemory {
  readonly #names = new Map<string, ChildIdentifiers>();
  /** What was decided, by the number of the command. */
  readonly #decisions = new Map<number, readonly PairDecision[]>();
  #opening = new AbortController();

  /** Aborts when all is forgotten: who asked before that gets nothing any more. */
  get closing(): AbortSignal {
    return this.#opening.signal;
  }

  forget(): void {
    this.#opening.abort();
    this.#opening = new AbortController();
    this.#names.clear();
    this.#decisions.clear();
  }

  /** Identifiers by extract, of those that have any. */
  get names(): ReadonlyMap<string, ChildIdentifiers> {
    return this.#names;
  }

  /** Brings `names` to these extracts. @throws AppError CANCELLED */
  async readNames(extracts: readonly LoadedExtract[], store: WorkspaceStore, signal: AbortSignal): Promise<void> {
    const ids = new Set(extracts.map(({ extractId }) => extractId));
    for (const extractId of this.#names.keys()) if (!ids.has(extractId)) this.#names.delete(extractId);
    for (const extract of extracts) {
      if (this.#names.has(extract.extractId)) continue;
      const identifiers = await readIdentifiers(extract, store);
      if (signal.aborted) throw new AppError('CANCELLED');
      if (identifiers) this.#names.set(extract.extractId, identifiers);
    }
  }

  /** What was decided and not undone, by the number of the command. @throws AppError WORKSPACE_CASE_LOCKED */
  async decisions(journal: CommandJournal): Promise<ReadonlyMap<number, readonly PairDecision[]>> {
    const { closing } = this;
    const entries = journal.state.decisions;
    for (const entry of entries) {
      if (this.#decisions.has(entry.seq)) continue;
      const { pairs } = await journal.whole(entry);
      if (closing.aborted) throw new AppError('WORKSPACE_CASE_LOCKED');
      this.#decisions.set(entry.seq, pairs);
    }
    return new Map(entries.map(({ seq }) => [seq, this.#decisions.get(seq) ?? []]));
  }
}
