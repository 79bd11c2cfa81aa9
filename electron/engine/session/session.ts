import { basename } from 'node:path';
import { AppError } from '../../../shared/contract/app-error.ts';
import { printRecoveryCode } from '../../../shared/contract/recovery-code.ts';
import type { KnownWorkspace, WorkspacePlace, WorkspaceStatus } from '../../../shared/contract/workspace-session.ts';
import type { KeyName, VerifyReport } from '../../../shared/contract/workspace.ts';
import type { CaseGate } from '../case/case-gate.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { StoredFile } from '../ingest/file-store.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { backupWorkspace, restoreWorkspace } from '../vault/backup-workspace.ts';
import { createWorkspace } from '../vault/create-workspace.ts';
import { openWorkspace, proveKey } from '../vault/open-workspace.ts';
import type { KeyProof } from '../vault/unlock-keys.ts';
import type { VaultOptions } from '../vault/vault-setting.ts';
import type { Workspace } from '../vault/workspace.ts';
import { purposes } from './purposes.ts';
import { recoveredWorkspace } from './recovered-workspace.ts';
import { takeAlong } from './take-along.ts';
import type { WorkspacePlaces } from './workspace-places.ts';
import { workspaceStatus } from './workspace-status.ts';

type SessionOptions = {
  readonly dataset: Dataset;
  readonly gate: CaseGate;
  readonly places: WorkspacePlaces;
  readonly vault?: VaultOptions;
};

/**
 * What the user works in: a session that ends with the window, or a workspace that keeps everything. One at a time;
 * its data are in the dataset.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #vault: VaultOptions;
  readonly #places: WorkspacePlaces;
  readonly #gate: CaseGate;
  #workspace: Workspace | null = null;
  readonly #oneAtATime = oneAtATime();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#vault = options.vault ?? {};
    this.#gate = options.gate;
    this.#places = options.places;
  }

  status(): WorkspaceStatus {
    const folder = this.#workspace && this.#places.shown(this.#workspace.folder);
    return workspaceStatus(this.#workspace, folder, this.#options.dataset, this.#now());
  }

  /** Workspaces that were opened here before, and those of the workspaces folder; the latest first. */
  async known(): Promise<readonly KnownWorkspace[]> {
    return this.#places.known();
  }

  /**
   * Creates a workspace and goes on in it. What a session without one has loaded comes along, except the sample, and
   * without names, which such a session never reads.
   * @throws AppError as `createWorkspace`
   */
  async create(ask: {
    readonly place: WorkspacePlace;
    readonly planningPassphrase: string;
    readonly casePassphrase: string;
  }): Promise<{ readonly recoveryCode: string[]; readonly kept: number }> {
    return this.#oneAtATime(async () => {
      const { dataset } = this.#options;
      const folder = await this.#places.folderOf(ask.place);
      const { workspace, recoveryIdentity } = await createWorkspace(folder, {
        ...this.#vault,
        planningPassphrase: ask.planningPassphrase,
        casePassphrase: ask.casePassphrase,
      });
      let kept = 0;
      await this.#enter(workspace, async () => {
        if (this.#workspace === null) kept = await takeAlong(dataset, this.#gate, workspace);
        await workspace.append({ type: 'case-opened', purpose: purposes.created });
      });
      dataset.openedFor = purposes.created;
      return { recoveryCode: [...printRecoveryCode(recoveryIdentity)], kept };
    });
  }

  /** @throws AppError as `openWorkspace` */
  async open(ask: {
    readonly place: WorkspacePlace;
    readonly passphrase: string;
    readonly isReadOnly: boolean;
    readonly isTakenOver: boolean;
  }): Promise<void> {
    const { passphrase, isReadOnly, isTakenOver } = ask;
    await this.#oneAtATime(async () => {
      const folder = await this.#places.folderOf(ask.place);
      await this.#leaveIfSame(folder, { passphrase });
      await this.#enter(await openWorkspace(folder, { ...this.#vault, passphrase, isReadOnly, isTakenOver }));
    });
  }

  /**
   * Opens a workspace with the code of its recovery sheet and gives it new passphrases.
   * @throws AppError WORKSPACE_RECOVERY_WRONG, WORKSPACE_PASSPHRASE_WEAK, WORKSPACE_PASSPHRASES_SAME, and as `openWorkspace`
   */
  async recover(ask: {
    readonly place: WorkspacePlace;
    readonly recoveryCode: string;
    readonly planningPassphrase: string;
    readonly casePassphrase: string;
  }): Promise<void> {
    await this.#oneAtATime(async () => {
      const folder = await this.#places.folderOf(ask.place);
      await this.#leaveIfSame(folder, { recoveryCode: ask.recoveryCode });
      await this.#enter(await recoveredWorkspace(folder, ask, this.#vault));
      this.#options.dataset.openedFor = purposes.recovered;
    });
  }

  /** @throws AppError WORKSPACE_WRONG_PASSPHRASE */
  async unlock(passphrase: string): Promise<void> {
    await this.#oneAtATime(async () => {
      const workspace = this.#opened();
      await workspace.unlock(passphrase);
      try {
        await this.#options.dataset.attach(workspace);
      } catch (error) {
        await workspace.lock();
        throw error;
      }
    });
  }

  /** Drops keys and data from memory: the case data at once, the rest when a change under way has ended. */
  async lock(): Promise<void> {
    this.#lockGate();
    await this.#oneAtATime(async () => {
      if (!this.#workspace) return;
      try {
        await this.#options.dataset.lock();
      } finally {
        await this.#workspace.lock();
      }
    });
  }

  /** Leaves the workspace; a session without one begins. */
  async close(): Promise<void> {
    await this.#oneAtATime(() => this.#leave());
  }

  /** The engine ends: nothing is loaded any more. */
  async end(): Promise<void> {
    this.#lockGate();
    await this.#oneAtATime(async () => {
      await this.#workspace?.close();
      this.#workspace = null;
    });
  }

  /**
   * Opens the case data and loads the rows.
   * @throws AppError WORKSPACE_WRONG_PASSPHRASE; WORKSPACE_READ_ONLY, because an opening must be written to the journal;
   *   WORKSPACE_CASE_LOCKED where they were locked meanwhile
   */
  async openCase(passphrase: string, purpose: string): Promise<void> {
    const { closing } = this.#gate;
    await this.#oneAtATime(async () => {
      const workspace = this.#opened();
      if (workspace.isReadOnly) throw new AppError('WORKSPACE_READ_ONLY', { folder: workspace.folder });
      await workspace.openCase(passphrase);
      try {
        if (closing.aborted) throw new AppError('WORKSPACE_CASE_LOCKED');
        await this.#options.dataset.openCase(purpose);
        // After the rows: 60 MB take a tenth of a second, and a lock has less to end.
        await workspace.checkCase();
      } catch (error) {
        await this.lockCase();
        throw error;
      }
    });
  }

  /**
   * Locks the case data: keys, names and answers at once; it resolves when the rows are gone from the tables too. A session
   * without a workspace has no case data: what it has stays at hand as long as it lasts.
   */
  async lockCase(): Promise<void> {
    if (!this.#workspace) return;
    this.#lockGate();
    await this.#options.dataset.dropRows();
  }

  #lockGate(): void {
    if (this.#workspace) this.#gate.lock();
  }

  /** @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_PASSPHRASE_WEAK, WORKSPACE_PASSPHRASES_SAME */
  async changePassphrase(key: KeyName, current: string, next: string): Promise<void> {
    await this.#oneAtATime(async () => {
      await this.#opened().changePassphrase(key, { passphrase: current }, next);
      await this.#options.dataset.apply({ type: 'passphrase-changed', key });
    });
  }

  /**
   * A new recovery code; the one before opens nothing any more. The journal says so before the code takes effect: an
   * entry without a new code does no harm, but a code that nobody was shown would lock everyone out.
   * @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_READ_ONLY
   */
  async renewRecovery(passphrases: Readonly<Record<KeyName, string>>): Promise<string[]> {
    return this.#oneAtATime(async () => {
      const workspace = this.#opened();
      const recovery = await workspace.newRecovery(passphrases);
      await this.#options.dataset.apply({ type: 'recovery-renewed' });
      await workspace.putRecovery(recovery);
      return [...printRecoveryCode(recovery.identity)];
    });
  }

  async verify(signal?: AbortSignal): Promise<VerifyReport> {
    return this.#opened().verify(signal ? { signal } : {});
  }

  /**
   * Writes the workspace to one encrypted file.
   * @throws AppError as `backupWorkspace`, PATH_NOT_ALLOWED
   */
  async backup(ask: {
    readonly passphrase: string;
    readonly file?: string | undefined;
  }): Promise<{ readonly file: string; readonly bytes: number; readonly damaged: number }> {
    return this.#oneAtATime(async () => {
      const workspace = this.#opened();
      const file =
        ask.file === undefined
          ? await this.#places.backupFile(workspace.folder, this.#now())
          : this.#places.allowed(ask.file);
      await workspace.flush();
      const { bytes, damaged } = await backupWorkspace(workspace.folder, file, { passphrase: ask.passphrase });
      if (!workspace.isReadOnly) await this.#options.dataset.apply({ type: 'backup', file: basename(file), bytes });
      return { file, bytes, damaged: damaged.length };
    });
  }

  /** Unpacks a backup into a new folder; `open` opens it. @throws AppError as `restoreWorkspace` */
  async restore(stored: StoredFile, passphrase: string, place: WorkspacePlace): Promise<void> {
    const folder = await this.#places.folderOf(place);
    const { attempts } = this.#vault;
    await restoreWorkspace(stored.path, folder, { passphrase, ...(attempts ? { attempts } : {}) });
    await this.#remember(folder);
  }

  get hasWorkspace(): boolean {
    return this.#workspace !== null;
  }

  async #enter(workspace: Workspace, prepare?: () => Promise<void>): Promise<void> {
    const former = this.#workspace;
    try {
      await this.#options.dataset.attach(workspace, prepare);
    } catch (error) {
      await workspace.close();
      throw error;
    }
    this.#workspace = workspace;
    if (former && former !== workspace) await former.close();
    await this.#remember(workspace.folder);
  }

  async #leave(): Promise<void> {
    const workspace = this.#workspace;
    this.#lockGate();
    await this.#options.dataset.startSession();
    this.#workspace = null;
    await workspace?.close();
  }

  /** A folder that is open here would be found in use, so it is closed first: by whoever has the right to open it. */
  async #leaveIfSame(folder: string, proof: KeyProof): Promise<void> {
    if (this.#workspace?.folder !== folder) return;
    await proveKey(folder, proof, this.#vault);
    await this.#leave();
  }

  async #remember(folder: string): Promise<void> {
    await this.#places.remember(folder, this.#now());
  }

  #opened(): Workspace {
    if (!this.#workspace) throw new AppError('WORKSPACE_NONE');
    return this.#workspace;
  }

  #now(): Date {
    return this.#vault.now?.() ?? new Date();
  }
}
