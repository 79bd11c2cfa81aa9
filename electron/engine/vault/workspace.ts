import { AppError } from '../../../shared/contract/app-error.ts';
import type {
  CitedSegment,
  Command,
  JournalEntry,
  KeyName,
  SegmentKind,
  SegmentReference,
  VerifyReport,
  WorkspaceFinding,
} from '../../../shared/contract/workspace.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { AgeKey } from './age-key.ts';
import { rewrapKey } from './change-passphrase.ts';
import { writeDurably } from './durable-write.ts';
import { distinct } from './finding.ts';
import { writeKeyFile, type OpenedKeyFile } from './key-store.ts';
import { caseCacheFile, keyFiles } from './layout.ts';
import { newRecovery, type NewRecovery } from './new-recovery.ts';
import { openCommands } from './open-commands.ts';
import { openedState } from './opened-state.ts';
import { unlockKeys, type KeyProof } from './unlock-keys.ts';
import type { VaultSetting } from './vault-setting.ts';
import { checkWorkspace, type CheckOptions } from './verify-workspace.ts';
import { naming } from './workspace-failure.ts';
import { WorkspaceContent } from './workspace-content.ts';
import type { KeyFacts, WorkspaceState } from './workspace-state.ts';
import type { CaseStore } from './workspace-store.ts';
import type { WriterLock } from './writer-lock.ts';

type WorkspaceParts = {
  readonly folder: string;
  readonly setting: VaultSetting;
  /** Null for a workspace opened to read only. */
  readonly lock: WriterLock | null;
  readonly planning: AgeKey;
  readonly case: AgeKey | null;
  readonly facts: KeyFacts;
  readonly state: WorkspaceState;
};

type Unlocked = { readonly planning: AgeKey; readonly content: WorkspaceContent };

/**
 * An open workspace: one writer, journal in memory, keys in memory until `lock` or `close`. Changes run one at a time;
 * a failed one leaves the folder and this object as they were.
 */
export class Workspace implements CaseStore {
  readonly isLasting = true;
  readonly folder: string;
  readonly workspaceId: string;
  readonly createdAt: string;
  readonly #setting: VaultSetting;
  readonly #lock: WriterLock | null;
  readonly #facts: KeyFacts;
  #findings: readonly WorkspaceFinding[];
  #unlocked: Unlocked | null;
  #case: AgeKey | null;
  #isClosed = false;
  #isPacking = false;
  readonly #oneAtATime = oneAtATime();

  constructor({ folder, setting, lock, planning, case: caseKey, facts, state }: WorkspaceParts) {
    this.folder = folder;
    this.workspaceId = state.workspaceId;
    this.createdAt = state.createdAt;
    this.#setting = setting;
    this.#lock = lock;
    this.#facts = facts;
    this.#case = caseKey;
    this.#findings = state.findings;
    this.#unlocked = { planning, content: new WorkspaceContent(setting, folder, state) };
    this.#packSoon();
  }

  /** What was found damaged, missing or odd when it was opened, and when the case data were; the rest is there. */
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
    return this.#open().content.entries;
  }

  segments(): readonly SegmentReference[] {
    return this.#open().content.segments;
  }

  /**
   * @throws AppError WORKSPACE_LOCKED, WORKSPACE_SEGMENT_MISSING for a segment that was not written here, and any of
   *   DISK_FULL, READ_ONLY, GONE, IN_USE, IO: then nothing was stored
   */
  async append(command: Command, segments: readonly CitedSegment[] = []): Promise<JournalEntry> {
    return this.#change(async ({ content }) => {
      const entry = await content.append(command, segments);
      if (content.isManifestDue) this.#saveManifestSoon();
      this.#packSoon();
      return entry;
    });
  }

  /** @throws AppError WORKSPACE_CASE_LOCKED, WORKSPACE_COMMAND_UNREADABLE */
  async wholeCommands(entries: readonly JournalEntry[]): Promise<readonly Command[]> {
    const journal = this.#open().content.entries;
    const { commands, cache } = await openCommands(this.#setting, this.folder, this.#caseKey(), entries, journal);
    if (cache) this.#saveCaseCacheSoon(cache);
    return commands;
  }

  /** @throws AppError as `append` */
  async writeSegment(kind: SegmentKind, arrow: Uint8Array): Promise<SegmentReference> {
    return this.#change(({ content }) => content.writeSegment(kind, arrow));
  }

  /** @throws AppError WORKSPACE_LOCKED, WORKSPACE_SEGMENT_MISSING, WORKSPACE_SEGMENT_DAMAGED */
  async readSegment(hash: string): Promise<Uint8Array> {
    const { content, planning } = this.#open();
    return content.readSegment('analytic', hash, planning);
  }

  /** @throws AppError WORKSPACE_CASE_LOCKED, and as `readSegment` */
  async readCaseSegment(hash: string): Promise<Uint8Array> {
    return this.#open().content.readSegment('case', hash, this.#caseKey());
  }

  /**
   * Opens the case data as well. Where they are open already, what reads them goes on with the key it has.
   * @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_KEY_DAMAGED; WORKSPACE_LOCKED also where a lock came meanwhile
   */
  async openCase(passphrase: string): Promise<void> {
    this.#open();
    const { case: key, opened } = await naming(this.folder, () =>
      unlockKeys(this.#setting, this.folder, 'case', { passphrase }),
    );
    if (!this.#unlocked || this.#case) {
      key?.drop();
      this.#open();
      return;
    }
    if (key?.recipient !== this.#facts.caseRecipient) {
      key?.drop();
      throw new AppError('WORKSPACE_KEY_DAMAGED', { file: keyFiles.case });
    }
    this.#case = key;
    await this.#oneAtATime(() => this.#checkKeys(opened));
    this.#open();
  }

  /** Looks for damaged case segments, and adds them to the findings: whoever opens the case data hears of it then. */
  async checkCase(): Promise<void> {
    this.#add(await naming(this.folder, () => this.#open().content.damagedCase()));
  }

  dropCaseKey(): void {
    this.#signHead();
    this.#case?.drop();
    this.#case = null;
  }

  /** Drops the keys and all that was decrypted; the workspace stays this process's. `unlock` opens it again. */
  async lock(): Promise<void> {
    await this.#oneAtATime(async () => {
      await this.#finish();
      this.#forget();
    });
  }

  /** @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_KEY_DAMAGED */
  async unlock(passphrase: string): Promise<void> {
    await this.#oneAtATime(() =>
      naming(this.folder, async () => {
        if (this.#isClosed) throw new AppError('WORKSPACE_LOCKED');
        const keys = await unlockKeys(this.#setting, this.folder, 'planning', { passphrase });
        const { planning } = keys;
        if (!planning) throw new AppError('WORKSPACE_KEY_DAMAGED', { file: keyFiles.planning });
        const mayRepair = await this.#isWriter().catch(() => false);
        const state = await openedState(this.#setting, this.folder, planning, keys, mayRepair);
        this.#findings = state.findings;
        this.#unlocked = { planning, content: new WorkspaceContent(this.#setting, this.folder, state) };
        this.#packSoon();
      }),
    );
  }

  /** Gives a key a new passphrase. @throws AppError WORKSPACE_PASSPHRASE_WEAK, WORKSPACE_PASSPHRASES_SAME, and as `unlock` */
  async changePassphrase(name: KeyName, proof: KeyProof, passphrase: string): Promise<void> {
    await this.#change(async ({ content }) =>
      content.keyWritten(name, await rewrapKey(this.#setting, this.folder, name, proof, passphrase, this.#facts)),
    );
    this.#saveManifestSoon();
  }

  /**
   * A new recovery identity, not in force yet: `putRecovery` writes its file, and from then on the code before it opens
   * nothing any more. Copies of the folder made before still open with that one.
   * @throws AppError as `unlock`, for a wrong passphrase of either key
   */
  async newRecovery(passphrases: Readonly<Record<KeyName, string>>): Promise<NewRecovery> {
    return this.#change(() => newRecovery(this.#setting, this.folder, passphrases, this.#facts));
  }

  /** @throws AppError as `append`; then the old code opens */
  async putRecovery({ sealed }: NewRecovery): Promise<void> {
    await this.#change(async ({ content }) =>
      content.keyWritten('recovery', await writeKeyFile(this.#setting.files, this.folder, 'recovery', sealed)),
    );
    this.#saveManifestSoon();
  }

  /** Checks the chain and every segment against the folder. */
  async verify(options: CheckOptions = {}): Promise<VerifyReport> {
    const { planning } = this.#open();
    await this.#oneAtATime(() => this.#finish());
    return naming(this.folder, () =>
      checkWorkspace(this.#setting, this.folder, { planning, case: this.#case, facts: this.#facts }, options),
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
      await this.#finish();
      this.#forget();
      await this.#lock?.release().catch(() => undefined);
    });
  }

  #open(): Unlocked {
    if (!this.#unlocked) throw new AppError('WORKSPACE_LOCKED');
    return this.#unlocked;
  }

  #caseKey(): AgeKey {
    if (!this.#case) throw new AppError('WORKSPACE_CASE_LOCKED');
    return this.#case;
  }

  async #checkKeys(opened: Pick<OpenedKeyFile, 'name' | 'sha256'>): Promise<void> {
    const mayRepair = await this.#isWriter().catch(() => false);
    const content = this.#unlocked?.content;
    if (content && this.#case) this.#add(content.checkSignature(this.#case));
    if (content) this.#add(await content.checkKeys(opened, mayRepair));
  }

  #add(findings: readonly WorkspaceFinding[]): void {
    this.#findings = distinct([...this.#findings, ...findings]);
  }

  #forget(): void {
    this.#unlocked?.planning.drop();
    this.#unlocked = null;
    this.dropCaseKey();
  }

  #saveManifestSoon(): void {
    void this.#oneAtATime(() => this.#saveManifest()).catch(() => undefined);
  }

  /** Failing to is no failure: it is made anew the next time. @param sealed  nothing of it is in the clear while it waits */
  #saveCaseCacheSoon(sealed: Uint8Array): void {
    const save = async (): Promise<void> => {
      if (await this.#isWriter()) await writeDurably(this.#setting.files, this.folder, caseCacheFile, sealed);
    };
    void this.#oneAtATime(save).catch(() => undefined);
  }

  #signHead(): void {
    if (this.#case && this.#lock) this.#unlocked?.content.signHead(this.#case);
  }

  async #saveManifest(): Promise<void> {
    this.#signHead();
    if (this.#unlocked && (await this.#isWriter())) await this.#unlocked.content.saveManifest();
  }

  /** Brings older entries together in bundles, a little at a time, between the changes that are asked for. */
  #packSoon(): void {
    if (this.#isPacking || !this.#lock || !this.#unlocked?.content.isPackingDue) return;
    this.#isPacking = true;
    void this.#pack();
  }

  /** Where the disk is full or gone, entries stay in files of their own until the next time. */
  async #pack(): Promise<void> {
    const packSome = async (): Promise<boolean> => {
      if (!this.#unlocked || !(await this.#isWriter())) return false;
      await this.#unlocked.content.packSome();
      return this.#unlocked.content.isPackingDue;
    };
    try {
      while (await this.#oneAtATime(packSome));
    } catch {
      return;
    } finally {
      this.#isPacking = false;
    }
  }

  /** Failing to is no failure: the next opening does it. */
  async #finish(): Promise<void> {
    this.#signHead();
    try {
      if (this.#unlocked && (await this.#isWriter())) await this.#unlocked.content.finish();
    } catch {
      return;
    }
  }

  /** @throws AppError WORKSPACE_IN_USE when another process has taken the workspace over */
  async #isWriter(): Promise<boolean> {
    await this.#lock?.assertHeld();
    return this.#lock !== null;
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
