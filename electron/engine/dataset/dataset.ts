import { AppError } from '../../../shared/contract/app-error.ts';
import { commandTable, type WholeCommand } from '../../../shared/contract/commands/command-table.ts';
import type { ImportReport } from '../../../shared/contract/extracts.ts';
import type { CitedSegment, WorkspaceFinding } from '../../../shared/contract/workspace.ts';
import type { CaseGate, CaseSlot } from '../case/case-gate.ts';
import { Database } from '../db/database.ts';
import { rejectTableOf, type RejectTable } from '../ingest/reject-table.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { workingRules } from '../risk/working-definition-1.ts';
import { schema } from '../tables/schema.ts';
import { MemoryStore } from '../vault/memory-store.ts';
import type { CaseStore, WorkspaceStore } from '../vault/workspace-store.ts';
import { changeOrTakeBack } from './change-or-take-back.ts';
import { CommandJournal } from './command-journal.ts';
import { damageOfRelease } from './damage-of-release.ts';
import type { FilesToImport } from './import-command.ts';
import { importFiles, type ImportOptions, type ImportProgress } from './import-files.ts';
import { importReport } from './import-report.ts';
import { JournalFold } from './journal-fold.ts';
import { stateOf, type JournalState } from './journal-state.ts';
import { keySecret, newKeySecret, type KeySecret } from './key-secret.ts';
import { LoadedExtracts, type LoadedExtract } from './loaded-extracts.ts';
import { RejectsAtHand, type KeepRejects } from './rejects-at-hand.ts';

type DatasetOptions = ImportOptions & { readonly gate: CaseGate };

const nothing = stateOf(new JournalFold(commandTable, []));

/**
 * What is loaded: the analytic database in memory, filled from a store of commands and segments. Every change is a
 * command; changes run one at a time, each is done wholly or not at all, and raises `revision`. Rows are for the case key:
 * of a workspace whose case data are locked the tables are empty.
 */
export class Dataset {
  readonly db: Database;
  readonly #options: DatasetOptions;
  /** What the tables hold; empty from a lock on. */
  readonly #rows: CaseSlot<LoadedExtracts>;
  #journal: CommandJournal | null;
  #secret = newKeySecret();
  readonly #gate: CaseGate;
  readonly #rejects: RejectsAtHand;
  /** What the tables and the answers were made of; null while that is not known. */
  #settled: Pick<JournalState, 'extracts' | 'decisions' | 'links' | 'register'> | null = null;
  /** While the tables are being emptied and filled. */
  #isLoading = false;
  /** What the case data were opened for, as long as they are. */
  openedFor: string | null = null;
  #releaseFindings: readonly WorkspaceFinding[] = [];
  #revision = 0;
  readonly #oneAtATime = oneAtATime();

  private constructor(db: Database, options: DatasetOptions) {
    this.db = db;
    this.#options = options;
    this.#gate = options.gate;
    this.#rejects = new RejectsAtHand(options.gate);
    const session = new MemoryStore('session');
    this.#journal = new CommandJournal(session);
    this.#rows = options.gate.slot();
    this.#gate.attach(session);
    this.#rows.keep(this.#nothingLoaded(), this.#gate.closing);
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

  /** @throws AppError WORKSPACE_CASE_LOCKED in a workspace whose case data are not open: who changes data sees them */
  assertMayChange(): void {
    const { store } = this;
    if (store.isLasting) this.#gate.assertOpen(store);
  }

  /** Whether the tables hold the rows of the journal: not while they are being loaded, nor while the case data are locked. */
  get hasRows(): boolean {
    return this.#loaded !== null;
  }

  /** @throws AppError WORKSPACE_CASE_LOCKED: an answer from rows would be one of nothing */
  assertRows(): void {
    if (!this.hasRows) throw new AppError('WORKSPACE_CASE_LOCKED');
  }

  /** Files of extracts that are in the journal and whose rows could not be read. */
  get missingFiles(): readonly string[] {
    return this.#loaded?.missing.map(({ file }) => file) ?? [];
  }

  /** What was found damaged or gone while loading: of the rows, and of what planning view shows. */
  get findings(): readonly WorkspaceFinding[] {
    return [...(this.#loaded?.findings ?? []), ...this.#releaseFindings];
  }

  /** The loaded extracts with their numbers in the database; none while there are no rows. */
  get extracts(): readonly LoadedExtract[] {
    return this.#loaded?.all ?? [];
  }

  /** Runs work that needs the data and the list of extracts to belong together: no change happens meanwhile. */
  async whileUnchanged<T>(work: () => Promise<T>): Promise<T> {
    return this.#oneAtATime(work);
  }

  /**
   * Takes another store's data in the place of what is loaded. When they cannot be read, what was loaded stays, its case
   * data locked.
   * @param prepare  done first; nothing changes between it and the taking
   */
  async attach(store: CaseStore, prepare: () => Promise<void> = async () => undefined): Promise<void> {
    await this.#oneAtATime(async () => {
      await prepare();
      const former = this.#journal;
      const putBack = this.#gate.attach(store);
      try {
        await this.#load(new CommandJournal(store));
      } catch (error) {
        putBack();
        await this.#load(former).catch(() => undefined);
        throw error;
      }
      // The secret of a session may be that of the workspace it became, which is for the case key alone.
      if (former?.store.isLasting === false || !store.isLasting) this.#secret = newKeySecret();
    });
  }

  /** Starts again with nothing, in a session without a workspace. */
  async startSession(): Promise<void> {
    await this.attach(new MemoryStore('session'));
  }

  /**
   * Writes that the case data were opened, and then loads what they hold.
   * @throws AppError WORKSPACE_CASE_LOCKED where a lock comes before the end: then nothing is loaded; else as the store's
   *   `append` and `readSegment`
   */
  async openCase(purpose: string): Promise<void> {
    await this.#oneAtATime(async () => {
      const { journal } = this;
      await this.#gate.run(journal.store, async () => {
        await journal.append({ type: 'case-opened', purpose });
        if (!this.hasRows) await this.#load(journal);
        this.openedFor = purpose;
      });
    });
  }

  /** Empties the tables after a lock of the case data; a change that was under way has ended then. */
  async dropRows(): Promise<void> {
    await this.#oneAtATime(() => this.#empty(this.#journal));
  }

  /** Drops everything from memory until a store is attached again. */
  async lock(): Promise<void> {
    await this.#oneAtATime(async () => {
      try {
        await this.#empty(null);
      } finally {
        this.#gate.attach(null);
      }
    });
  }

  /**
   * Imports files. Synthetic and real data are never mixed: importing the one takes the other out.
   * A file that is loaded already (same SHA-256) replaces itself.
   * @throws AppError WORKSPACE_CASE_LOCKED where the case data are locked before its end; what was stored by then stays
   */
  async import(ask: FilesToImport, onProgress: ImportProgress, signal?: AbortSignal): Promise<ImportReport> {
    return this.#oneAtATime(async () => {
      const { store } = this;
      const work = (until?: AbortSignal): Promise<ImportReport> => this.#importNow(ask, onProgress, until);
      return store.isLasting ? this.#gate.run(store, work, signal) : work(signal);
    });
  }

  async #importNow(ask: FilesToImport, onProgress: ImportProgress, signal?: AbortSignal): Promise<ImportReport> {
    const { journal, db } = this;
    const rows = this.#rows.value;
    if (!rows) throw new AppError('WORKSPACE_CASE_LOCKED');
    const keepRejects = this.#rejects.keeper();
    const keys = journal.store.isLasting ? await keySecret(journal, this.#gate) : this.#secret;
    const target = { db, journal, keys, loaded: rows.all, numbers: ask.files.map(() => rows.nextNumber()) };
    const change = async (): Promise<ImportReport> => {
      const { outcomes, accepted } = await importFiles(ask, target, this.#options, onProgress, signal);
      if (accepted.length > 0) await this.#accept(journal, accepted, keepRejects);
      return importReport(db, outcomes, rows.all);
    };
    // An import that failed may have changed some tables and not others: they are all loaded anew.
    return changeOrTakeBack(journal, change, () => this.#load(journal));
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
    const extracts = this.extracts.filter((each) => each.extractId === extractId);
    if (extracts.length === 0) throw new AppError('FILE_UNKNOWN_ID');
    await this.apply(removalOf([extractId], extracts));
  }

  async clear(): Promise<void> {
    const extractIds = this.state.extracts.map(({ extractId }) => extractId);
    const known = [...this.extracts, ...(this.#loaded?.missing ?? [])];
    if (extractIds.length > 0) await this.apply(removalOf(extractIds, known));
  }

  /**
   * The rejected rows of an extract with their cells, where this session read its file and the case data were not locked
   * since.
   * @throws AppError FILE_UNKNOWN_ID, WORKSPACE_CASE_LOCKED where the case key is needed
   */
  rejectsAtHand(extractId: string): RejectTable {
    const { atHand, segment } = this.#rejected(extractId);
    if (atHand) return atHand;
    throw new AppError(segment ? 'WORKSPACE_CASE_LOCKED' : 'FILE_UNKNOWN_ID');
  }

  /**
   * The rejected rows of an extract with their cells: of this session, or out of the case segments.
   * @throws AppError FILE_UNKNOWN_ID, WORKSPACE_CASE_LOCKED
   */
  async rejectsOf(extractId: string): Promise<RejectTable> {
    const { atHand, segment } = this.#rejected(extractId);
    if (atHand) return atHand;
    if (!segment) throw new AppError('FILE_UNKNOWN_ID');
    return rejectTableOf(await this.#gate.readSegment(segment.sha256));
  }

  close(): void {
    this.db.close();
  }

  #rejected(extractId: string): {
    readonly atHand: RejectTable | undefined;
    readonly segment: CitedSegment | undefined;
  } {
    const extract = this.state.extracts.find((each) => each.extractId === extractId);
    return { atHand: extract && this.#rejects.get(extract), segment: extract?.segments.rejects[0] };
  }

  get #loaded(): LoadedExtracts | null {
    return this.#isLoading ? null : this.#rows.value;
  }

  #nothingLoaded(): LoadedExtracts {
    return new LoadedExtracts(this.db, workingRules, this.#gate);
  }

  /** Empties the tables, and fills them from a journal where the case data are open; null leaves them empty. */
  async #load(journal: CommandJournal | null): Promise<void> {
    await this.#empty(journal, async () => {
      this.#releaseFindings = journal ? await damageOfRelease(journal) : [];
      if (!journal || !this.#gate.isOpenFor(journal.store)) return;
      this.#rows.keep(this.#nothingLoaded(), this.#gate.closing);
      await this.#settle(journal);
    });
  }

  async #empty(journal: CommandJournal | null, fill: () => Promise<void> = async () => undefined): Promise<void> {
    this.#journal = journal;
    this.openedFor = null;
    this.#settled = null;
    this.#isLoading = true;
    this.#revision++;
    try {
      await this.db.restart();
      await fill();
    } finally {
      this.#isLoading = false;
      this.#revision++;
    }
  }

  /** Makes the tables hold what the journal says, no more and no less. @returns whether the data changed */
  async #settle({ state }: CommandJournal): Promise<boolean> {
    const { extracts, decisions, links, register } = state;
    const former = this.#settled;
    const rows = this.#rows.value;
    if (!rows) return false;
    const isSame = former?.extracts === extracts && former.decisions === decisions && former.links === links;
    if (isSame && former.register === register) return false;
    this.#settled = null;
    return this.#whileOpen(rows, async () => {
      const isChanged = !isSame && (await rows.settle({ extracts, decisions, links }));
      this.#settled = { extracts, decisions, links, register };
      return isChanged || former?.register !== register;
    });
  }

  /** Work on the tables. Where a lock comes before its end they are emptied, and what stands in the journal stands. */
  async #whileOpen(rows: LoadedExtracts, work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      if (this.#rows.value === rows) throw error;
      return true;
    }
  }

  /** What an import stored is in the tables already, and what it replaced is gone. */
  async #accept(journal: CommandJournal, files: Accepted, keepRejects: KeepRejects): Promise<void> {
    const rows = this.#rows.value;
    if (!rows) return;
    const { state } = journal;
    const byId = new Map(state.extracts.map((extract) => [extract.extractId, extract]));
    const numbers = new Map<string, number>();
    for (const { extractId, outcome, content } of files) {
      const extract = byId.get(extractId);
      if (extract === undefined) continue;
      numbers.set(extractId, outcome.extractNo);
      if (content.rejects) keepRejects(extract, content.rejects);
    }
    await this.#whileOpen(rows, async () => {
      await rows.accept(state, numbers);
      // A file that came again may have rows that a person took out.
      return this.#settle(journal);
    });
    this.#revision++;
  }
}

type Accepted = Awaited<ReturnType<typeof importFiles>>['accepted'];

function removalOf(
  extractIds: readonly string[],
  known: readonly { readonly extractId: string; readonly file: string; readonly accepted: number }[],
): WholeCommand<'remove'> {
  const files = known.filter(({ extractId }) => extractIds.includes(extractId));
  return {
    type: 'remove',
    extractIds: [...extractIds],
    files: files.map(({ file, accepted }) => ({ file, accepted })),
  };
}
