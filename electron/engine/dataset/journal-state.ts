import type { RowPlace } from '../../../shared/contract/commands/row-place.ts';
import type { JournalFold } from './journal-fold.ts';
import type { KeptExtract } from './parts/extracts.ts';
import type { RetiredRow } from './parts/retired-rows.ts';
import type { PartStates } from './state-parts.ts';

/** An extract that is in the data, and where its rows lie. */
export type StoredExtract = KeptExtract & {
  /** Rows that a person took out of the figures: the second record of a child in a year. */
  readonly retired: readonly RowPlace[];
};

/** What the commands of a journal make: the data is the segments named here, the rest is here itself. */
export type JournalState = Omit<PartStates, 'extracts' | 'retired'> & {
  /** In the order they came. */
  readonly extracts: readonly StoredExtract[];
};

/** What the tables are made of. */
export type TableState = Pick<JournalState, 'extracts' | 'register' | 'links'>;

/**
 * The state of a fold as it is at the moment one asks. A part that did not change since is the same object.
 * @throws AppError WORKSPACE_CASE_LOCKED for a part that needs sealed fields which were not read
 */
export function stateOf(fold: JournalFold): JournalState {
  let made: { from: readonly [unknown, unknown]; extracts: readonly StoredExtract[] } | null = null;
  return {
    get extracts() {
      const [kept, retired] = [fold.stateOf('extracts'), fold.stateOf('retired')];
      if (made?.from[0] !== kept || made.from[1] !== retired)
        made = { from: [kept, retired], extracts: withRetired(kept, retired) };
      return made.extracts;
    },
    get mappings() {
      return fold.stateOf('mappings');
    },
    get register() {
      return fold.stateOf('register');
    },
    get links() {
      return fold.stateOf('links');
    },
    get decisions() {
      return fold.stateOf('decisions');
    },
    get keySecret() {
      return fold.stateOf('keySecret');
    },
    get lastBackupAt() {
      return fold.stateOf('lastBackupAt');
    },
    get lastCaseOpening() {
      return fold.stateOf('lastCaseOpening');
    },
    get releases() {
      return fold.stateOf('releases');
    },
    get thresholds() {
      return fold.stateOf('thresholds');
    },
  };
}

/** A row leaves for the sake of another while that one's extract is there; it stands in several pairs, and counts once. */
function withRetired(extracts: readonly KeptExtract[], retired: readonly RetiredRow[]): readonly StoredExtract[] {
  const rows = new Map(extracts.map(({ extractId }) => [extractId, new Map<string, RowPlace>()]));
  for (const { extractId, stays, row } of retired)
    if (rows.has(stays)) rows.get(extractId)?.set(`${row.sheetNo} ${row.line}`, row);
  return extracts.map((extract) => ({ ...extract, retired: [...(rows.get(extract.extractId)?.values() ?? [])] }));
}
