import { backupCommand } from './backup-command.ts';
import { caseOpenedCommand } from './case-opened-command.ts';
import type { CommandDefinition, PartName, StoredOf, WholeOf } from './command-definition.ts';
import { decideCommand } from './decide-command.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { keySecretCommand } from './key-secret-command.ts';
import { linkCommand } from './link-command.ts';
import { passphraseChangedCommand } from './passphrase-changed-command.ts';
import { recoveryRenewedCommand } from './recovery-renewed-command.ts';
import { redoCommand } from './redo-command.ts';
import { registerCommand } from './register-command.ts';
import { releaseCommand } from './release-command.ts';
import { removeCommand } from './remove-command.ts';
import { removeMappingCommand } from './remove-mapping-command.ts';
import { saveMappingCommand } from './save-mapping-command.ts';
import { thresholdsCommand } from './thresholds-command.ts';
import { undoCommand } from './undo-command.ts';

/** Every command of this program. */
export const commandDefinitions = [
  importCommand,
  removeCommand,
  saveMappingCommand,
  removeMappingCommand,
  registerCommand,
  linkCommand,
  decideCommand,
  keySecretCommand,
  caseOpenedCommand,
  backupCommand,
  exportCommand,
  passphraseChangedCommand,
  recoveryRenewedCommand,
  releaseCommand,
  thresholdsCommand,
  undoCommand,
  redoCommand,
] as const;

type KnownDefinition = (typeof commandDefinitions)[number];

export type CommandType = KnownDefinition['type'];

/** A command as it is given to be stored. */
export type WholeCommand<Type extends CommandType = CommandType> = WholeOf<Extract<KnownDefinition, { type: Type }>>;

/** A command as it is read: without its sealed fields while the case data are locked. */
export type StoredCommand<Type extends CommandType = CommandType> = StoredOf<Extract<KnownDefinition, { type: Type }>>;

type TouchingType<
  Name extends PartName,
  Definition extends KnownDefinition = KnownDefinition,
> = Definition extends KnownDefinition
  ? Name extends Definition['touches'][number]
    ? Definition['type']
    : never
  : never;

/** The commands that touch a part of the state, as they are read. */
export type CommandTouching<Name extends PartName> = StoredCommand<TouchingType<Name>>;

/** Definitions by the type of their command. */
export type CommandTable = ReadonlyMap<string, CommandDefinition>;

/** A table of these definitions. @throws RangeError where a type is defined twice */
export function commandTableOf(definitions: readonly CommandDefinition[]): CommandTable {
  const table = new Map(definitions.map((definition) => [definition.type, definition]));
  if (table.size < definitions.length) throw new RangeError('A type of command is defined twice');
  return table;
}

/** The commands of this program. */
export const commandTable = commandTableOf(commandDefinitions);
