import { randomBytes, randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/contract/app-error.ts';
import { isUndoable, type KnownCommand } from '../../../shared/contract/commands.ts';
import type { Failure, ImportEvent, ImportReport } from '../../../shared/contract/extracts.ts';
import type { WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import type { AreaRegister } from '../boundaries/area-register.ts';
import { Database } from '../db/database.ts';
import type { FileStore } from '../ingest/file-store.ts';
import type { ExtractContent } from '../ingest/import-draft.ts';
import { importExtracts } from '../ingest/import-extracts.ts';
import { rejectTableOf, type RejectTable } from '../ingest/reject-table.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { workingRules } from '../risk/working-definition-1.ts';
import { schema } from '../tables/schema.ts';
import { takingBack, type Undo } from '../vault/journal-history.ts';
import { MemoryStore } from '../vault/memory-store.ts';
import type { AppendExtra, WorkspaceStore } from '../vault/workspace-store.ts';
import { importCommandOf, replacedBy, writeContents, type Brought, type FilesToImport } from './import-command.ts';
import { importReport } from './import-report.ts';
import { journalState, type JournalState } from './journal-state.ts';
import { keySecret, type KeySecret } from './key-secret.ts';
import { LoadedExtracts, type LoadedExtract } from './loaded-extracts.ts';
import { RejectsAtHand, type KeepRejects } from './rejects-at-hand.ts';

export type DatasetOptions = {
  readonly register: AreaRegister;
  readonly files: FileStore;
  readonly memoryLimit: string;
  readonly threads: number;
  readonly toFailure: (error: unknown, file: string) => Failure;
  /** False for a command that only calculates: nothing of a file is kept but its figures. */
  readonly keepsRows: boolean;
};

/** A change of the user's, or one that takes such a change out or puts it back. */
type AnyCommand = KnownCommand | Undo;

/** A workspace keeps everything; a session without one keeps no names. */
const keptInWorkspace = new Set<keyof ExtractContent>(['children', 'households', 'counts', 'identifiers', 'rejects']);
const keptInSession = new Set<keyof ExtractContent>(['children', 'households', 'counts', 'rejects']);

/**
 * What is loaded: the analytic database in memory, filled from a store of commands and segments. Every change is a
 * command; changes run one at a time, each is done wholly or not at all, and raises `revision`.
 */
export class Dataset {
  readonly db: Database;
  readonly #options: DatasetOptions;
  readonly #loaded: LoadedExtracts;
  #store: WorkspaceStore | null = new MemoryStore('session');
  #secret = newSecret();
  #state: JournalState = journalState([]);
  readonly #rejects = new RejectsAtHand();
  #revision = 0;
  readonly #oneAtATime = oneAtATime();

  private constructor(db: Database, options: DatasetOptions) {
    this.db = db;
    this.#options = options;
    this.#loaded = new LoadedExtracts(db, workingRules);
  }

  static async open(options: DatasetOptions): Promise<Dataset> {
    const { memoryLimit, threads } = options;
    const db = await Database.open({ memoryLimit, threads, tables: schema });
    return new Dataset(db, options);
  }

  get revision(): number {
    return this.#revision;
  }

  /** What the keys of a session without a workspace are made with; a workspace made of it goes on with it. */
  get sessionSecret(): KeySecret {
    return this.#secret;
  }

  /** What the journal's commands make. */
  get state(): JournalState {
    return this.#state;
  }

  /** Whether its workspace is locked: nothing is loaded. */
  get isLocked(): boolean {
    return this.#store === null;
  }

  /** @throws AppError WORKSPACE_LOCKED while its workspace is locked */
  get store(): WorkspaceStore {
    if (!this.#store) throw new AppError('WORKSPACE_LOCKED');
    return this.#store;
  }

  /** @throws AppError WORKSPACE_CASE_LOCKED unless this is a workspace whose case data are open */
  assertCaseOpen(): void {
    const { store } = this;
    if (!store.isLasting) throw new AppError('WORKSPACE_NONE');
    if (!store.isCaseOpen) throw new AppError('WORKSPACE_CASE_LOCKED');
  }

  /** Drops what names children from memory: the case data were locked. */
  forgetNames(): void {
    this.#rejects.forget();
  }

  /** Files of extracts that are in the journal and whose rows could not be read. */
  get missingFiles(): readonly string[] {
    const there = new Set(this.#loaded.all.map(({ extractId }) => extractId));
    return this.#state.extracts.flatMap(({ extractId, file }) => (there.has(extractId) ? [] : [file]));
  }

  /** What was found damaged or gone while loading. */
  get findings(): readonly WorkspaceFinding[] {
    return this.#loaded.findings;
  }

  /**
   * Takes another store's data in the place of what is loaded. When they cannot be read, what was loaded stays.
   * @param prepare  done first; nothing changes between it and the taking
   */
  async attach(store: WorkspaceStore, prepare: () => Promise<void> = async () => undefined): Promise<void> {
    await this.#oneAtATime(async () => {
      await prepare();
      const former = this.#store;
      try {
        await this.#take(store);
      } catch (error) {
        await this.#take(former).catch(() => undefined);
        throw error;
      }
      this.#rejects.forget();
      // The secret of a session may be that of the workspace it became, which is for the case key alone.
      if (former?.isLasting === false || !store.isLasting) this.#secret = newSecret();
    });
  }

  /** Starts again with nothing, in a session without a workspace. */
  async startSession(): Promise<void> {
    await this.attach(new MemoryStore('session'));
  }

  /** Drops everything from memory until a store is attached again. */
  async lock(): Promise<void> {
    await this.#oneAtATime(async () => {
      await this.#take(null);
      this.#rejects.forget();
    });
  }

  /**
   * Imports files. Synthetic and real data are never mixed: importing the one takes the other out.
   * A file that is loaded already (same SHA-256) replaces itself.
   */
  async import(
    ask: FilesToImport,
    onProgress: (event: Extract<ImportEvent, { type: 'progress' }>) => void,
    signal?: AbortSignal,
  ): Promise<ImportReport> {
    return this.#oneAtATime(async () => {
      const { store } = this;
      const { register, files, memoryLimit, threads, toFailure, keepsRows } = this.#options;
      const loaded = this.#loaded.all;
      const keepRejects = this.#rejects.keeper();
      const keys = store.isLasting ? await keySecret(store, this.#secret) : this.#secret;
      const numbers = ask.files.map(() => this.#loaded.nextNumber());
      const change = async (): Promise<ImportReport> => {
        let stored: readonly Brought[] = [];
        const outcomes = await importExtracts(
          ask.files.map((file, i) => ({ ...file, extractNo: numbers[i] ?? 0 })),
          {
            analytic: this.db,
            secret: keys.secret,
            keyedOtherwise: loaded.filter(({ keysOf }) => keysOf !== keys.id).map(({ extractNo }) => extractNo),
            keeps: keepsRows ? (store.isLasting ? keptInWorkspace : keptInSession) : new Set(),
            blank: ask.blank,
            resolvesTambon: (code) => register.resolvesTambon(code),
            memoryLimit,
            threads,
            checkUnchanged: (file) => files.checkUnchanged(file),
            toFailure,
            loaded: loaded.map(({ extractNo }) => extractNo),
            replaced: (sha256) => replacedBy(loaded, sha256, ask.isSynthetic),
            rules: workingRules,
            onProgress,
            store: async (brought, communityNames) => {
              if (brought.length === 0) return;
              const facts = { ask, numbers, keysOf: keys.id, communityNames, loaded };
              const segments = await writeContents(store, brought);
              await store.append(importCommandOf(brought, facts), { segments });
              stored = brought;
            },
          },
          signal,
        );
        await this.#accept(store, stored, keepRejects);
        return importReport(this.db, outcomes, this.#loaded.all);
      };
      // Nobody knows how far it came: the tables are made anew.
      return this.#orTakenBack(store, change, () => this.#take(store));
    });
  }

  /** The loaded extracts with their numbers in the database. */
  get extracts(): readonly LoadedExtract[] {
    return this.#loaded.all;
  }

  /** Runs work that needs the data and the list of extracts to belong together: no change happens meanwhile. */
  async whileUnchanged<T>(work: () => Promise<T>): Promise<T> {
    return this.#oneAtATime(work);
  }

  /**
   * Stores a command and brings the data into the state it makes.
   * @throws AppError as the store's `append`, and CHANGE_TAKEN_BACK where the data of that state could not be loaded: in
   *   either case nothing changed
   */
  async apply(command: AnyCommand, extra?: AppendExtra): Promise<void> {
    await this.applyChosen(() => command, extra);
  }

  /**
   * As `apply`, with a command that is chosen when its turn has come: by what the changes before it left.
   * @param choose  null when nothing is to be done; what it throws is thrown
   * @returns whether there was a command
   */
  async applyChosen(choose: () => AnyCommand | null, extra?: AppendExtra): Promise<boolean> {
    return this.#oneAtATime(async () => {
      const { store } = this;
      const command = choose();
      if (!command) return false;
      if (isFact(command)) {
        await store.append(command, extra);
        this.#state = journalState(store.journal());
        return true;
      }
      const change = async (): Promise<void> => {
        await store.append(command, extra);
        await this.#settle(store);
      };
      await this.#orTakenBack(store, change, () => this.#settle(store).catch(() => this.#take(store)));
      return true;
    });
  }

  /** @throws AppError FILE_UNKNOWN_ID */
  async remove(extractId: string): Promise<void> {
    if (!this.#loaded.all.some((each) => each.extractId === extractId)) throw new AppError('FILE_UNKNOWN_ID');
    await this.apply({ type: 'remove', extractIds: [extractId] });
  }

  async clear(): Promise<void> {
    const extractIds = this.#state.extracts.map((extract) => extract.extractId);
    if (extractIds.length > 0) await this.apply({ type: 'remove', extractIds });
  }

  /**
   * The rejected rows of an extract with their cells: of this session, or out of the case segments.
   * @throws AppError FILE_UNKNOWN_ID, WORKSPACE_CASE_LOCKED
   */
  async rejectsOf(extractId: string): Promise<RejectTable> {
    const extract = this.#state.extracts.find((each) => each.extractId === extractId);
    const here = extract && this.#rejects.get(extract);
    if (here) return here;
    const segment = extract?.segments.rejects[0];
    if (!segment) throw new AppError('FILE_UNKNOWN_ID');
    return rejectTableOf(await this.store.readSegment(segment.sha256));
  }

  close(): void {
    this.db.close();
  }

  async #take(store: WorkspaceStore | null): Promise<void> {
    this.#store = store;
    this.#state = journalState([]);
    this.#loaded.forget();
    this.#revision++;
    await this.db.restart();
    if (store) await this.#settle(store);
  }

  /** Makes the tables hold what the journal says, no more and no less. */
  async #settle(store: WorkspaceStore): Promise<void> {
    const { register } = this.#state;
    this.#state = journalState(store.journal());
    const isChanged = await this.#loaded.settle(this.#state, store);
    if (isChanged || JSON.stringify(register) !== JSON.stringify(this.#state.register)) this.#revision++;
  }

  /**
   * Makes a change that stores a command and then brings it into the tables: both or neither. Where the second fails,
   * the command is taken back.
   * @param mend  brings the tables back to what the journal says
   * @throws what the change does where nothing was stored; AppError CHANGE_TAKEN_BACK; and as the store's `append` or
   *   `mend` where not even that succeeds: `missingFiles` says what is not in the tables then
   */
  async #orTakenBack<T>(store: WorkspaceStore, change: () => Promise<T>, mend: () => Promise<void>): Promise<T> {
    const { length } = store.journal();
    try {
      return await change();
    } catch (error) {
      const stored = store.journal()[length];
      if (!stored) throw error;
      try {
        await store.append(takingBack(stored));
      } finally {
        await mend();
      }
      const reason = error instanceof AppError ? { reason: error.sentences.en, reasonTh: error.sentences.th } : {};
      throw new AppError('CHANGE_TAKEN_BACK', reason, { cause: error });
    }
  }

  /** What an import stored is in the tables already, and what it replaced is gone. */
  async #accept(store: WorkspaceStore, stored: readonly Brought[], keepRejects: KeepRejects): Promise<void> {
    this.#state = journalState(store.journal());
    if (stored.length === 0) return;
    const bySha256 = new Map(this.#state.extracts.map((extract) => [extract.sha256, extract]));
    const numbers = new Map<string, number>();
    for (const { outcome, content } of stored) {
      const extract = bySha256.get(outcome.sha256);
      if (extract === undefined) continue;
      numbers.set(extract.extractId, outcome.extractNo);
      if (content.rejects) keepRejects(extract, content.rejects);
    }
    this.#loaded.accept(this.#state.extracts, numbers);
    // A file that came again may have rows that a person took out.
    await this.#loaded.settle(this.#state, store);
    this.#revision++;
  }
}

function newSecret(): KeySecret {
  return { id: randomUUID(), secret: randomBytes(32).toString('hex') };
}

/** A fact changes no data. */
function isFact(command: AnyCommand): boolean {
  return command.type !== 'undo' && command.type !== 'redo' && !isUndoable(command);
}
