import {
  journalEntry,
  type CitedSegment,
  type Command,
  type JournalEntry,
} from '../../../shared/contract/workspace.ts';

/** The newest entry: its number and the SHA-256 of its file; seq 0 before the first. */
export type JournalHead = { readonly seq: number; readonly sha256: string };

export type NewEntry = {
  readonly time: string;
  readonly actor: string;
  readonly command: Command;
  readonly segments: readonly CitedSegment[];
  readonly sealed?: string | undefined;
};

/** The entry that follows a head, and the bytes to encrypt. */
export function nextEntry(
  head: JournalHead,
  latestTime: string,
  { time, actor, command, segments, sealed }: NewEntry,
): { readonly entry: JournalEntry; readonly bytes: Uint8Array } {
  const content = journalEntry.parse({
    seq: head.seq + 1,
    time,
    actor,
    command: JSON.parse(JSON.stringify(command)),
    previousHash: head.sha256,
    segments,
    ...(sealed === undefined ? {} : { sealed }),
  });
  return {
    entry: { ...content, isClockSetBack: time < latestTime },
    bytes: Buffer.from(JSON.stringify(content)),
  };
}
