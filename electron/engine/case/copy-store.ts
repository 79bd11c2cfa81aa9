import type { CitedSegment, JournalEntry, SegmentReference } from '../../../shared/contract/workspace.ts';
import type { CaseStore, WorkspaceStore } from '../vault/workspace-store.ts';

/**
 * Copies a store's journal and segments to an empty one: a session becomes a workspace. Times and actors are those
 * of the copy; the segments have new hashes there.
 * @param entries  what of the journal is to be copied: all of it, or commands that no undo among them names
 */
export async function copyStore(
  from: CaseStore,
  to: WorkspaceStore,
  entries: readonly JournalEntry[] = from.journal(),
): Promise<void> {
  const copies = new Map<string, SegmentReference>();
  const commands = await from.wholeCommands(entries);
  for (const [i, entry] of entries.entries()) {
    const segments: CitedSegment[] = [];
    for (const { kind, sha256, role } of entry.segments) {
      const read = (): Promise<Uint8Array> =>
        kind === 'case' ? from.readCaseSegment(sha256) : from.readSegment(sha256);
      const copy = copies.get(sha256) ?? (await to.writeSegment(kind, await read()));
      copies.set(sha256, copy);
      segments.push({ ...copy, role });
    }
    await to.append(commands[i] ?? entry.command, segments);
  }
}
