import { z } from 'zod';
import { AppError } from '../app-error.ts';
import type { Command, JournalEntry, StoredEntry, UnreadReason } from '../workspace.ts';
import type { Fields } from './command-definition.ts';
import type { CommandTable } from './command-table.ts';

/** A command as the journal keeps it: what the planning key opens, and what the case key alone opens. */
type SplitCommand = {
  readonly open: Command;
  readonly version: number;
  /** Null where nothing of it is sealed. */
  readonly sealed: Fields | null;
};

/**
 * Splits a command into what its definition leaves open and what it seals; fields that are in neither are dropped.
 * @throws RangeError without a definition; ZodError where it does not have the shape of its definition
 */
export function splitCommand(table: CommandTable, command: Command): SplitCommand {
  const definition = table.get(command.type);
  if (!definition) throw new RangeError(`No command is defined as ${command.type}`);
  const { open, sealed, version } = definition;
  return {
    open: { ...open?.parse(command), type: command.type },
    version,
    sealed: sealed === null ? null : sealed.parse(command),
  };
}

/** A command that was read, in today's shape; one that cannot be read stays as it was stored. */
type ReadCommand = { readonly command: Command; readonly unread: UnreadReason | null };

/** Reads the open part of a stored command. One whose sealed part is missing cannot be read. */
export function readCommand(
  table: CommandTable,
  { command: stored, commandVersion, sealed }: Pick<StoredEntry, 'command' | 'commandVersion' | 'sealed'>,
): ReadCommand {
  const definition = table.get(stored.type);
  if (!definition || commandVersion > definition.version) return { command: stored, unread: 'newer' };
  if (definition.sealed !== null && sealed === undefined) return { command: stored, unread: 'shape' };
  const upgrades = definition.upgrades.slice(commandVersion - 1).map(({ open }) => open);
  const read = readFields(definition.open ?? z.object({}), upgrades, stored);
  if (!read?.success) return { command: stored, unread: 'shape' };
  return { command: { ...read.data, type: stored.type }, unread: null };
}

/** Stored fields in today's shape; null where an upgrade cannot make anything of them. */
function readFields(shape: z.ZodObject, upgrades: readonly ((fields: Fields) => Fields)[], stored: Fields) {
  try {
    return shape.safeParse(upgrades.reduce((fields, upgrade) => upgrade(fields), stored));
  } catch {
    return null;
  }
}

/**
 * The command of an entry with its sealed fields.
 * @throws AppError WORKSPACE_COMMAND_UNREADABLE
 */
export function joinCommand(
  table: CommandTable,
  { seq, command, commandVersion }: Pick<JournalEntry, 'seq' | 'command' | 'commandVersion'>,
  sealed: Fields,
): Command {
  const definition = table.get(command.type);
  const upgrades = definition?.upgrades.slice(commandVersion - 1).flatMap((upgrade) => upgrade.sealed ?? []) ?? [];
  const read = definition?.sealed ? readFields(definition.sealed, upgrades, sealed) : null;
  if (!read?.success) throw new AppError('WORKSPACE_COMMAND_UNREADABLE', { seq, type: command.type });
  return { ...command, ...read.data };
}
