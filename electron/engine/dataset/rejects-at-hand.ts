import type { CaseGate, CaseSlot } from '../case/case-gate.ts';
import type { RejectTable } from '../ingest/reject-table.ts';
import type { StoredExtract } from './parts/extracts.ts';

export type KeepRejects = (extract: StoredExtract, table: RejectTable) => void;

/**
 * Rejected rows of this session by extract and the way it was read. Nobody need open the case data to see them: whoever
 * imports has the file itself. A lock drops them all the same, because the next person at the screen may not have it.
 */
export class RejectsAtHand {
  readonly #gate: CaseGate;
  readonly #tables: CaseSlot<ReadonlyMap<string, RejectTable>>;

  constructor(gate: CaseGate) {
    this.#gate = gate;
    this.#tables = gate.slot();
  }

  get(extract: StoredExtract): RejectTable | undefined {
    return this.#tables.value?.get(readingOf(extract));
  }

  /** Keeps tables from now on until the next lock: what comes after that is not kept. */
  keeper(): KeepRejects {
    const since = this.#gate.closing;
    return (extract, table) =>
      this.#tables.keep(new Map([...(this.#tables.value ?? []), [readingOf(extract), table]]), since);
  }
}

/** The same file may be read in several ways, and undo brings a former one back. */
function readingOf({ extractId, entry }: StoredExtract): string {
  return `${extractId} ${entry.seq}`;
}
