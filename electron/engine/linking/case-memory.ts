import { z } from 'zod';
import { AppError } from '../../../shared/contract/app-error.ts';
import { pairDecision, type PairDecision } from '../../../shared/contract/linking.ts';
import type { JournalEntry } from '../../../shared/contract/workspace.ts';
import type { LoadedExtract } from '../dataset/loaded-extracts.ts';
import type { WorkspaceStore } from '../vault/workspace-store.ts';
import { readIdentifiers, type ChildIdentifiers } from './child-identifiers.ts';

const sealedDecisions = z.object({ pairs: z.array(pairDecision) });

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

  /** What these commands decided, by their number. @throws AppError WORKSPACE_CASE_LOCKED */
  async decisions(
    entries: readonly JournalEntry[],
    store: WorkspaceStore,
  ): Promise<ReadonlyMap<number, readonly PairDecision[]>> {
    const { closing } = this;
    for (const entry of entries) {
      if (this.#decisions.has(entry.seq)) continue;
      const { pairs } = sealedDecisions.parse(await store.openSealed(entry));
      if (closing.aborted) throw new AppError('WORKSPACE_CASE_LOCKED');
      this.#decisions.set(entry.seq, pairs);
    }
    return new Map(entries.map(({ seq }) => [seq, this.#decisions.get(seq) ?? []]));
  }
}
