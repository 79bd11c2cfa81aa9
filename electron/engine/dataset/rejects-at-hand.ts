import type { RejectTable } from '../ingest/reject-table.ts';
import type { StoredExtract } from './journal-state.ts';

export type KeepRejects = (extract: StoredExtract, table: RejectTable) => void;

/** Rejected rows of this session by extract and the way it was read, of which nobody need open the case data to see them. */
export class RejectsAtHand {
  readonly #tables = new Map<string, RejectTable>();
  #forgotten = 0;

  get(extract: StoredExtract): RejectTable | undefined {
    return this.#tables.get(readingOf(extract));
  }

  /** Keeps tables from now on until they are forgotten: what comes after that is not kept. */
  keeper(): KeepRejects {
    const begun = this.#forgotten;
    return (extract, table) => {
      if (this.#forgotten === begun) this.#tables.set(readingOf(extract), table);
    };
  }

  forget(): void {
    this.#forgotten++;
    this.#tables.clear();
  }
}

/** The same file may be read in several ways, and undo brings a former one back. */
function readingOf({ extractId, segments, mapping, blank, codes, surveyYearGivenBE }: StoredExtract): string {
  return JSON.stringify([extractId, segments, mapping, blank, codes, surveyYearGivenBE]);
}
