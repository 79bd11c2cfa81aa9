import { AppError } from '../../../shared/contract/app-error.ts';
import { commandTable, type WholeCommand } from '../../../shared/contract/commands/command-table.ts';
import type { ImportReport } from '../../../shared/contract/extracts.ts';
import type { CitedSegment, WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import { Database } from '../db/database.ts';
import { rejectTableOf, type RejectTable } from '../ingest/reject-table.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { workingRules } from '../risk/working-definition-1.ts';
import { schema } from '../tables/schema.ts';
import { MemoryStore } from '../vault/memory-store.ts';
import type { WorkspaceStore } from '../vault/workspace-store.ts';
import { changeOrTakeBack } from './change-or-take-back.ts';
import { CommandJournal } from './command-journal.ts';
import type { AcceptedFile, FilesToImport } from './import-command.ts';
import { importFiles, type ImportOptions, type ImportProgress } from './import-files.ts';
import { importReport } from './import-report.ts';
import { JournalFold } from './journal-fold.ts';
import { stateOf, type JournalState, type TableState } from './journal-state.ts';
import { keySecret, newKeySecret, type KeySecret } from './key-secret.ts';
import { LoadedExtracts, type LoadedExtract } from './loaded-extracts.ts';
import { RejectsAtHand, type KeepRejects } from './rejects-at-hand.ts';

type DatasetOptions = ImportOptions;

const nothing = stateOf(new JournalFold(commandTable, []));

/**
 * What is loaded: the analytic database in memory, filled from a store of commands and segments. Every change is a
 * command; changes run one at a time, each is done wholly or not at all, and raises `revision`.
 */
export class Dataset {
  readonly db: Database;
  readonly #options: DatasetOptions;
  readonly #loaded: LoadedExtracts;
  #journal: CommandJournal | null = new CommandJournal(new MemoryStore('session'));
  #secret = newKeySecret();
  readonly #rejects = new RejectsAtHand();
  /** What the tables were made of; null while that is not known. */
  #settled: TableState | null = null;
  #missingFiles: readonly string[] = [];
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

  /** Whether its workspace is locked: nothing is loaded. */
  get isLocked(): boolean {
    return this.#journal === null;
  }

  /** @throws AppError WORKSPACE_LOCKED while its workspace is locked */
  get journal(): CommandJournal {
    if (!this.#journal) throw new AppError('WORKSPACE_LOCKED');
    return this.#journal;
  }

  /** What the journal's commands make; nothing while its workspace is locked. */
  get state(): JournalState {
    return this.#journal?.state ?? nothing;
  }

  /** @throws AppError WORKSPACE_LOCKED */
  get store(): WorkspaceStore {
    return this.journal.store;
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
    return this.#missingFiles;
  }

  /** What was found damaged or gone while loading. */
  get findings(): readonly WorkspaceFinding[] {
    return this.#loaded.findings;
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
   * Takes another store's data in the place of what is loaded. When they cannot be read, what was loaded stays.
   * @param prepare  done first; nothing changes between it and the taking
   */
  async attach(store: WorkspaceStore, prepare: () => Promise<void> = async () => undefined): Promise<void> {
    await this.#oneAtATime(async () => {
      await prepare();
      const former = this.#journal;
      try {
        await this.#load(new CommandJournal(store));
      } catch (error) {
        await this.#load(former).catch(() => undefined);
        throw error;
      }
      this.#rejects.forget();
      // The secret of a session may be that of the workspace it became, which is for the case key alone.
      if (former?.store.isLasting === false || !store.isLasting) this.#secret = newKeySecret();
    });
  }

  /** Starts again with nothing, in a session without a workspace. */
  async startSession(): Promise<void> {
    await this.attach(new MemoryStore('session'));
  }

  /** Drops everything from memory until a store is attached again. */
  async lock(): Promise<void> {
    await this.#oneAtATime(async () => {
      await this.#load(null);
      this.#rejects.forget();
    });
  }

  /**
   * Imports files. Synthetic and real data are never mixed: importing the one takes the other out.
   * A file that is loaded already (same SHA-256) replaces itself.
   */
  async import(ask: FilesToImport, onProgress: ImportProgress, signal?: AbortSignal): Promise<ImportReport> {
    return this.#oneAtATime(async () => {
      const { journal, db } = this;
      const keepRejects = this.#rejects.keeper();
      const keys = journal.store.isLasting ? await keySecret(journal, this.#secret) : this.#secret;
      const target = {
        db,
        journal,
        keys,
        loaded: this.#loaded.all,
        numbers: ask.files.map(() => this.#loaded.nextNumber()),
      };
      const change = async (): Promise<ImportReport> => {
        const { outcomes, accepted } = await importFiles(ask, target, this.#options, onProgress, signal);
        if (accepted.length > 0) await this.#accept(journal, accepted, keepRejects);
        return importReport(db, outcomes, this.#loaded.all);
      };
      // An import that failed may have changed some tables and not others: they are all loaded anew.
      return changeOrTakeBack(journal, change, () => this.#load(journal));
    });
  }

  /**
   * Stores a command and brings the data into the state it makes.
   * @throws AppError as the store's `append`, and CHANGE_TAKEN_BACK where the data of that state could not be loaded: in
   *   either case nothing changed
   */
  async apply(command: WholeCommand, segments?: readonly CitedSegment[]): Promise<void> {
    await this.applyChosen(() => command, segments);
  }

  /**
   * As `apply`, with a command that is chosen when its turn has come: by what the changes before it left.
   * @param choose  null when nothing is to be done; what it throws is thrown
   * @returns the command; null when there was none
   */
  async applyChosen<Command extends WholeCommand>(
    choose: () => Command | null,
    segments?: readonly CitedSegment[],
  ): Promise<Command | null> {
    return this.#oneAtATime(async () => {
      const { journal } = this;
      const command = choose();
      if (!command) return null;
      if (commandTable.get(command.type)?.kind === 'fact') {
        await journal.append(command, segments);
        return command;
      }
      const settle = async (): Promise<void> => {
        if (await this.#settle(journal)) this.#revision++;
      };
      const change = async (): Promise<void> => {
        await journal.append(command, segments);
        await settle();
      };
      await changeOrTakeBack(journal, change, () => settle().catch(() => this.#load(journal)));
      return command;
    });
  }

  /** @throws AppError FILE_UNKNOWN_ID */
  async remove(extractId: string): Promise<void> {
    const extracts = this.#loaded.all.filter((each) => each.extractId === extractId);
    if (extracts.length === 0) throw new AppError('FILE_UNKNOWN_ID');
    await this.apply(removalOf(extracts));
  }

  async clear(): Promise<void> {
    const { extracts } = this.state;
    if (extracts.length > 0) await this.apply(removalOf(extracts));
  }

  /**
   * The rejected rows of an extract with their cells: of this session, or out of the case segments.
   * @throws AppError FILE_UNKNOWN_ID, WORKSPACE_CASE_LOCKED
   */
  async rejectsOf(extractId: string): Promise<RejectTable> {
    const extract = this.state.extracts.find((each) => each.extractId === extractId);
    const here = extract && this.#rejects.get(extract);
    if (here) return here;
    const segment = extract?.segments.rejects[0];
    if (!segment) throw new AppError('FILE_UNKNOWN_ID');
    return rejectTableOf(await this.store.readSegment(segment.sha256));
  }

  close(): void {
    this.db.close();
  }

  /** Empties the tables and fills them from a journal; null leaves them empty. */
  async #load(journal: CommandJournal | null): Promise<void> {
    this.#journal = journal;
    this.#loaded.forget();
    this.#settled = null;
    this.#missingFiles = [];
    this.#revision++;
    await this.db.restart();
    if (journal && (await this.#settle(journal))) this.#revision++;
  }

  /** Makes the tables hold what the journal says, no more and no less. @returns whether they changed */
  async #settle({ state, store }: CommandJournal): Promise<boolean> {
    const { extracts, register, links } = state;
    const former = this.#settled;
    if (former?.extracts === extracts && former.register === register && former.links === links) return false;
    this.#settled = null;
    try {
      const isChanged = await this.#loaded.settle({ extracts, register, links }, store);
      this.#settled = { extracts, register, links };
      return isChanged || former?.register !== register;
    } finally {
      const there = new Set(this.#loaded.all.map(({ extractId }) => extractId));
      this.#missingFiles = extracts.flatMap(({ extractId, file }) => (there.has(extractId) ? [] : [file]));
    }
  }

  /** What an import stored is in the tables already, and what it replaced is gone. */
  async #accept(journal: CommandJournal, files: readonly AcceptedFile[], keepRejects: KeepRejects): Promise<void> {
    const { extracts } = journal.state;
    const bySha256 = new Map(extracts.map((extract) => [extract.sha256, extract]));
    const numbers = new Map<string, number>();
    for (const { outcome, content } of files) {
      const extract = bySha256.get(outcome.sha256);
      if (extract === undefined) continue;
      numbers.set(extract.extractId, outcome.extractNo);
      if (content.rejects) keepRejects(extract, content.rejects);
    }
    this.#loaded.accept(extracts, numbers);
    // A file that came again may have rows that a person took out.
    await this.#settle(journal);
    this.#revision++;
  }
}

function removalOf(extracts: readonly { extractId: string; file: string; accepted: number }[]): WholeCommand<'remove'> {
  return {
    type: 'remove',
    extracts: extracts.map(({ extractId, file, accepted }) => ({ extractId, file, accepted })),
  };
}
