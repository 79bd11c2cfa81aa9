import { commandTable, type CommandType } from '../../../shared/contract/commands/command-table.ts';
import type { Fields } from '../../../shared/contract/commands/command-definition.ts';
import type { HistoryItem, JournalEntry } from '../../../shared/contract/workspace.ts';
import type { CaseGate } from '../case/case-gate.ts';
import { readableCommands } from '../case/readable-commands.ts';
import type { CommandJournal } from './command-journal.ts';

/** An entry with something to tell. */
type Telling = Omit<JournalEntry, 'command'> & { readonly command: { readonly type: CommandType } };

/**
 * Lines of the Journal screen with the sealed fields that it shows while the case data are open.
 * @throws AppError WORKSPACE_CASE_LOCKED
 */
export async function toldItems(
  items: readonly HistoryItem[],
  journal: CommandJournal,
  gate: CaseGate,
): Promise<readonly HistoryItem[]> {
  const entries = items.flatMap(({ seq }): Telling[] => {
    const entry = journal.entry(seq);
    return entry && isTelling(entry) ? [entry] : [];
  });
  const whole: ReadonlyMap<number, Fields> = await readableCommands(entries, gate);
  return items.map((item) => {
    const command = whole.get(item.seq);
    const tells = commandTable.get(item.command.type)?.tells ?? [];
    if (!command) return item;
    return { ...item, command: { ...item.command, ...Object.fromEntries(tells.map((name) => [name, command[name]])) } };
  });
}

function isTelling(entry: JournalEntry): entry is JournalEntry & Telling {
  const definition = entry.unread === null ? commandTable.get(entry.command.type) : undefined;
  return (definition?.tells ?? []).length > 0;
}
