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

/** A change to the workspace, told by its type; everything in it is JSON. */
const command = z.looseObject({ type: z.string().min(1) });
export type Command = Readonly<z.infer<typeof command>>;

/** Takes an earlier command out of the state; `redo` puts it back. */
export const undoCommand = z.object({ type: z.literal('undo'), seq: z.int().positive() });
export const redoCommand = z.object({ type: z.literal('redo'), seq: z.int().positive() });

/**
 * An acknowledged command. `seq` counts from 1; `previousHash` is the SHA-256 of the journal file before it
 * (64 zeros for the first); `sealed` is a part of the command that only the case key opens (armored age).
 */
export const journalEntry = z.object({
  seq: z.int().positive(),
  time: z.iso.datetime(),
  actor: z.string(),
  command,
  previousHash: sha256Text,
  segments: z.array(citedSegment).default([]),
  sealed: z.string().optional(),
});
/** `isClockSetBack`: this entry bears an earlier time than one before it. */
export type JournalEntry = Readonly<z.infer<typeof journalEntry>> & { readonly isClockSetBack: boolean };

/** effective: part of the state · undone: taken out by an undo · void: an undo or redo that had nothing to do. */
const historyStates = ['effective', 'undone', 'void'] as const;

/** A line of the Journal screen. */
export const historyItem = z.object({
  seq: z.int().positive(),
  time: z.iso.datetime(),
  actor: z.string(),
  command,
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
