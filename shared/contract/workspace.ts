import { z } from 'zod';
import { errorCodes } from './error-codes.ts';

/** What a segment is encrypted to: the planning key, or the case key (identifiers of children). */
export const segmentKinds = ['analytic', 'case'] as const;
export type SegmentKind = (typeof segmentKinds)[number];

/** The two keys a person holds a passphrase for. */
export const keyNames = ['planning', 'case'] as const;
export type KeyName = (typeof keyNames)[number];

export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);

/** A stored segment; `sha256` is that of its encrypted file, `bytes` the size of that file. */
export const segmentReference = z.object({
  sha256: sha256Text,
  kind: z.enum(segmentKinds),
  bytes: z.int().nonnegative(),
});
export type SegmentReference = Readonly<z.infer<typeof segmentReference>>;

/** A segment that a command needs; `role` says what for, e.g. 'children'. */
const citedSegment = segmentReference.extend({ role: z.string().min(1) });
export type CitedSegment = Readonly<z.infer<typeof citedSegment>>;

/** A change to the workspace, told by its type; everything in it is JSON. `commands/` defines those of this program. */
const command = z.looseObject({ type: z.string().min(1) });
export type Command = Readonly<z.infer<typeof command>>;

/**
 * An acknowledged command as it is stored. `seq` counts from 1; `previousHash` is the SHA-256 of the bytes of the entry
 * before it (64 zeros for the first); `command` is what the planning key opens of it, in the shape of
 * `commandVersion`; `sealed` what the case key alone opens (armored age).
 */
export const storedEntry = z.object({
  seq: z.int().positive(),
  time: z.iso.datetime(),
  actor: z.string(),
  commandVersion: z.int().positive(),
  command,
  previousHash: sha256Text,
  segments: z.array(citedSegment).default([]),
  sealed: z.string().optional(),
});
export type StoredEntry = Readonly<z.infer<typeof storedEntry>>;

/** newer: this program does not know the command, or not this version of it · shape: it does, and cannot read this one. */
const unreadReasons = ['newer', 'shape'] as const;
export type UnreadReason = (typeof unreadReasons)[number];

/**
 * An entry as this program reads it: the command in today's shape, or as it was stored where it cannot be read; then it
 * has no effect. `isClockSetBack`: it bears an earlier time than one before it.
 */
export type JournalEntry = StoredEntry & { readonly unread: UnreadReason | null; readonly isClockSetBack: boolean };

/** effective: part of the state · undone: taken out by an undo · void: an undo or redo that had nothing to do. */
const historyStates = ['effective', 'undone', 'void'] as const;

/** A line of the Journal screen. */
export const historyItem = z.object({
  seq: z.int().positive(),
  time: z.iso.datetime(),
  actor: z.string(),
  command,
  /** Why this program could not read the command, which then has no effect; null where it could. */
  unread: z.enum(unreadReasons).nullable(),
  state: z.enum(historyStates),
  /** The undo that took it out; null while it is effective. */
  undoneBySeq: z.int().positive().nullable(),
  isUndoable: z.boolean(),
  isClockSetBack: z.boolean(),
  hasSealedPart: z.boolean(),
  segments: z.array(citedSegment),
});
export type HistoryItem = Readonly<z.infer<typeof historyItem>>;

/** Something in a workspace that is damaged, missing or odd: what, where, and what to do about it. */
export const workspaceFinding = z.object({
  code: z.enum(errorCodes),
  /** The file concerned, relative to the workspace. */
  file: z.string(),
  /** The journal entry concerned, or the one that needs the segment concerned. */
  seq: z.int().positive().nullable(),
  th: z.string(),
  en: z.string(),
});
export type WorkspaceFinding = Readonly<z.infer<typeof workspaceFinding>>;

/** What checking a whole workspace found. */
export const verifyReport = z.object({
  workspaceId: z.string(),
  formatVersion: z.int().positive(),
  /** True when nothing is damaged or missing. */
  isSound: z.boolean(),
  findings: z.array(workspaceFinding),
  entries: z.int().nonnegative(),
  /** Numbers of the entries that bear an earlier time than one before them. */
  clockSetBackAt: z.array(z.int().positive()),
  segments: z.object({
    /** Hash, decryption and decompression all checked. */
    opened: z.int().nonnegative(),
    /** Hash checked; the key was not at hand. */
    hashed: z.int().nonnegative(),
    /** Sound, but no command needs them: left by an interrupted import. */
    unused: z.array(sha256Text),
  }),
});
export type VerifyReport = Readonly<z.infer<typeof verifyReport>>;
