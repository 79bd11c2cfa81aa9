import { randomBytes, randomUUID } from 'node:crypto';
import type { AreaName, DatasetSummary, ExtractSummary } from '../../shared/contract/analysis.ts';
import { AppError } from '../../shared/contract/app-error.ts';
import type { ImportCommand, RowPlace, KnownCommand } from '../../shared/contract/commands.ts';
import type { BlankRule } from '../../shared/cpms/answers.ts';
import type { Failure, ImportEvent, ImportReport } from '../../shared/contract/extracts.ts';
import type { CitedSegment, WorkspaceFinding } from '../../shared/contract/workspace.ts';
import { codeAtLevel } from '../../shared/geo/area-codes.ts';
import { areaNames } from './area-names.ts';
import type { AreaRegister } from './boundaries/area-register.ts';
import { Database } from './db/database.ts';
import { schema } from './db/schema.ts';
import { LoadedExtracts, type LoadedExtract } from './ingest/loaded-extracts.ts';
import type { GivenMapping } from './ingest/detect/detect-table.ts';
import type { FileStore, StoredFile } from './ingest/file-store.ts';
import type { ExtractContent, FileOutcome } from './ingest/import-draft.ts';
import { importExtracts } from './ingest/import-extracts.ts';
import { rejectArrow, rejectTableOf, type RejectTable } from './ingest/reject-table.ts';
import { journalState, type JournalState } from './journal-state.ts';
import { keySecret, type KeySecret } from './key-secret.ts';
import { reportedCommunities } from './queries/reported-communities.ts';
import { yearSummaries } from './queries/year-summaries.ts';
import { MemoryStore } from './vault/memory-store.ts';
import type { AppendExtra, WorkspaceStore } from './vault/workspace-store.ts';

export type DatasetOptions = {
  readonly register: AreaRegister;
  readonly files: FileStore;
  readonly memoryLimit: string;
  readonly threads: number;
  readonly toFailure: (error: unknown, file: string) => Failure;
  /** False for a command that only calculates: nothing of a file is kept but its figures. */
  readonly keepsRows: boolean;
};

/** A loaded extract with all that decides how it was read. */
export type ExtractSource = Pick<
  LoadedExtract,
  | 'file'
  | 'sha256'
  | 'surveyYearsBE'
  | 'blank'
  | 'mapping'
  | 'surveyYearGivenBE'
  | 'accepted'
  | 'rejected'
  | 'isSynthetic'
  | 'leftOut'
>;

export type FilesToImport = {
  readonly files: readonly {
    readonly stored: StoredFile;
    readonly mapping?: GivenMapping | undefined;
    readonly surveyYearBE?: number | undefined;
    readonly leftOut?: readonly RowPlace[] | undefined;
  }[];
  readonly blank: BlankRule;
  readonly isSynthetic: boolean;
};

/** A change of the user's, or one that takes such a change out or puts it back. */
type AnyCommand = KnownCommand | { readonly type: 'undo' | 'redo'; readonly seq: number };

type Brought = { readonly outcome: FileOutcome; readonly content: ExtractContent };

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
  #isWorkspace = false;
  #secret = newSecret();
  #state: JournalState = journalState([]);
  /** Rejected rows of this session, of extracts whose case key is not at hand. */
  readonly #rejects = new Map<string, RejectTable>();
  /** Grows when names are dropped: what an import under way brings then is not kept. */
  #forgotten = 0;
  #revision = 0;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(db: Database, options: DatasetOptions) {
    this.db = db;
    this.#options = options;
    this.#loaded = new LoadedExtracts(db);
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

  /** @throws AppError WORKSPACE_LOCKED while its workspace is locked */
  get store(): WorkspaceStore {
    if (!this.#store) throw new AppError('WORKSPACE_LOCKED');
    return this.#store;
  }

  /** @throws AppError WORKSPACE_CASE_LOCKED unless this is a workspace whose case data are open */
  assertCaseOpen(): void {
    if (!this.#isWorkspace) throw new AppError('WORKSPACE_NONE');
    if (!this.store.isCaseOpen) throw new AppError('WORKSPACE_CASE_LOCKED');
  }

  /** Drops what names children from memory: the case data were locked. */
  forgetNames(): void {
    this.#forgotten++;
    this.#rejects.clear();
  }

  /** Files of extracts that are in the journal and whose rows could not be read. */
  get missingFiles(): readonly string[] {
    return this.#loaded.missing.map(({ file }) => file);
  }

  /** What was found damaged or gone while loading. */
  get findings(): readonly WorkspaceFinding[] {
    return this.#loaded.findings;
  }

  /**
   * Takes another store's data in the place of what is loaded. When they cannot be read, what was loaded stays.
   * @param prepare  done first; nothing changes between it and the taking
   */
  async attach(
    store: WorkspaceStore,
    isWorkspace: boolean,
    prepare: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    await this.#oneAtATime(async () => {
      await prepare();
      const former = { store: this.#store, isWorkspace: this.#isWorkspace };
      try {
        await this.#take(store, isWorkspace);
      } catch (error) {
        await this.#take(former.store, former.isWorkspace).catch(() => undefined);
        throw error;
      } finally {
        this.#revision++;
      }
      // The secret of a session may be that of the workspace it became, which is for the case key alone.
      if (!former.isWorkspace || !isWorkspace) this.#secret = newSecret();
    });
  }

  /** Where work fails after its command was stored, the tables are made anew of what the store holds. */
  async #inStep<T>(store: WorkspaceStore, work: () => Promise<T>): Promise<T> {
    const entries = store.journal().length;
    try {
      return await work();
    } catch (error) {
      if (store.journal().length > entries) {
        await this.#take(store, this.#isWorkspace);
        this.#revision++;
      }
      throw error;
    }
  }

  async #take(store: WorkspaceStore | null, isWorkspace: boolean): Promise<void> {
    this.#store = store;
    this.#isWorkspace = isWorkspace;
    await this.#empty();
    if (store) await this.#settle();
  }

  /** Starts again with nothing, in a session without a workspace. */
  async startSession(): Promise<void> {
    await this.attach(new MemoryStore('session'), false);
  }

  /** Drops everything from memory until a store is attached again. */
  async lock(): Promise<void> {
    await this.#oneAtATime(async () => {
      this.#store = null;
      await this.#empty();
      this.#revision++;
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
      const forgotten = this.#forgotten;
      const { keepsRows, files: chosen } = this.#options;
      const others = this.#loaded.all.filter((extract) => extract.isSynthetic !== ask.isSynthetic);
      const files = ask.files.map((file) => ({ ...file, extractNo: this.#loaded.nextNumber() }));
      const replaced = (sha256: string): readonly LoadedExtract[] => [
        ...others,
        ...this.#loaded.all.filter((extract) => extract.sha256 === sha256),
      ];
      const keys = this.#isWorkspace ? await keySecret(store, this.#secret) : this.#secret;
      const numbers = new Map<string, number>();
      const outcomes = await this.#inStep(store, () =>
        importExtracts(
          files,
          {
            analytic: this.db,
            secret: keys.secret,
            keyedOtherwise: this.#loaded.all
              .filter(({ keysOf }) => keysOf !== keys.id)
              .map(({ extractNo }) => extractNo),
            keeps: keepsRows ? (this.#isWorkspace ? keptInWorkspace : keptInSession) : new Set(),
            blank: ask.blank,
            resolvesTambon: (code) => this.#options.register.resolvesTambon(code),
            memoryLimit: this.#options.memoryLimit,
            threads: this.#options.threads,
            checkUnchanged: (file) => chosen.checkUnchanged(file),
            toFailure: this.#options.toFailure,
            replaced,
            onProgress,
            store: async (brought, names) => {
              if (brought.length === 0) return;
              const extracts = brought.map(({ outcome }) => ({
                ...extractOf(outcome, ask, files, keys.id),
                // The same file again is the same extract: what was decided about its rows holds.
                extractId:
                  replaced(outcome.sha256).find(({ sha256 }) => sha256 === outcome.sha256)?.extractId ?? randomUUID(),
              }));
              const replaces = brought.flatMap(({ outcome }) =>
                replaced(outcome.sha256).map(({ extractId }) => extractId),
              );
              for (const [i, { extractId }] of extracts.entries()) {
                const extractNo = brought[i]?.outcome.extractNo;
                if (extractNo !== undefined) numbers.set(extractId, extractNo);
              }
              const { isSynthetic } = ask;
              await this.#record(store, brought, {
                type: 'import',
                extracts,
                communityNames: [...names],
                replaces,
                isSynthetic,
              });
              if (this.#forgotten === forgotten) this.#keepRejects(brought, extracts);
            },
          },
          signal,
        ),
      );
      this.#state = journalState(store.journal());
      if (numbers.size > 0) {
        this.#loaded.accept(this.#state.extracts, numbers);
        // A file that came again may have rows that a person took out.
        await this.#loaded.settle(this.#state, store);
        this.#revision++;
      }
      return this.#report(outcomes);
    });
  }

  /** The loaded extracts in the order they were loaded. */
  get sources(): readonly ExtractSource[] {
    return this.#loaded.all.map(
      ({
        file,
        sha256,
        surveyYearsBE,
        blank,
        mapping,
        surveyYearGivenBE,
        accepted,
        rejected,
        isSynthetic,
        leftOut,
        retired,
      }) => ({
        file,
        sha256,
        surveyYearsBE,
        blank,
        mapping,
        surveyYearGivenBE,
        accepted,
        rejected,
        isSynthetic,
        leftOut: [...leftOut, ...retired].toSorted((a, b) => a.sheetNo - b.sheetNo || a.line - b.line),
      }),
    );
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
   * @throws AppError as the store's `append`: then nothing changed
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
      await store.append(command, extra);
      await this.#settle();
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
    const here = this.#rejects.get(extractId);
    if (here) return here;
    const segment = this.#state.extracts.find((extract) => extract.extractId === extractId)?.segments.rejects[0];
    if (!segment) throw new AppError('FILE_UNKNOWN_ID');
    return rejectTableOf(await this.store.readSegment(segment.sha256));
  }

  async summary(signal?: AbortSignal): Promise<DatasetSummary> {
    const years = await yearSummaries(this.db, signal);
    const communities = await reportedCommunities(this.db, signal);
    return {
      revision: this.#revision,
      isSynthetic: this.#loaded.all.some((extract) => extract.isSynthetic),
      blankMeansNo: this.#loaded.all.some((extract) => extract.blank === 'no'),
      provinces: [...new Set(communities.map(({ code }) => codeAtLevel(code, 'province')))],
      years: [...years],
      extracts: this.#loaded.all.map(
        ({ extractId, file, sha256, surveyYearsBE, accepted, rejected, blank, isSynthetic }): ExtractSummary => ({
          extractId,
          file,
          sha256,
          surveyYearBE: surveyYearsBE.at(-1) ?? 0,
          accepted,
          rejected,
          blank,
          isSynthetic,
        }),
      ),
    };
  }

  /** Names of every area with data, and of all amphoe and tambons of its provinces. */
  async areas(signal?: AbortSignal): Promise<readonly AreaName[]> {
    return areaNames(this.db, this.#options.register, signal);
  }

  close(): void {
    this.db.close();
  }

  async #oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #empty(): Promise<void> {
    await this.db.restart();
    this.#loaded.forget();
    this.#rejects.clear();
    this.#state = journalState([]);
  }

  /** Makes the tables hold what the journal says, no more and no less. */
  async #settle(): Promise<void> {
    const { store } = this;
    const { register } = this.#state;
    this.#state = journalState(store.journal());
    const isChanged = await this.#loaded.settle(this.#state, store);
    if (isChanged || JSON.stringify(register) !== JSON.stringify(this.#state.register)) this.#revision++;
  }

  async #record(store: WorkspaceStore, brought: readonly Brought[], command: ImportCommand): Promise<void> {
    const segments: CitedSegment[] = [];
    for (const [place, { content }] of brought.entries()) {
      const parts: readonly (readonly ['analytic' | 'case', string, Uint8Array | null])[] = [
        ['analytic', 'children', content.children],
        ['analytic', 'households', content.households],
        ['analytic', 'counts', content.counts],
        ...content.identifiers.map((part) => ['case', 'identifiers', part] as const),
        ['case', 'rejects', this.#isWorkspace && content.rejects ? rejectArrow(content.rejects) : null],
      ];
      for (const [kind, role, arrow] of parts) {
        if (arrow) segments.push({ ...(await store.writeSegment(kind, arrow)), role: `${role}:${place}` });
      }
    }
    await store.append(command, { segments });
  }

  #keepRejects(brought: readonly Brought[], extracts: readonly { readonly extractId: string }[]): void {
    for (const [place, { content }] of brought.entries()) {
      const id = extracts[place]?.extractId;
      if (content.rejects && id !== undefined) this.#rejects.set(id, content.rejects);
    }
  }

  async #report(outcomes: readonly FileOutcome[]): Promise<ImportReport> {
    const years = await yearSummaries(this.db);
    const total = (of: (year: (typeof years)[number]) => number): number =>
      years.reduce((sum, year) => sum + of(year), 0);
    const idOf = (extractNo: number): string | null =>
      this.#loaded.all.find((extract) => extract.extractNo === extractNo)?.extractId ?? null;
    return {
      files: outcomes.map(({ extractNo, sha256: _sha, surveyYearsBE: _years, ...file }) => ({
        ...file,
        extractId: idOf(extractNo),
      })),
      children: total((year) => year.children),
      households: total((year) => year.households),
      migrants: total((year) => year.migrants),
    };
  }
}

function newSecret(): KeySecret {
  return { id: randomUUID(), secret: randomBytes(32).toString('hex') };
}

function extractOf(
  outcome: FileOutcome,
  ask: FilesToImport,
  files: readonly (FilesToImport['files'][number] & { readonly extractNo: number })[],
  keysOf: string,
): Omit<ImportCommand['extracts'][number], 'extractId'> {
  const given = files.find((file) => file.extractNo === outcome.extractNo);
  return {
    file: outcome.file,
    sha256: outcome.sha256,
    surveyYearsBE: [...outcome.surveyYearsBE],
    accepted: outcome.accepted,
    rejected: outcome.rejectedCount,
    blank: ask.blank,
    mapping: { ...given?.mapping },
    surveyYearGivenBE: given?.surveyYearBE ?? null,
    leftOut: [...(given?.leftOut ?? [])],
    keysOf,
    checks: outcome.warnings.map(({ code, count }) => ({ code, count })),
  };
}
