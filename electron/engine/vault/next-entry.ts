import type { CommandTable } from '../../../shared/contract/commands/command-table.ts';
import { readCommand } from '../../../shared/contract/commands/read-command.ts';
import {
  storedEntry,
  type CitedSegment,
  type Command,
  type JournalEntry,
  type StoredEntry,
} from '../../../shared/contract/workspace.ts';
import type { JournalHead } from './journal-head.ts';

export type NewEntry = {
  readonly time: string;
  readonly actor: string;
  readonly commandVersion: number;
  readonly command: Command;
  readonly segments: readonly CitedSegment[];
  readonly sealed?: string | undefined;
};

/** The entry that follows a head, and the bytes that are stored of it. */
export function nextEntry(
  head: JournalHead,
  { sealed, ...content }: NewEntry,
): { readonly entry: StoredEntry; readonly bytes: Uint8Array } {
  const entry = storedEntry.parse({
    ...content,
    seq: head.seq + 1,
    command: JSON.parse(JSON.stringify(content.command)),
    previousHash: head.sha256,
    ...(sealed === undefined ? {} : { sealed }),
  });
  return { entry, bytes: Buffer.from(JSON.stringify(entry)) };
}

/** A stored entry as this program reads it. @param latestTime  the latest that an entry before it bears */
export function readEntry(commands: CommandTable, entry: StoredEntry, latestTime: string): JournalEntry {
  const { command, unread } = readCommand(commands, entry);
  return { ...entry, command, unread, isClockSetBack: entry.time < latestTime };
}
