import { partNames, type PartName } from '../../../shared/contract/commands/command-definition.ts';
import type { CommandTable } from '../../../shared/contract/commands/command-table.ts';
import type { JournalEntry } from '../../../shared/contract/workspace.ts';
import { FoldedPart } from './folded-part.ts';
import { stateParts, type PartStates } from './state-parts.ts';
import { UndoHistory } from './undo-history.ts';

/**
 * A journal folded into the state it describes, entry by entry: an entry costs what its part makes of it, however many
 * came before. Commands that this program cannot read have no effect.
 */
export class JournalFold {
  readonly history: UndoHistory;
  readonly #commands: CommandTable;
  readonly #parts = foldedParts();

  constructor(commands: CommandTable, entries: readonly JournalEntry[]) {
    this.#commands = commands;
    this.history = new UndoHistory(commands);
    // What is undone by the end is passed over, not folded and then folded again.
    for (const entry of entries) this.history.take(entry);
    for (const entry of entries) this.#fold(entry);
  }

  /** The value of a part. @throws AppError WORKSPACE_CASE_LOCKED where it needs sealed fields that were not read */
  stateOf<Name extends PartName>(name: Name): PartStates[Name] {
    return this.#parts[name].state as PartStates[Name];
  }

  take(entry: JournalEntry): void {
    const turned = this.history.take(entry);
    if (turned === null) this.#fold(entry);
    else for (const name of partNames) this.#parts[name].refold(turned, (seq) => this.history.isUndone(seq));
  }

  #fold(entry: JournalEntry): void {
    const definition = entry.unread === null ? this.#commands.get(entry.command.type) : undefined;
    for (const name of definition?.touches ?? []) this.#parts[name].take(entry, this.history.isUndone(entry.seq));
  }
}

/** A part is given entries that touch it and no others, so it may take their commands to be of its own. */
function foldedParts(): Readonly<Record<PartName, FoldedPart<unknown>>> {
  const folded = partNames.map((name) => {
    const { initial, take } = stateParts[name] as {
      readonly initial: unknown;
      readonly take: (state: unknown, entry: JournalEntry) => unknown;
    };
    return [name, new FoldedPart(initial, take)] as const;
  });
  return Object.fromEntries(folded) as Readonly<Record<PartName, FoldedPart<unknown>>>;
}
