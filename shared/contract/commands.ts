import { z } from 'zod';
import { blankRules, codeRules } from '../cpms/answers.ts';
import { areaCode, surveyYearBE } from './filter.ts';
import { readingChoices } from './reading-choices.ts';
import { keyNames, sha256Text } from './workspace.ts';

/**
 * Field key → header of the column it is read from; an empty header: the field is not read. The engine keeps a header whose
 * words are not those of the form as a hash.
 */
export const fieldMapping = z.record(z.string(), z.string());

/** How many rows of a file were concerned by a check, so that the journal can say it without the rows. */
const checkCount = z.object({ code: z.string(), count: z.int().nonnegative() });

/** A row of an extract by its sheet and its line. */
export const rowPlace = z.object({ sheetNo: z.int().nonnegative(), line: z.int().positive() });
export type RowPlace = Readonly<z.infer<typeof rowPlace>>;

/** A file that came in with an import, and all that decides how it was read. */
export const importedExtract = z.object({
  extractId: z.string().min(1),
  file: z.string(),
  sha256: sha256Text,
  surveyYearsBE: z.array(surveyYearBE),
  accepted: z.int().nonnegative(),
  rejected: z.int().nonnegative(),
  /** Of these the rows that another extract has: they are in the segments, and come in when it goes. */
  repeated: z.int().positive().optional(),
  blank: z.enum(blankRules),
  /** What 1 and 2 mean, where a person said it. */
  codes: z.enum(codeRules).optional(),
  /** What else a person said about its reading. */
  choices: readingChoices.optional(),
  mapping: fieldMapping,
  surveyYearGivenBE: surveyYearBE.nullable(),
  /** Rows that were left out on purpose: a receipt is calculated again without them. */
  leftOut: z.array(rowPlace).default([]),
  /** Names the secret that its keys were made with: only under the same one are two children of one key the same. */
  keysOf: z.string(),
  checks: z.array(checkCount),
});
export type ImportedExtract = Readonly<z.infer<typeof importedExtract>>;

/**
 * Files imported together. The segments of the file at place n have the roles `children:n`, `households:n`,
 * `counts:n` (analytic), `identifiers:n` (case, one a sheet) and `rejects:n` (case); each may be absent.
 */
export const importCommand = z.object({
  type: z.literal('import'),
  extracts: z.array(importedExtract).min(1),
  /** Community code and name as the files have it. */
  communityNames: z.array(z.tuple([z.int(), z.string()])),
  /** Extracts that these take the place of. */
  replaces: z.array(z.string()),
  isSynthetic: z.boolean(),
});
export type ImportCommand = Readonly<z.infer<typeof importCommand>>;

export const removeCommand = z.object({ type: z.literal('remove'), extractIds: z.array(z.string()).min(1) });

/** A named way of reading files with these headers, offered when such a file comes again. */
export const mappingProfile = z.object({
  name: z.string().min(1).max(80),
  headers: z.array(z.string()),
  mapping: fieldMapping,
  blank: z.enum(blankRules),
  codes: z.enum(codeRules).optional(),
  choices: readingChoices.optional(),
  /** The survey year that was given for the file it was made of: offered for the next such file, never taken by itself. */
  surveyYearBE: surveyYearBE.optional(),
});
export type MappingProfile = Readonly<z.infer<typeof mappingProfile>>;

export const saveMappingCommand = z.object({ type: z.literal('save-mapping'), profile: mappingProfile });
export const removeMappingCommand = z.object({ type: z.literal('remove-mapping'), name: z.string() });

/** A community that should report, with the number of children who live there where a register says so. */
export const expectedCommunity = z.object({
  code: areaCode,
  name: z.string(),
  children: z.int().nonnegative().nullable(),
});
export type ExpectedCommunity = Readonly<z.infer<typeof expectedCommunity>>;

/** The register of communities that should report; the newest one counts. */
export const registerCommand = z.object({
  type: z.literal('register'),
  file: z.string(),
  sha256: sha256Text,
  communities: z.array(expectedCommunity).min(1),
});

/**
 * The pseudonymous key of every linked record: segment `persons` (extract, sheet, line, person_key), where `extract`
 * counts in `extractIds`. A later one adds to those before; for a record the newest counts.
 */
export const linkCommand = z.object({
  type: z.literal('link'),
  extractIds: z.array(z.string()),
  records: z.int().nonnegative(),
  children: z.int().nonnegative(),
});

/**
 * What a person decided about pairs of records; who they are is in the sealed part. `retire`: of two records of one
 * child in a year the later line is taken out of the figures.
 */
export const decideCommand = z.object({
  type: z.literal('decide'),
  same: z.int().nonnegative(),
  different: z.int().nonnegative(),
  extractIds: z.array(z.string()),
  /**
   * Records taken out of the figures: extract (a place in `extractIds`), sheet, line, and the extract of the record that
   * stays: without it the one taken out counts.
   */
  retired: z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.int().positive(), z.int().nonnegative()])),
});

/** The secret of the workspace's keys, in the sealed part: made once, under the case key. */
export const secretCommand = z.object({ type: z.literal('key-secret') });

/** Facts: they change no figure and are not undone. */
export const caseOpenedCommand = z.object({ type: z.literal('case-opened'), purpose: z.string().min(1).max(300) });
export const backupCommand = z.object({ type: z.literal('backup'), file: z.string(), bytes: z.int().nonnegative() });
export const passphraseCommand = z.object({ type: z.literal('passphrase-changed'), key: z.enum(keyNames) });
/** A new recovery code took the place of the one before; the code itself is kept nowhere. */
export const recoveryCommand = z.object({ type: z.literal('recovery-renewed') });

/** Every command this version writes; one of another version is kept and passed over. */
export const knownCommand = z.discriminatedUnion('type', [
  importCommand,
  removeCommand,
  saveMappingCommand,
  removeMappingCommand,
  registerCommand,
  linkCommand,
  decideCommand,
  secretCommand,
  caseOpenedCommand,
  backupCommand,
  passphraseCommand,
  recoveryCommand,
]);
export type KnownCommand = Readonly<z.infer<typeof knownCommand>>;

const facts: ReadonlySet<string> = new Set([
  'key-secret',
  'case-opened',
  'backup',
  'passphrase-changed',
  'recovery-renewed',
  'undo',
  'redo',
]);

/** Whether a command changes the data, so that it may be undone; an opening or a backup is a fact. */
export function isUndoable({ type }: { readonly type: string }): boolean {
  return !facts.has(type) && knownCommand.options.some((option) => option.shape.type.value === type);
}
