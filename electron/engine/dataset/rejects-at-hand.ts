import type { RejectTable } from '../ingest/reject-table.ts';

export type KeepRejects = (extractId: string, table: RejectTable) => void;

/** Rejected rows of this session by extract, of which nobody need open the case data to see them. */
export class RejectsAtHand {
  readonly #tables = new Map<string, RejectTable>();
  #forgotten = 0;

  get(extractId: string): RejectTable | undefined {
    return this.#tables.get(extractId);
  }

  /** Keeps tables from now on until they are forgotten: what comes after that is not kept. */
  keeper(): KeepRejects {
    const begun = this.#forgotten;
    return (extractId, table) => {
      if (this.#forgotten === begun) this.#tables.set(extractId, table);
    };
  }

  forget(): void {
    this.#forgotten++;
    this.#tables.clear();
  }
}
