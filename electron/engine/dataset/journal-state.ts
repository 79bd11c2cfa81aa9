import type { JournalFold } from './journal-fold.ts';
import type { PartStates } from './state-parts.ts';

/** What the commands of a journal make: the data is the segments named here, the rest is here itself. */
export type JournalState = PartStates;

/** What the tables are made of. */
export type TableState = Pick<JournalState, 'extracts' | 'decisions' | 'links'>;

/**
 * The state of a fold as it is at the moment one asks. A part that did not change since is the same object.
 * @throws AppError WORKSPACE_CASE_LOCKED for a part that needs sealed fields which were not read
 */
export function stateOf(fold: JournalFold): JournalState {
  return {
    get extracts() {
      return fold.stateOf('extracts');
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
