import { armor } from 'age-encryption';
import { AppError } from '../../../shared/contract/app-error.ts';
import type {
  Command,
  JournalEntry,
  KeyName,
  SegmentKind,
  SegmentReference,
  VerifyReport,
  WorkspaceFinding,
} from '../../../shared/contract/workspace.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { sealTo, type AgeKey } from './age-key.ts';
import { rewrapKey } from './change-passphrase.ts';
import { writeKeyFile } from './key-store.ts';
import { newRecovery, type NewRecovery } from './new-recovery.ts';
import { OpenJournal } from './open-journal.ts';
import { openSegment, readSegmentFile, writeSegmentFile } from './segment-store.ts';
import { unlockKeys, type KeyProof } from './unlock-keys.ts';
import type { VaultSetting } from './vault-setting.ts';
import { checkWorkspace, type CheckOptions } from './verify-workspace.ts';
import { naming } from './workspace-failure.ts';
import { WorkspaceIndexes } from './workspace-indexes.ts';
import { readState, type KeyFacts, type KnownSegment, type WorkspaceState } from './workspace-state.ts';
import type { AppendExtra, WorkspaceStore } from './workspace-store.ts';
import type { WriterLock } from './writer-lock.ts';

export type WorkspaceParts = {
  readonly folder: string;
  readonly setting: VaultSetting;
  /** Null for a workspace opened to read only. */
  readonly lock: WriterLock | null;
  readonly planning: AgeKey;
  readonly case: AgeKey | null;
  readonly facts: KeyFacts;
  readonly state: WorkspaceState;
};

type Unlocked = {
  readonly planning: AgeKey;
  readonly journal: OpenJournal;
  readonly segments: Map<string, KnownSegment>;
};

/**
 * An open workspace: one writer, journal in memory, keys in memory until `lock` or `close`. Changes run one at a time;
 * a failed one leaves the folder and this object as they were.
 */
export class Workspace implements WorkspaceStore {
  readonly isLasting = true;
  readonly folder: string;
  readonly workspaceId: string;
  readonly createdAt: string;
  readonly #setting: VaultSetting;
  readonly #lock: WriterLock | null;
  readonly #recipients: { readonly analytic: string; readonly case: string };
  readonly #facts: KeyFacts;
  readonly #indexes: WorkspaceIndexes;
  #findings: readonly WorkspaceFinding[] = [];
  #unlocked: Unlocked | null = null;
  #case: AgeKey | null;
  #isClosed = false;
  readonly #oneAtATime = oneAtATime();

  constructor({ folder, setting, lock, planning, case: caseKey, facts, state }: WorkspaceParts) {
    this.folder = folder;
    this.workspaceId = state.workspaceId;
    this.createdAt = state.createdAt;
    this.#setting = setting;
    this.#lock = lock;
    this.#recipients = state.recipients;
    this.#facts = facts;
    this.#case = caseKey;
    this.#indexes = new WorkspaceIndexes(setting.files, folder, state);
    this.#take(planning, state);
  }

  /** What was found damaged, missing or odd when it was opened; the rest is there. */
  get findings(): readonly WorkspaceFinding[] {
    return this.#findings;
  }

  get isLocked(): boolean {
    return this.#unlocked === null;
  }

  get isCaseOpen(): boolean {
    return this.#case !== null;
  }

  get isReadOnly(): boolean {
    return this.#lock === null;
  }

  /** @throws AppError WORKSPACE_LOCKED */
  journal(): readonly JournalEntry[] {
    return this.#open().journal.entries;
  }

  segments(): readonly SegmentReference[] {
    return [...this.#open().segments.values()].map(referenceOf);
  }

  /**
   * @throws AppError WORKSPACE_LOCKED, WORKSPACE_SEGMENT_MISSING for a segment that was not written here, and any of
   *   DISK_FULL, READ_ONLY, GONE, IN_USE, IO: then nothing was stored
   */
  async append(command: Command, { segments = [], sealed }: AppendExtra = {}): Promise<JournalEntry> {
    return this.#change(async (open) => {
      for (const { sha256, role } of segments) {
        if (!open.segments.has(sha256)) throw new AppError('WORKSPACE_SEGMENT_MISSING', { file: `${role} ${sha256}` });
      }
      const entry = await open.journal.append({
        time: this.#setting.now().toISOString(),
        actor: this.#setting.actor,
        command,
        segments,
        ...(sealed === undefined ? {} : { sealed: await this.#seal(sealed) }),
      });
      this.#indexes.markBehind();
      if (segments.length > 0 || this.#indexes.isManifestDue(entry.seq)) this.#saveManifestSoon();
      return entry;
    });
  }

  /** @throws AppError WORKSPACE_CASE_LOCKED */
  async openSealed(entry: JournalEntry): Promise<unknown> {
    if (entry.sealed === undefined) return null;
    const bytes = await this.#caseKey().open(armor.decode(entry.sealed));
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  }

  /** @throws AppError as `append` */
  async writeSegment(kind: SegmentKind, arrow: Uint8Array): Promise<SegmentReference> {
    return this.#change(async (open) => {
      const { files } = this.#setting;
      const known = await writeSegmentFile(files, this.folder, kind, this.#recipients[kind], arrow);
      open.segments.set(known.sha256, known);
      this.#indexes.markBehind();
      return referenceOf(known);
    });
  }

  /** @throws AppError WORKSPACE_LOCKED, WORKSPACE_CASE_LOCKED, WORKSPACE_SEGMENT_MISSING, WORKSPACE_SEGMENT_DAMAGED */
  async readSegment(hash: string): Promise<Uint8Array> {
    const open = this.#open();
    const segment = open.segments.get(hash);
    if (!segment) throw new AppError('WORKSPACE_SEGMENT_MISSING', { file: hash });
    const key = segment.kind === 'case' ? this.#caseKey() : open.planning;
    const sealed = await naming(this.folder, () => readSegmentFile(this.#setting.files, this.folder, segment));
    return openSegment(key, segment, sealed);
  }

  /** Opens the case data as well. @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_KEY_DAMAGED */
  async openCase(passphrase: string): Promise<void> {
    this.#open();
    const keys = await naming(this.folder, () => unlockKeys(this.#setting, this.folder, 'case', { passphrase }));
    this.#case?.drop();
    this.#case = keys.case;
  }

  lockCase(): void {
    this.#case?.drop();
    this.#case = null;
  }

  /** Drops the keys and all that was decrypted; the workspace stays this process's. `unlock` opens it again. */
  async lock(): Promise<void> {
    await this.#oneAtATime(async () => {
      await this.#saveIndexes();
      this.#forget();
    });
  }

  /** @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_KEY_DAMAGED */
  async unlock(passphrase: string): Promise<void> {
    await this.#oneAtATime(() =>
      naming(this.folder, async () => {
        if (this.#isClosed) throw new AppError('WORKSPACE_LOCKED');
        const { planning, facts } = await unlockKeys(this.#setting, this.folder, 'planning', { passphrase });
        if (!planning) throw new AppError('WORKSPACE_KEY_DAMAGED', { file: 'key.age' });
        const state = await readState(this.#setting.files, this.folder, planning, facts, {
          isWritable: !this.isReadOnly,
        });
        this.#indexes.reset(state);
        this.#take(planning, state);
      }),
    );
  }

  /** Gives a key a new passphrase. @throws AppError WORKSPACE_PASSPHRASE_WEAK, WORKSPACE_PASSPHRASES_SAME, and as `unlock` */
  async changePassphrase(name: KeyName, proof: KeyProof, passphrase: string): Promise<void> {
    const facts = { workspaceId: this.workspaceId, caseRecipient: this.#recipients.case };
    await this.#change(() => rewrapKey(this.#setting, this.folder, name, proof, passphrase, facts));
  }

  /**
   * A new recovery identity, not in force yet: `putRecovery` writes its file, and from then on the code before it opens
   * nothing any more. Copies of the folder made before still open with that one.
   * @throws AppError as `unlock`, for a wrong passphrase of either key
   */
  async newRecovery(passphrases: Readonly<Record<KeyName, string>>): Promise<NewRecovery> {
    const facts = { workspaceId: this.workspaceId, caseRecipient: this.#recipients.case };
    return this.#change(() => newRecovery(this.#setting, this.folder, passphrases, facts));
  }

  /** @throws AppError as `append`; then the old code opens */
  async putRecovery({ sealed }: NewRecovery): Promise<void> {
    await this.#change(() => writeKeyFile(this.#setting.files, this.folder, 'recovery', sealed));
  }

  /** Checks the chain and every segment against the folder. */
  async verify(options: CheckOptions = {}): Promise<VerifyReport> {
    const { planning } = this.#open();
    await this.#oneAtATime(() => this.#saveIndexes());
    return naming(this.folder, () =>
      checkWorkspace(this.#setting.files, this.folder, { planning, case: this.#case, facts: this.#facts }, options),
    );
  }

  /** Brings the manifest up to date: before a backup, now and then while it is open, and on close. */
  async flush(): Promise<void> {
    await this.#oneAtATime(() => naming(this.folder, () => this.#saveManifest()));
  }

  /** Ends the session: nothing acknowledged needs it, so a folder that is gone does not stop it. */
  async close(): Promise<void> {
    await this.#oneAtATime(async () => {
      if (this.#isClosed) return;
      this.#isClosed = true;
      await this.#saveIndexes();
      this.#forget();
      await this.#lock?.release().catch(() => undefined);
    });
  }

  #take(planning: AgeKey, state: WorkspaceState): void {
    this.#findings = state.findings;
    this.#unlocked = {
      planning,
      journal: new OpenJournal(this.#setting.files, this.folder, state),
      segments: new Map(state.segments),
    };
  }

  #open(): Unlocked {
    if (!this.#unlocked) throw new AppError('WORKSPACE_LOCKED');
    return this.#unlocked;
  }

  #caseKey(): AgeKey {
    if (!this.#case) throw new AppError('WORKSPACE_CASE_LOCKED');
    return this.#case;
  }

  #forget(): void {
    this.#unlocked?.planning.drop();
    this.#unlocked = null;
    this.lockCase();
  }

  async #seal(content: unknown): Promise<string> {
    return armor.encode(await sealTo(this.#recipients.case, Buffer.from(JSON.stringify(content))));
  }

  #saveManifestSoon(): void {
    void this.#oneAtATime(() => this.#saveManifest()).catch(() => undefined);
  }

  async #saveManifest(): Promise<void> {
    if (!this.#unlocked || !this.#lock || !this.#indexes.isManifestBehind) return;
    await this.#lock.assertHeld();
    await this.#indexes.saveManifest(this.#unlocked, this.#setting.now());
  }

  /** Failing to is no failure: the next opening does without them. */
  async #saveIndexes(): Promise<void> {
    try {
      await this.#saveManifest();
      if (this.#unlocked && this.#lock) await this.#indexes.saveCache(this.#unlocked);
    } catch {
      return;
    }
  }

  async #change<T>(work: (open: Unlocked) => Promise<T>): Promise<T> {
    return this.#oneAtATime(() =>
      naming(this.folder, async () => {
        const open = this.#open();
        if (!this.#lock) throw new AppError('WORKSPACE_READ_ONLY', { folder: this.folder });
        await this.#lock.assertHeld();
        return work(open);
      }),
    );
  }
}

function referenceOf({ sha256, kind, bytes }: KnownSegment): SegmentReference {
  return { sha256, kind, bytes };
}
