import { z } from 'zod';
import { mappingProfile } from './commands/mapping-profile.ts';
import { historyItem, keyNames, workspaceFinding } from './workspace.ts';

/**
 * none: nothing is kept when the window closes · locked: a workspace is chosen, its keys are not in memory ·
 * open: every change is kept.
 */
const sessionStates = ['none', 'locked', 'open'] as const;

/** What may be undone or redone next. */
const journalStep = z.object({ seq: z.int().positive(), type: z.string() });

/** `purpose`: null while the case data are locked. */
const caseOpening = z.object({ actor: z.string(), time: z.iso.datetime(), purpose: z.string().nullable() });
export type CaseOpening = Readonly<z.infer<typeof caseOpening>>;

export const workspaceStatus = z.object({
  state: z.enum(sessionStates),
  /** Null without a workspace, as are the next three. */
  name: z.string().nullable(),
  /** Where it lies; null where the page may not know paths. */
  folder: z.string().nullable(),
  workspaceId: z.string().nullable(),
  createdAt: z.iso.datetime().nullable(),
  isCaseOpen: z.boolean(),
  isReadOnly: z.boolean(),
  /** What was found damaged or missing on opening; the rest is open. */
  findings: z.array(workspaceFinding),
  /** Files that are in the journal and could not be loaded. */
  missingFiles: z.array(z.string()),
  /** Null while there has been none. */
  lastBackupAt: z.iso.datetime().nullable(),
  /** Who opened the case data last, when, and what for; null while nobody has. */
  lastCaseOpening: caseOpening.nullable(),
  /** True when the last backup, or else the first change, is longer ago than 30 days. */
  isBackupDue: z.boolean(),
  undo: journalStep.nullable(),
  redo: journalStep.nullable(),
});
export type WorkspaceStatus = Readonly<z.infer<typeof workspaceStatus>>;

/**
 * A workspace of the workspaces folder by its name, or any folder by its path where the host lets the page name paths
 * (desktop and command line).
 */
const workspacePlace = z.union([z.object({ name: z.string().min(1).max(80) }), z.object({ folder: z.string() })]);
export type WorkspacePlace = Readonly<z.infer<typeof workspacePlace>>;

export const knownWorkspace = z.object({
  place: workspacePlace,
  name: z.string(),
  /** Null where the page may not know paths. */
  folder: z.string().nullable(),
  lastOpenedAt: z.iso.datetime().nullable(),
  /** False when the folder is not there now (a stick that is not plugged in). */
  isThere: z.boolean(),
});
export type KnownWorkspace = Readonly<z.infer<typeof knownWorkspace>>;

const passphrase = z.string().min(1).max(1000);

export const createWorkspaceAsk = z.object({
  place: workspacePlace,
  planningPassphrase: passphrase,
  casePassphrase: passphrase,
});
/** The recovery code in printed groups: shown once, kept nowhere. `kept`: extracts of the session that came along. */
export const createdWorkspace = z.object({ recoveryCode: z.array(z.string()), kept: z.int().nonnegative() });

export const openWorkspaceAsk = z.object({
  place: workspacePlace,
  passphrase,
  isReadOnly: z.boolean().default(false),
  /** The user has said that nobody else has it open. */
  isTakenOver: z.boolean().default(false),
});

/** New passphrases with the code of the recovery sheet; both are replaced. */
export const recoverAsk = z.object({
  place: workspacePlace,
  recoveryCode: z.string(),
  planningPassphrase: passphrase,
  casePassphrase: passphrase,
});

export const changePassphraseAsk = z.object({ key: z.enum(keyNames), current: passphrase, next: passphrase });

/** Both keys are in the recovery file, so both passphrases are needed; they stay as they are. */
export const renewRecoveryAsk = z.object({ planningPassphrase: passphrase, casePassphrase: passphrase });
/** As at creation: in printed groups, shown once, kept nowhere. */
export const renewedRecovery = z.object({ recoveryCode: z.array(z.string()) });

export const backupAsk = z.object({
  passphrase,
  /** Where to write it, on hosts that let the page name paths; else beside the workspaces. */
  file: z.string().optional(),
});
export const backupAnswer = z.object({
  file: z.string(),
  bytes: z.int().nonnegative(),
  /** Segments that were damaged already and are not in the backup. */
  damaged: z.int().nonnegative(),
});

export const restoreAsk = z.object({ fileId: z.string(), passphrase, place: workspacePlace });

/** What an undo took out, or a redo put back; null where there was nothing to do. */
export const undoAnswer = z.object({
  status: workspaceStatus,
  entry: historyItem.nullable(),
});
export type UndoAnswer = Readonly<z.infer<typeof undoAnswer>>;

/** The newest entries, or those before a number. */
export const journalAsk = z.object({
  before: z.int().positive().nullable().default(null),
  limit: z.int().min(1).max(1000).default(1000),
});
export type JournalAsk = Readonly<z.infer<typeof journalAsk>>;

/** Entries that follow one another, oldest first, of so many in all. */
export const journalAnswer = z.object({ items: z.array(historyItem), entries: z.int().nonnegative() });
export type JournalAnswer = Readonly<z.infer<typeof journalAnswer>>;

export const mappingProfiles = z.array(mappingProfile);
