import { AppError } from '../../../shared/contract/app-error.ts';
import { commandTable, type CommandTable } from '../../../shared/contract/commands/command-table.ts';
import { joinCommand, splitCommand } from '../../../shared/contract/commands/read-command.ts';
import type {
  CitedSegment,
  Command,
  JournalEntry,
  SegmentKind,
  SegmentReference,
} from '../../../shared/contract/workspace.ts';
import { noHead, type JournalHead } from './journal-head.ts';
import { nextEntry, readEntry } from './next-entry.ts';
import { sha256 } from './sha256.ts';
import type { WorkspaceStore } from './workspace-store.ts';

/** A store for a session without a workspace: nothing is written to disk, all is gone with the process. */
export class MemoryStore implements WorkspaceStore {
  readonly isLasting = false;
  readonly isCaseOpen = true;
  readonly #actor: string;
  readonly #commands: CommandTable;
  readonly #entries: JournalEntry[] = [];
  readonly #segments = new Map<string, { readonly kind: SegmentKind; readonly arrow: Uint8Array }>();
  #head: JournalHead = noHead;

  constructor(actor: string, commands: CommandTable = commandTable) {
    this.#actor = actor;
    this.#commands = commands;
  }

  journal(): readonly JournalEntry[] {
    return this.#entries;
  }

  async append(command: Command, segments: readonly CitedSegment[] = []): Promise<JournalEntry> {
    for (const { sha256 } of segments) this.#segment(sha256);
    const { open, version, sealed } = splitCommand(this.#commands, command);
    const { entry, bytes } = nextEntry(this.#head, {
      time: new Date().toISOString(),
      actor: this.#actor,
      commandVersion: version,
      command: open,
      segments,
      ...(sealed === null ? {} : { sealed: JSON.stringify(sealed) }),
    });
    const read = readEntry(this.#commands, entry, this.#entries.at(-1)?.time ?? '');
    this.#entries.push(read);
    this.#head = { seq: entry.seq, sha256: sha256(bytes) };
    return read;
  }

  async whole(entry: JournalEntry): Promise<Command> {
    return entry.sealed === undefined ? entry.command : joinCommand(this.#commands, entry, JSON.parse(entry.sealed));
  }

  async writeSegment(kind: SegmentKind, arrow: Uint8Array): Promise<SegmentReference> {
    const name = sha256(arrow);
    this.#segments.set(name, { kind, arrow });
    return { sha256: name, kind, bytes: arrow.length };
  }

  async readSegment(sha256: string): Promise<Uint8Array> {
    return this.#segment(sha256);
  }

  #segment(sha256: string): Uint8Array {
    const segment = this.#segments.get(sha256);
    if (!segment) throw new AppError('WORKSPACE_SEGMENT_MISSING', { file: sha256 });
    return segment.arrow;
  }
}
