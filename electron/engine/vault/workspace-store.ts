import type {
  CitedSegment,
  Command,
  JournalEntry,
  SegmentKind,
  SegmentReference,
} from '../../../shared/contract/workspace.ts';

/**
 * Where the state of a data set lies: a journal of commands and the segments they cite. `Workspace` keeps both
 * encrypted in a folder, `MemoryStore` in memory for a session without a workspace.
 */
export interface WorkspaceStore {
  /** Whether it is there after this session. Who children are is written nowhere else. */
  readonly isLasting: boolean;
  /** Whether case segments and sealed fields can be read. */
  readonly isCaseOpen: boolean;
  /** Every acknowledged command in order, each without its sealed fields. */
  journal(): readonly JournalEntry[];
  /**
   * Acknowledged, that is durable, when the promise resolves; not stored when it rejects.
   * @param command  whole: what its definition seals is sealed to the case key
   * @param segments  what the command needs, by role; each was written to this store before
   */
  append(command: Command, segments?: readonly CitedSegment[]): Promise<JournalEntry>;
  /** The command of an entry with its sealed fields. @throws AppError WORKSPACE_CASE_LOCKED, WORKSPACE_COMMAND_UNREADABLE */
  whole(entry: JournalEntry): Promise<Command>;
  /** @param arrow  an Arrow IPC stream */
  writeSegment(kind: SegmentKind, arrow: Uint8Array): Promise<SegmentReference>;
  readSegment(sha256: string): Promise<Uint8Array>;
}

/**
 * Copies a store's journal and segments to an empty one: a session becomes a workspace. Times and actors are those
 * of the copy; the segments have new hashes there.
 * @param entries  what of the journal is to be copied: all of it, or commands that no undo among them names
 */
export async function copyStore(
  from: WorkspaceStore,
  to: WorkspaceStore,
  entries: readonly JournalEntry[] = from.journal(),
): Promise<void> {
  const copies = new Map<string, SegmentReference>();
  for (const entry of entries) {
    const segments: CitedSegment[] = [];
    for (const cited of entry.segments) {
      const copy =
        copies.get(cited.sha256) ?? (await to.writeSegment(cited.kind, await from.readSegment(cited.sha256)));
      copies.set(cited.sha256, copy);
      segments.push({ ...copy, role: cited.role });
    }
    await to.append(await from.whole(entry), segments);
  }
}
