import { basename } from 'node:path';
import { AppError } from '../../shared/contract/app-error.ts';
import { isUndoable, type KnownCommand } from '../../shared/contract/commands.ts';
import { printRecoveryCode } from '../../shared/contract/recovery-code.ts';
import type { HistoryItem, JournalEntry, KeyName, VerifyReport } from '../../shared/contract/workspace.ts';
import type { KnownWorkspace, WorkspacePlace, WorkspaceStatus } from '../../shared/contract/workspace-session.ts';
import type { Dataset } from './dataset.ts';
import type { ChildLinks } from './linking/child-links.ts';
import type { StoredFile } from './ingest/file-store.ts';
import { backupWorkspace, restoreWorkspace } from './vault/backup-workspace.ts';
import { createWorkspace } from './vault/create-workspace.ts';
import { effectiveCommands, journalHistory, nextRedo, nextUndo } from './vault/journal-history.ts';
import { openWithRecovery, openWorkspace, proveKey } from './vault/open-workspace.ts';
import type { KeyProof } from './vault/unlock-keys.ts';
import type { VaultOptions } from './vault/vault-setting.ts';
import { copyStore } from './vault/workspace-store.ts';
import type { Workspace } from './vault/workspace.ts';
import type { WorkspacePlaces } from './workspace-places.ts';

export type SessionOptions = {
  readonly dataset: Dataset;
  readonly links: ChildLinks;
  readonly places: WorkspacePlaces;
  readonly vault?: VaultOptions;
};

const daysUntilBackup = 30;

/** Why the case data are open without anybody having been asked; the page has words for them. */
const purposes = {
  created: 'workspace-created',
  recovered: 'workspace-recovered',
} as const;

/**
 * What the user works in: a session that ends with the window, or a workspace that keeps everything. One at a time;
 * its data are in the dataset.
 */
export class Session {
  readonly #options: SessionOptions;
  readonly #vault: VaultOptions;
  readonly #places: WorkspacePlaces;
  #workspace: Workspace | null = null;
  /** An opening of the case data that is under way when they are locked is none. */
  #caseClosings = 0;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#vault = options.vault ?? {};
    this.#places = options.places;
  }

  status(): WorkspaceStatus {
    const { dataset } = this.#options;
    const workspace = this.#workspace;
    const isLocked = workspace?.isLocked ?? false;
    const journal = isLocked ? [] : dataset.store.journal();
    const { firstChangeAt, lastBackupAt } = dataset.state;
    return {
      state: !workspace ? 'none' : isLocked ? 'locked' : 'open',
      name: workspace && basename(workspace.folder),
      folder: workspace && this.#places.shown(workspace.folder),
      workspaceId: workspace?.workspaceId ?? null,
      createdAt: workspace?.createdAt ?? null,
      isCaseOpen: workspace?.isCaseOpen ?? false,
      isReadOnly: workspace?.isReadOnly ?? false,
      findings: isLocked ? [] : [...(workspace?.findings ?? []), ...dataset.findings],
      missingFiles: [...dataset.missingFiles],
      lastBackupAt,
      isBackupDue: workspace !== null && !isLocked && isOld(lastBackupAt ?? firstChangeAt, this.#now()),
      undo: step(journal, nextUndo(journal, isUndoneInTurn)),
      redo: step(journal, nextRedo(journal, isUndoneInTurn)),
    };
  }

  /** Workspaces that were opened here before, and those of the workspaces folder; the latest first. */
  async known(): Promise<readonly KnownWorkspace[]> {
    return this.#places.known();
  }

  /**
   * Creates a workspace and goes on in it. What a session without one has loaded comes along, but for the sample; its
   * names were never read.
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
        const { extracts } = dataset.state;
        if (this.#workspace === null && extracts.length > 0 && !extracts.some((each) => each.isSynthetic)) {
          // First the copy: undo names a command by its number.
          await copyStore(dataset.store, workspace, withoutSample(dataset.store.journal()));
          await workspace.append({ type: 'key-secret' }, { sealed: dataset.sessionSecret });
          kept = extracts.length;
        }
        await workspace.append({ type: 'case-opened', purpose: purposes.created });
      });
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
      const { recoveryCode } = ask;
      await this.#leaveIfSame(folder, { recoveryCode });
      const workspace = await openWithRecovery(folder, { ...this.#vault, recoveryCode });
      try {
        await workspace.changePassphrase('planning', { recoveryCode }, ask.planningPassphrase);
        await workspace.append({ type: 'passphrase-changed', key: 'planning' });
        await workspace.changePassphrase('case', { recoveryCode }, ask.casePassphrase);
        await workspace.append({ type: 'passphrase-changed', key: 'case' });
        await workspace.append({ type: 'case-opened', purpose: purposes.recovered });
      } catch (error) {
        await workspace.close();
        throw error;
      }
      await this.#enter(workspace);
    });
  }

  /** @throws AppError WORKSPACE_WRONG_PASSPHRASE */
  async unlock(passphrase: string): Promise<void> {
    await this.#oneAtATime(async () => {
      const workspace = this.#opened();
      await workspace.unlock(passphrase);
      try {
        await this.#options.dataset.attach(workspace, true);
      } catch (error) {
        await workspace.lock();
        throw error;
      }
    });
  }

  /** Drops keys and data from memory; the workspace stays chosen. */
  async lock(): Promise<void> {
    await this.#oneAtATime(async () => {
      if (!this.#workspace) return;
      this.#forgetNames();
      await this.#options.dataset.lock();
      await this.#workspace.lock();
      // Who asked for names while a change was waited for had them read again.
      this.#forgetNames();
    });
  }

  /** Leaves the workspace; a session without one begins. */
  async close(): Promise<void> {
    await this.#oneAtATime(() => this.#leave());
  }

  /** The engine ends: nothing is loaded any more. */
  async end(): Promise<void> {
    await this.#oneAtATime(async () => {
      await this.#workspace?.close();
      this.#workspace = null;
    });
  }

  /** @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_READ_ONLY: an opening that cannot be written down is none */
  async openCase(passphrase: string, purpose: string): Promise<void> {
    const closings = this.#caseClosings;
    await this.#oneAtATime(async () => {
      const workspace = this.#opened();
      if (workspace.isReadOnly) throw new AppError('WORKSPACE_READ_ONLY', { folder: workspace.folder });
      await workspace.openCase(passphrase);
      try {
        if (this.#caseClosings !== closings) throw new AppError('WORKSPACE_CASE_LOCKED');
        await this.#options.dataset.apply({ type: 'case-opened', purpose });
      } catch (error) {
        workspace.lockCase();
        throw error;
      }
    });
  }

  lockCase(): void {
    this.#caseClosings++;
    this.#workspace?.lockCase();
    this.#forgetNames();
  }

  /** @throws AppError WORKSPACE_WRONG_PASSPHRASE, WORKSPACE_PASSPHRASE_WEAK, WORKSPACE_PASSPHRASES_SAME */
  async changePassphrase(key: KeyName, current: string, next: string): Promise<void> {
    await this.#oneAtATime(async () => {
      await this.#opened().changePassphrase(key, { passphrase: current }, next);
      await this.#options.dataset.apply({ type: 'passphrase-changed', key });
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
    await restoreWorkspace(stored.path, folder, { passphrase });
    await this.#remember(folder);
  }

  journal(): readonly HistoryItem[] {
    return journalHistory(this.#options.dataset.store.journal(), isUndoable);
  }

  /**
   * Takes a command out of the state, the last one when none is named; `redo` puts it back.
   * @returns false when there was nothing to do
   */
  async undo(seq: number | null): Promise<boolean> {
    return this.#options.dataset.applyChosen(() => {
      const journal = this.#options.dataset.store.journal();
      const item = this.journal().find((each) => each.seq === (seq ?? nextUndo(journal, isUndoneInTurn)));
      return item?.isUndoable && item.state === 'effective' ? { type: 'undo', seq: item.seq } : null;
    });
  }

  async redo(seq: number | null): Promise<boolean> {
    return this.#options.dataset.applyChosen(() => {
      const journal = this.#options.dataset.store.journal();
      const item = this.journal().find((each) => each.seq === (seq ?? nextRedo(journal, isUndoneInTurn)));
      return item?.isUndoable && item.state === 'undone' ? { type: 'redo', seq: item.seq } : null;
    });
  }

  /** Stores a change of the user and brings the data into the state it makes. */
  async change(command: KnownCommand): Promise<void> {
    await this.#options.dataset.apply(command);
  }

  get hasWorkspace(): boolean {
    return this.#workspace !== null;
  }

  async #enter(workspace: Workspace, prepare?: () => Promise<void>): Promise<void> {
    const former = this.#workspace;
    try {
      await this.#options.dataset.attach(workspace, true, prepare);
    } catch (error) {
      await workspace.close();
      throw error;
    }
    this.#workspace = workspace;
    this.#options.links.forget();
    if (former && former !== workspace) await former.close();
    await this.#remember(workspace.folder);
  }

  async #leave(): Promise<void> {
    const workspace = this.#workspace;
    this.#workspace = null;
    this.#forgetNames();
    await this.#options.dataset.startSession();
    await workspace?.close();
  }

  /** A folder that is open here already would be in use by ourselves; who cannot open it does not close it. */
  async #leaveIfSame(folder: string, proof: KeyProof): Promise<void> {
    if (this.#workspace?.folder !== folder) return;
    await proveKey(folder, proof, this.#vault);
    await this.#leave();
  }

  async #remember(folder: string): Promise<void> {
    await this.#places.remember(folder, this.#now());
  }

  #forgetNames(): void {
    this.#options.links.forget();
    this.#options.dataset.forgetNames();
  }

  #opened(): Workspace {
    if (!this.#workspace) throw new AppError('WORKSPACE_NONE');
    return this.#workspace;
  }

  #now(): Date {
    return this.#vault.now?.() ?? new Date();
  }

  async #oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

/** The sample is nobody's work: where it was opened, what stands comes along without the way it came about. */
function withoutSample(journal: readonly JournalEntry[]): readonly JournalEntry[] {
  const isSample = ({ command }: JournalEntry): boolean => command.type === 'import' && command['isSynthetic'] === true;
  return journal.some(isSample) ? effectiveCommands(journal).filter((entry) => !isSample(entry)) : journal;
}

function step(journal: readonly JournalEntry[], seq: number | null): WorkspaceStatus['undo'] {
  const entry = journal.find((each) => each.seq === seq);
  return entry ? { seq: entry.seq, type: entry.command.type } : null;
}

/** Keys of linked children follow from what was decided: nobody undoes them by turn. */
function isUndoneInTurn(command: { readonly type: string }): boolean {
  return command.type !== 'link' && isUndoable(command);
}

function isOld(time: string | null, now: Date): boolean {
  return time !== null && now.getTime() - Date.parse(time) > daysUntilBackup * 24 * 3600 * 1000;
}
