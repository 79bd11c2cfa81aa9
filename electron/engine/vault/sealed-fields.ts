import { AppError } from '../../../shared/contract/app-error.ts';
import type { Fields } from '../../../shared/contract/commands/command-definition.ts';
import type { CommandTable } from '../../../shared/contract/commands/command-table.ts';
import { joinCommand } from '../../../shared/contract/commands/read-command.ts';
import type { Command, JournalEntry } from '../../../shared/contract/workspace.ts';
import { sealTo, type AgeKey } from './age-key.ts';
import { age } from './age.ts';

/** The fields of a command that the case key alone opens, as they stand in an entry: armored age over JSON. */
export async function sealFields(recipient: string, fields: Fields): Promise<string> {
  const { armor } = await age();
  return armor.encode(await sealTo(recipient, Buffer.from(JSON.stringify(fields))));
}

/** The sealed fields of an entry, as JSON. @throws AppError WORKSPACE_COMMAND_UNREADABLE */
export async function openFields(key: AgeKey, { seq, command, sealed }: JournalEntry): Promise<string> {
  const { armor } = await age();
  try {
    return Buffer.from(await key.open(armor.decode(sealed ?? ''))).toString('utf8');
  } catch (cause) {
    throw new AppError('WORKSPACE_COMMAND_UNREADABLE', { seq, type: command.type }, { cause });
  }
}

/**
 * The command of an entry with its sealed fields.
 * @param fields  as `openFields` gives them; absent where nothing of it is sealed
 * @throws AppError WORKSPACE_COMMAND_UNREADABLE
 */
export function joinFields(commands: CommandTable, entry: JournalEntry, fields: string | undefined): Command {
  return fields === undefined ? entry.command : joinCommand(commands, entry, fieldsOf(entry, fields));
}

function fieldsOf({ seq, command }: JournalEntry, json: string): Fields {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new AppError('WORKSPACE_COMMAND_UNREADABLE', { seq, type: command.type }, { cause });
  }
}
