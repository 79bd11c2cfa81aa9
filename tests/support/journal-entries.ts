import { readEntry } from '../../electron/engine/vault/next-entry.ts';
import { commandTable, type CommandTable } from '../../shared/contract/commands/command-table.ts';
import type { CitedSegment, Command, JournalEntry } from '../../shared/contract/workspace.ts';

export const at = (seq: number): string => new Date(Date.UTC(2026, 0, 5) + seq * 60_000).toISOString();

/** Entries of these commands as they are read from a journal, sealed parts and all; `version` of a command is the one it was stored in. */
export function entriesOf(
  commands: readonly Command[],
  table: CommandTable = commandTable,
  segments: readonly CitedSegment[] = [],
): readonly JournalEntry[] {
  return commands.map(({ version, ...command }, i) =>
    readEntry(
      table,
      {
        seq: i + 1,
        time: at(i + 1),
        actor: 'tester',
        commandVersion: typeof version === 'number' ? version : 1,
        command,
        previousHash: '0'.repeat(64),
        segments: [...segments],
        ...(table.get(command.type)?.sealed && { sealed: 'sealed' }),
      },
      '',
    ),
  );
}
