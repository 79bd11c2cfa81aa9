import type { PartName } from '../../../../shared/contract/commands/command-definition.ts';
import type { CommandTouching } from '../../../../shared/contract/commands/command-table.ts';
import type { JournalEntry } from '../../../../shared/contract/workspace.ts';

/** An entry whose command touches a part. */
export type EntryOf<Name extends PartName> = Omit<JournalEntry, 'command'> & {
  readonly command: CommandTouching<Name>;
};

/**
 * A part of the state: what it is before the first command, and what a command makes of it. `take` gives a new value and
 * leaves the former as it was; what it does not change it shares, since the fold keeps former values to go back to.
 */
export type Part<Name extends PartName, State> = {
  readonly initial: State;
  take(state: State, entry: EntryOf<Name>): State;
};
