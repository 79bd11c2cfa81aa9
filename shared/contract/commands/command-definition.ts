import type { z } from 'zod';
import type { Language } from '../../format/language.ts';
import type { MessagesLike } from '../../i18n/messages-type.ts';
import type { common } from '../../i18n/th/common.ts';
import type { journal } from '../../i18n/th/journal.ts';
import type { workspace } from '../../i18n/th/workspace.ts';

/** The parts of the state. Each is folded from the commands that touch it. */
export const partNames = [
  'extracts',
  'mappings',
  'register',
  'links',
  'decisions',
  'keySecret',
  'lastBackupAt',
  'lastCaseOpening',
  'releases',
  'thresholds',
] as const;
export type PartName = (typeof partNames)[number];

/** The texts that a command in the journal is put into words with. */
export type JournalTexts = MessagesLike<{
  readonly common: typeof common;
  readonly journal: typeof journal;
  readonly workspace: typeof workspace;
}>;

/** A command of the journal in words. */
export type CommandWords = {
  readonly title: string;
  /** What belongs to it, a line each: files with their rows, counts. */
  readonly facts?: readonly string[];
  /** Why it was done; absent where nobody was asked. */
  readonly purpose?: string;
};

export type Fields = Readonly<Record<string, unknown>>;

/** What brings the fields of a command from one version of its shape to the next. */
type Upgrade = { readonly open: (fields: Fields) => Fields; readonly sealed?: (fields: Fields) => Fields };

/** Null: no field. */
type Shape = z.ZodObject | null;

export type CommandDefinition<
  Type extends string = string,
  Part extends PartName = PartName,
  Open extends Shape = Shape,
  Sealed extends Shape = Shape,
> = {
  readonly type: Type;
  /** change: part of the state until it is undone · fact: nobody undoes it · undo: takes a change out, or puts it back. */
  readonly kind: 'change' | 'fact' | 'undo';
  /** Whether Undo and Redo reach it by turn; else it is undone by its number only. */
  readonly isUndoneByTurn: boolean;
  readonly touches: readonly Part[];
  /** What the planning key opens. */
  readonly open: Open;
  /** What the case key alone opens. */
  readonly sealed: Sealed;
  /** Sealed fields that the journal shows while the case data are open; the others do not leave the engine. */
  readonly tells: readonly string[];
  readonly version: number;
  /** From version 1 to 2, from 2 to 3 … up to `version`. */
  readonly upgrades: readonly Upgrade[];
  words(command: StoredFields<Type, Open, Sealed>, texts: JournalTexts, language: Language): CommandWords;
};

type FieldsOf<Any extends Shape> = Any extends z.ZodObject ? Readonly<z.infer<Any>> : unknown;
type WholeFields<Type, Open extends Shape, Sealed extends Shape> = { readonly type: Type } & FieldsOf<Open> &
  FieldsOf<Sealed>;
type StoredFields<Type, Open extends Shape, Sealed extends Shape> = { readonly type: Type } & FieldsOf<Open> &
  Partial<FieldsOf<Sealed>>;

/** A command as it is given to be stored. */
export type WholeOf<Definition> =
  Definition extends CommandDefinition<infer Type, PartName, infer Open, infer Sealed>
    ? WholeFields<Type, Open, Sealed>
    : never;

/** A command as it is read: without its sealed fields while the case data are locked. */
export type StoredOf<Definition> =
  Definition extends CommandDefinition<infer Type, PartName, infer Open, infer Sealed>
    ? StoredFields<Type, Open, Sealed>
    : never;

/**
 * Defines a command.
 * @param given  where left out: nothing is sealed or told, there was no version before, undo reaches a change by turn
 */
export function defineCommand<
  const Type extends string,
  const Part extends PartName,
  Open extends Shape,
  Sealed extends Shape = null,
>(
  given: Omit<CommandDefinition<Type, Part, Open, Sealed>, 'isUndoneByTurn' | 'sealed' | 'tells' | 'upgrades'> & {
    readonly isUndoneByTurn?: boolean;
    readonly sealed?: Sealed;
    readonly tells?: readonly (keyof FieldsOf<Sealed> & string)[];
    readonly upgrades?: readonly Upgrade[];
  },
): CommandDefinition<Type, Part, Open, Sealed> {
  const { isUndoneByTurn = true, sealed = null as Sealed, tells = [], upgrades = [], ...rest } = given;
  if (upgrades.length !== rest.version - 1)
    throw new RangeError(`${rest.type} is at version ${rest.version} and has ${upgrades.length} upgrades`);
  return { ...rest, isUndoneByTurn: rest.kind === 'change' && isUndoneByTurn, sealed, tells, upgrades };
}
