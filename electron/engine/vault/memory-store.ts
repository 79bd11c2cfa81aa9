import { AppError } from '../../../shared/contract/app-error.ts';
import type { Command, JournalEntry, SegmentKind, SegmentReference } from '../../../shared/contract/workspace.ts';
import { nextEntry, type JournalHead } from './next-entry.ts';
import { noHash, sha256 } from './sha256.ts';
import type { AppendExtra, WorkspaceStore } from './workspace-store.ts';

/** A store for a session without a workspace: nothing is written to disk, all is gone with the process. */
export class MemoryStore implements WorkspaceStore {
  readonly isLasting = false;
  readonly #actor: string;
  readonly #now: () => Date;
  readonly #entries: JournalEntry[] = [];
  readonly #segments = new Map<string, { readonly kind: SegmentKind; readonly arrow: Uint8Array }>();
  #head: JournalHead = { seq: 0, sha256: noHash };

  constructor(actor: string, now: () => Date = () => new Date()) {
    this.#actor = actor;
    this.#now = now;
  }

  get isCaseOpen(): boolean {
    return true;
  }

  journal(): readonly JournalEntry[] {
    return this.#entries;
  }

  async append(command: Command, { segments = [], sealed }: AppendExtra = {}): Promise<JournalEntry> {
    for (const { sha256 } of segments) this.#segment(sha256);
    const { entry, bytes } = nextEntry(this.#head, this.#entries.at(-1)?.time ?? '', {
      time: this.#now().toISOString(),
      actor: this.#actor,
      command,
      segments,
      ...(sealed === undefined ? {} : { sealed: JSON.stringify(sealed) }),
    });
    this.#entries.push(entry);
    this.#head = { seq: entry.seq, sha256: sha256(bytes) };
    return entry;
  }

  async openSealed(entry: JournalEntry): Promise<unknown> {
    return entry.sealed === undefined ? null : JSON.parse(entry.sealed);
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
