import { AppError } from '../../../shared/contract/app-error.ts';
import type { CommandType, WholeCommand } from '../../../shared/contract/commands/command-table.ts';
import type { JournalEntry } from '../../../shared/contract/workspace.ts';
import type { CaseGate } from './case-gate.ts';

/**
 * Commands with their sealed fields by the number of their entry, without those whose sealed fields are damaged: opening the
 * workspace names these.
 * @throws AppError WORKSPACE_CASE_LOCKED
 */
export async function readableCommands<Type extends CommandType>(
  entries: readonly (Omit<JournalEntry, 'command'> & { readonly command: { readonly type: Type } })[],
  gate: CaseGate,
): Promise<ReadonlyMap<number, WholeCommand<Type>>> {
  try {
    const commands = await gate.commands(entries);
    return new Map(entries.flatMap(({ seq }, i) => (commands[i] ? [[seq, commands[i]]] : [])));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'WORKSPACE_COMMAND_UNREADABLE') throw error;
    if (entries.length < 2) return new Map();
    const each = await Promise.all(entries.map((entry) => readableCommands([entry], gate)));
    return new Map(each.flatMap((found) => [...found]));
  }
}
