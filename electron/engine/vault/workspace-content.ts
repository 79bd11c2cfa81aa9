import { AppError } from '../../../shared/contract/app-error.ts';
import { splitCommand } from '../../../shared/contract/commands/read-command.ts';
import type {
  CitedSegment,
  Command,
  JournalEntry,
  SegmentKind,
  SegmentReference,
  WorkspaceFinding,
} from '../../../shared/contract/workspace.ts';
import type { AgeKey } from './age-key.ts';
import { damagedSegments } from './check-segment.ts';
import { assertCaseKey, keyHealth } from './key-health.ts';
import { withKeyFile } from './key-register.ts';
import type { OpenedKeyFile } from './key-store.ts';
import type { KeyFileName } from './layout.ts';
import { ManifestKeeper } from './manifest-keeper.ts';
import { OpenJournal } from './open-journal.ts';
import { sealFields } from './sealed-fields.ts';
import { openSegment, readSegmentFile, writeSegmentFile } from './segment-store.ts';
import { findingOfSignature } from './signed-head.ts';
import type { VaultSetting } from './vault-setting.ts';
import { naming } from './workspace-failure.ts';
import type { KnownSegment, WorkspaceState } from './workspace-state.ts';

type OpenedFile = Pick<OpenedKeyFile, 'name' | 'sha256'>;

/**
 * What an unlocked workspace holds: its journal, its segments, and the manifest over both. Its owner sees to it that one
 * change is made at a time, by the one writer.
 */
export class WorkspaceContent {
  readonly #setting: VaultSetting;
  readonly #folder: string;
  readonly #recipients: WorkspaceState['recipients'];
  readonly #journal: OpenJournal;
  readonly #segments: Map<string, KnownSegment>;
  readonly #manifest: ManifestKeeper;
  readonly #workspaceId: string;
  readonly #openedSeq: number;
  /** Until something is written, this computer remembers the head that the journal does not reach. */
  readonly #isRewound: boolean;

  constructor(setting: VaultSetting, folder: string, state: WorkspaceState) {
    this.#setting = setting;
    this.#folder = folder;
    this.#recipients = state.recipients;
    this.#journal = new OpenJournal(setting, folder, state);
    this.#segments = new Map(state.segments);
    this.#workspaceId = state.workspaceId;
    this.#openedSeq = state.journal.head.seq;
    this.#isRewound = state.findings.some(({ code }) => code === 'WORKSPACE_JOURNAL_REWOUND');
    this.#manifest = new ManifestKeeper(setting.files, folder, state);
  }

  get entries(): readonly JournalEntry[] {
    return this.#journal.entries;
  }

  get segments(): readonly SegmentReference[] {
    return [...this.#segments.values()].map(referenceOf);
  }

  /** Whether the manifest should be saved before long: it is far behind, or a segment is cited that it does not name. */
  get isManifestDue(): boolean {
    return this.#manifest.isDue(this.#journal.head.seq);
  }

  /** Whether entries wait to be packed, or files of packed ones to be removed. */
  get isPackingDue(): boolean {
    const { packer } = this.#journal;
    return packer.isDue || packer.hasLeftovers;
  }

  async append(command: Command, segments: readonly CitedSegment[]): Promise<JournalEntry> {
    for (const { sha256, role } of segments) {
      if (!this.#segments.has(sha256)) throw new AppError('WORKSPACE_SEGMENT_MISSING', { file: `${role} ${sha256}` });
    }
    const { open, version, sealed } = splitCommand(this.#setting.commands, command);
    const entry = await this.#journal.append({
      time: this.#setting.now().toISOString(),
      actor: this.#setting.actor,
      commandVersion: version,
      command: open,
      segments,
      ...(sealed === null ? {} : { sealed: await sealFields(this.#recipients.case, sealed) }),
    });
    this.#manifest.markBehind(segments.length > 0);
    return entry;
  }

  /** @throws AppError WORKSPACE_CASE_KEY_GONE; what the folder refuses */
  async writeSegment(kind: SegmentKind, arrow: Uint8Array): Promise<SegmentReference> {
    const { files } = this.#setting;
    if (kind === 'case') await assertCaseKey(files, this.#folder, this.#manifest.keys);
    const known = await writeSegmentFile(files, this.#folder, kind, this.#recipients[kind], arrow);
    this.#segments.set(known.sha256, known);
    this.#manifest.markBehind();
    return referenceOf(known);
  }

  /** @param key  that of the kind; a segment of another kind is none */
  async readSegment(kind: SegmentKind, hash: string, key: AgeKey): Promise<Uint8Array> {
    const segment = this.#segments.get(hash);
    if (segment?.kind !== kind) throw new AppError('WORKSPACE_SEGMENT_MISSING', { file: hash });
    const sealed = await naming(this.#folder, () => readSegmentFile(this.#setting.files, this.#folder, segment));
    return openSegment(key, segment, sealed);
  }

  /** A key has this file from now on. */
  keyWritten(name: KeyFileName, hash: string): void {
    this.#manifest.keys = withKeyFile(this.#manifest.keys, name, hash);
  }

  /** What is wrong with the key files, which are made good where they may be. @param opened  one that was opened */
  async checkKeys(opened: OpenedFile, mayRepair: boolean): Promise<readonly WorkspaceFinding[]> {
    const { files } = this.#setting;
    const { findings, keys } = await keyHealth(files, this.#folder, this.#manifest.keys, [opened], mayRepair);
    this.#manifest.keys = keys;
    return findings;
  }

  /** Case segments that are damaged, told by their hashes. */
  async damagedCase(): Promise<readonly WorkspaceFinding[]> {
    const segments = [...this.#segments.values()].filter(({ kind }) => kind === 'case');
    return damagedSegments(this.#setting.files, this.#folder, segments, this.entries);
  }

  async saveManifest(): Promise<void> {
    if (!this.#manifest.isBehind) return;
    await this.#manifest.save(this.#journal, this.#segments, this.#setting.now());
    const { head } = this.#journal;
    if (!this.#isRewound || head.seq > this.#openedSeq) await this.#setting.headAnchors.keep(this.#workspaceId, head);
  }

  /** Signs how far the journal goes, to be stored with the next manifest. */
  signHead(key: AgeKey): void {
    this.#manifest.sign(key, this.#journal.head);
  }

  /** What the case key finds of the signature that was there. */
  checkSignature(key: AgeKey): readonly WorkspaceFinding[] {
    return findingOfSignature(key, this.#workspaceId, this.#manifest.signed);
  }

  /** Writes a bundle of entries, or removes some of the files that it replaces, once a manifest names it. */
  async packSome(): Promise<void> {
    const { packer } = this.#journal;
    if (packer.hasLeftovers) {
      if (!this.#manifest.citesAll(packer.bundles)) await this.saveManifest();
      await packer.removeLeftovers();
    } else if (packer.isDue) {
      await packer.pack();
      this.#manifest.markBehind();
    }
  }

  /** Leaves nothing half done: removes what bundles have replaced, and brings the manifest up to date. */
  async finish(): Promise<void> {
    await this.saveManifest();
    while (this.#journal.packer.hasLeftovers) await this.packSome();
  }
}

function referenceOf({ sha256, kind, bytes }: KnownSegment): SegmentReference {
  return { sha256, kind, bytes };
}
