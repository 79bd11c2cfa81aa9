import { randomUUID } from 'node:crypto';
import type { AreaName, DatasetSummary, ExtractSummary } from '../../shared/contract/analysis.ts';
import { AppError } from '../../shared/contract/app-error.ts';
import type { BlankRule } from '../../shared/cpms/answers.ts';
import type { Failure, ImportEvent, ImportReport } from '../../shared/contract/extracts.ts';
import { codeAtLevel } from '../../shared/geo/area-codes.ts';
import type { AreaRegister } from './boundaries/area-register.ts';
import { Database } from './db/database.ts';
import { rebuildCube, schema } from './db/schema.ts';
import { sql } from './db/sql.ts';
import type { GivenMapping } from './ingest/detect/detect-table.ts';
import type { FileStore, StoredFile } from './ingest/file-store.ts';
import { importExtracts, type FileOutcome } from './ingest/import-extracts.ts';
import { reportedCommunities } from './queries/reported-communities.ts';
import { yearSummaries } from './queries/year-summaries.ts';

export type DatasetOptions = {
  readonly register: AreaRegister;
  readonly files: FileStore;
  readonly memoryLimit: string;
  readonly threads: number;
  readonly toFailure: (error: unknown, file: string) => Failure;
};

type LoadedExtract = ExtractSummary & {
  readonly extractNo: number;
  readonly surveyYearsBE: readonly number[];
  readonly mapping: GivenMapping;
  readonly surveyYearGivenBE: number | null;
};

/** A loaded extract with all that decides how it was read. */
export type ExtractSource = Omit<LoadedExtract, 'extractId' | 'extractNo' | 'surveyYearBE'>;

export type FilesToImport = {
  readonly files: readonly {
    readonly stored: StoredFile;
    readonly mapping?: GivenMapping | undefined;
    readonly surveyYearBE?: number | undefined;
  }[];
  readonly blank: BlankRule;
  readonly isSynthetic: boolean;
};

type NumberedFile = FilesToImport['files'][number] & { readonly extractNo: number };

/**
 * What is loaded: the analytic database in memory and the list of extracts in it. Changes run one at a
 * time; each is done wholly or not at all, and raises `revision`.
 */
export class Dataset {
  readonly db: Database;
  readonly #options: DatasetOptions;
  #extracts: readonly LoadedExtract[] = [];
  #revision = 0;
  #lastExtractNo = 0;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(db: Database, options: DatasetOptions) {
    this.db = db;
    this.#options = options;
  }

  static async open(options: DatasetOptions): Promise<Dataset> {
    const db = await Database.open({ memoryLimit: options.memoryLimit, threads: options.threads });
    for (const statement of schema) await db.run(statement);
    return new Dataset(db, options);
  }

  get revision(): number {
    return this.#revision;
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
      const others = this.#extracts.filter((extract) => extract.isSynthetic !== ask.isSynthetic);
      const files = ask.files.map((file) => ({ ...file, extractNo: ++this.#lastExtractNo }));
      const outcomes = await importExtracts(
        files,
        {
          analytic: this.db,
          blank: ask.blank,
          resolvesTambon: (code) => this.#options.register.resolvesTambon(code),
          memoryLimit: this.#options.memoryLimit,
          threads: this.#options.threads,
          checkUnchanged: (file) => this.#options.files.checkUnchanged(file),
          toFailure: this.#options.toFailure,
          replaced: (sha256) => [...others, ...this.#extracts.filter((extract) => extract.sha256 === sha256)],
          onProgress,
        },
        signal,
      );
      this.#replaceExtracts(outcomes, others, { ...ask, files });
      return this.#report(outcomes);
    });
  }

  /** The loaded extracts in the order they were loaded. */
  get sources(): readonly ExtractSource[] {
    return this.#extracts.map(({ extractId: _id, extractNo: _no, surveyYearBE: _year, ...source }) => source);
  }

  /** Runs work that needs the data and the list of extracts to belong together: no change happens meanwhile. */
  async whileUnchanged<T>(work: () => Promise<T>): Promise<T> {
    return this.#oneAtATime(work);
  }

  async remove(extractId: string): Promise<void> {
    await this.#oneAtATime(async () => {
      const extract = this.#extracts.find((each) => each.extractId === extractId);
      if (!extract) throw new AppError('FILE_UNKNOWN_ID');
      await this.#take([extract]);
    });
  }

  async clear(): Promise<void> {
    await this.#oneAtATime(() => this.#take(this.#extracts));
  }

  async summary(signal?: AbortSignal): Promise<DatasetSummary> {
    const years = await yearSummaries(this.db, signal);
    const communities = await reportedCommunities(this.db, signal);
    return {
      revision: this.#revision,
      isSynthetic: this.#extracts.some((extract) => extract.isSynthetic),
      blankMeansNo: this.#extracts.some((extract) => extract.blank === 'no'),
      provinces: [...new Set(communities.map(({ code }) => codeAtLevel(code, 'province')))],
      years: [...years],
      extracts: this.#extracts.map(
        ({ extractNo: _no, surveyYearsBE: _years, mapping: _mapping, surveyYearGivenBE: _given, ...extract }) =>
          extract,
      ),
    };
  }

  /** Names of every area with data, and of all amphoe and tambons of its provinces. */
  async areas(signal?: AbortSignal): Promise<readonly AreaName[]> {
    const { register } = this.#options;
    const communities = await reportedCommunities(this.db, signal);
    const codes = new Set<string>();
    for (const { code } of communities) {
      for (const level of ['province', 'amphoe', 'tambon'] as const) codes.add(codeAtLevel(code, level));
    }
    for (const province of communities.length > 0
      ? new Set(communities.map(({ code }) => codeAtLevel(code, 'province')))
      : []) {
      for (const amphoe of register.children(province)) {
        codes.add(amphoe);
        for (const tambon of register.children(amphoe)) codes.add(tambon);
      }
    }
    const larger = [...codes].toSorted().map((code): AreaName => {
      const name = register.nameOf(code);
      const level = code.length === 2 ? 'province' : code.length === 4 ? 'amphoe' : 'tambon';
      return { code, level, th: name?.th ?? code, en: name?.en ?? null };
    });
    return [
      ...larger,
      ...communities.map(({ code, name }): AreaName => ({
        code,
        level: 'community',
        th: name ?? `ชุมชน ${code}`,
        en: name === null ? `Community ${code}` : null,
      })),
    ];
  }

  close(): void {
    this.db.close();
  }

  async #oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #take(extracts: readonly LoadedExtract[]): Promise<void> {
    if (extracts.length === 0) return;
    const numbers = extracts.map((extract) => extract.extractNo);
    const years = [...new Set((await yearSummaries(this.db)).map((year) => year.surveyYearBE))];
    await this.db.transaction([
      ...numbers.flatMap((no) => [
        sql`DELETE FROM child WHERE extract_no = ${no}`,
        sql`DELETE FROM household_sheet WHERE extract_no = ${no}`,
      ]),
      ...rebuildCube(years),
    ]);
    this.#extracts = this.#extracts.filter((extract) => !numbers.includes(extract.extractNo));
    this.#revision++;
  }

  #replaceExtracts(
    outcomes: readonly FileOutcome[],
    others: readonly LoadedExtract[],
    ask: Omit<FilesToImport, 'files'> & { readonly files: readonly NumberedFile[] },
  ): void {
    const brought = outcomes.filter(
      (outcome) => outcome.error === null && (outcome.accepted > 0 || outcome.surveyYearsBE.length > 0),
    );
    if (brought.length === 0) return;
    const gone = new Set([...others.map((extract) => extract.sha256), ...brought.map((outcome) => outcome.sha256)]);
    const added = brought.map((outcome): LoadedExtract => {
      const given = ask.files.find((file) => file.extractNo === outcome.extractNo);
      return {
        extractId: randomUUID(),
        extractNo: outcome.extractNo,
        file: outcome.file,
        sha256: outcome.sha256,
        surveyYearBE: outcome.surveyYearsBE.at(-1) ?? 0,
        surveyYearsBE: outcome.surveyYearsBE,
        accepted: outcome.accepted,
        rejected: outcome.rejectedCount,
        blank: ask.blank,
        mapping: given?.mapping ?? {},
        surveyYearGivenBE: given?.surveyYearBE ?? null,
        isSynthetic: ask.isSynthetic,
      };
    });
    this.#extracts = [...this.#extracts.filter((extract) => !gone.has(extract.sha256)), ...added];
    this.#revision++;
  }

  async #report(outcomes: readonly FileOutcome[]): Promise<ImportReport> {
    const years = await yearSummaries(this.db);
    const total = (of: (year: (typeof years)[number]) => number): number =>
      years.reduce((sum, year) => sum + of(year), 0);
    return {
      files: outcomes.map(({ extractNo: _no, sha256: _sha, surveyYearsBE: _years, ...file }) => file),
      children: total((year) => year.children),
      households: total((year) => year.households),
      migrants: total((year) => year.migrants),
    };
  }
}
