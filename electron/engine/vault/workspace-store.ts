import type {
  CitedSegment,
  Command,
  JournalEntry,
  SegmentKind,
  SegmentReference,
} from '../../../shared/contract/workspace.ts';

/**
 * Where the state of a data set lies: a journal of commands and the segments they cite. `Workspace` keeps both
 * encrypted in a folder, `MemoryStore` in memory for a session without a workspace. This is what the planning key opens.
 */
export interface WorkspaceStore {
  /** Whether it is there after this session. Who children are is written nowhere else. */
  readonly isLasting: boolean;
  /** Every acknowledged command in order, each without its sealed fields. */
  journal(): readonly JournalEntry[];
  /**
   * Acknowledged, that is durable, when the promise resolves; not stored when it rejects.
   * @param command  whole: what its definition seals is sealed to the case key
   * @param segments  what the command needs, by role; each was written to this store before
   */
  append(command: Command, segments?: readonly CitedSegment[]): Promise<JournalEntry>;
  /** @param arrow  an Arrow IPC stream */
  writeSegment(kind: SegmentKind, arrow: Uint8Array): Promise<SegmentReference>;
  /** An analytic segment; for this method there are no others. */
  readSegment(sha256: string): Promise<Uint8Array>;
}

/** A store with what the case key alone opens. Only the gate (`case/case-gate.ts`) reads it. */
export interface CaseStore extends WorkspaceStore {
  /** Whether case segments and sealed fields can be read. */
  readonly isCaseOpen: boolean;
  /**
   * The commands of entries with their sealed fields, in the order of the entries.
   * @throws AppError WORKSPACE_CASE_LOCKED, WORKSPACE_COMMAND_UNREADABLE
   */
  wholeCommands(entries: readonly JournalEntry[]): Promise<readonly Command[]>;
  /** A case segment. @throws AppError WORKSPACE_CASE_LOCKED */
  readCaseSegment(sha256: string): Promise<Uint8Array>;
  /** Drops the case key, where there is one. */
  dropCaseKey(): void;
}
