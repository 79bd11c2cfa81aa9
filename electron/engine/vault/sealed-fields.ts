import { armor } from 'age-encryption';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Fields } from '../../../shared/contract/commands/command-definition.ts';
import type { CommandTable } from '../../../shared/contract/commands/command-table.ts';
import { joinCommand } from '../../../shared/contract/commands/read-command.ts';
import type { Command, JournalEntry } from '../../../shared/contract/workspace.ts';
import { sealTo, type AgeKey } from './age-key.ts';

/** The fields of a command that the case key alone opens, as they stand in an entry: armored age over JSON. */
export async function sealFields(recipient: string, fields: Fields): Promise<string> {
  return armor.encode(await sealTo(recipient, Buffer.from(JSON.stringify(fields))));
}

/**
 * The command of an entry with its sealed fields.
 * @throws AppError WORKSPACE_COMMAND_UNREADABLE
 */
export async function unsealCommand(key: AgeKey, commands: CommandTable, entry: JournalEntry): Promise<Command> {
  if (entry.sealed === undefined) return entry.command;
  return joinCommand(commands, entry, await openFields(key, entry, entry.sealed));
}

async function openFields(key: AgeKey, { seq, command }: JournalEntry, sealed: string): Promise<Fields> {
  try {
    return JSON.parse(Buffer.from(await key.open(armor.decode(sealed))).toString('utf8'));
  } catch (cause) {
    throw new AppError('WORKSPACE_COMMAND_UNREADABLE', { seq, type: command.type }, { cause });
  }
}
