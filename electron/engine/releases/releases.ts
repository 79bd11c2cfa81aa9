import type { Thresholds } from '../../../shared/contract/analysis.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { ReleaseStatus } from '../../../shared/contract/release.ts';
import type { CaseGate } from '../case/case-gate.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { keySecret } from '../dataset/key-secret.ts';
import type { EntryOf } from '../dataset/parts/part.ts';
import { arrowOfCube, cubeOfArrow } from '../disclosure/cube-arrow.ts';
import { figureCounts, type Cube } from '../disclosure/cube.ts';
import type { HeldBackTotal } from '../disclosure/held-back.ts';
import { latticeVersion, strata, stratumKey } from '../disclosure/lattice.ts';
import { publicationInThread, releaseInThreads } from '../disclosure/release-in-threads.ts';
import type { FigurePlace } from '../disclosure/release-task.ts';
import type { EarlierRelease } from '../disclosure/province-frames.ts';
import type { WithheldTotal } from '../../../shared/contract/commands/release-command.ts';
import { cubeToRelease } from '../sources/full-source.ts';
import { dataIdentity } from './data-identity.ts';
import { releaseKey } from './release-key.ts';

/** Smallest counts and denominators (product §6): of what the planning key opens, and of what leaves the office. */
export const releasedThresholds: Thresholds = { n: 5, denominator: 5 };
export const publicationThresholds: Thresholds = { n: 10, denominator: 30 };

/** How much of the time a release takes; the rest goes to what may leave the office. */
const shareOfRelease = 0.8;

type Entry = EntryOf<'releases'>;
type CubeRole = 'released' | 'publication' | 'full';

type Attempt = {
  readonly data: string;
  readonly abort: AbortController;
  progress: number;
};

type Outcome =
  | { readonly data: string; readonly kind: 'held-back'; readonly totals: readonly HeldBackTotal[] }
  | { readonly data: string; readonly kind: 'failed'; readonly error: AppError }
  | { readonly data: string; readonly kind: 'cancelled' };

type ReleasesOptions = {
  readonly dataset: Dataset;
  readonly gate: CaseGate;
  readonly threads: number;
  /** Whether a release is made after each change, or only when it is asked for. */
  readonly isAutomatic: boolean;
  readonly toAppError: (error: unknown) => AppError;
};

/**
 * The releases of what is loaded: makes one after each change of the data while the case data are open, one at a time, in
 * threads. One that is cut off leaves nothing behind; the last stands, and the next opening of the case data begins anew.
 */
export class Releases {
  readonly #options: ReleasesOptions;
  #attempt: Attempt | null = null;
  /** How the last attempt ended that stored nothing. */
  #outcome: Outcome | null = null;
  #work: Promise<void> = Promise.resolve();
  readonly #cubes = new Map<string, Promise<Cube>>();
  #identity: { readonly of: unknown; readonly sha256: string } | null = null;

  constructor(options: ReleasesOptions) {
    this.#options = options;
  }

  /** The newest; null while there is none, or its workspace is locked. */
  get newest(): Entry | null {
    const { dataset } = this.#options;
    return dataset.isLocked ? null : (dataset.state.releases.at(-1) ?? null);
  }

  /** Whether the newest holds every change of the data. */
  get isCurrent(): boolean {
    const { newest } = this;
    return newest !== null && newest.command.data === this.#data && newest.command.lattice === latticeVersion;
  }

  get isRunning(): boolean {
    return this.#attempt !== null;
  }

  status(seesPlanning: boolean): ReleaseStatus {
    const { newest } = this;
    const outcome = this.#outcomeOfToday;
    return {
      state: this.#state,
      progress: this.#attempt?.progress ?? null,
      releasedAt: newest?.time ?? null,
      figures: newest?.command.figures ?? null,
      hidden: newest?.command.hidden ?? null,
      heldBack: outcome?.kind === 'held-back' && this.#mayRelease ? outcome.totals.length : null,
      failure: outcome?.kind === 'failed' ? { code: outcome.error.code, ...outcome.error.sentences } : null,
      seesPlanning,
    };
  }

  /** A cube of the newest release. @throws AppError NOT_RELEASED, and as the store's `readSegment` */
  async cube(role: Exclude<CubeRole, 'full'>): Promise<Cube> {
    const { newest } = this;
    if (!newest) throw new AppError('NOT_RELEASED');
    return this.#cubeOf(newest, role);
  }

  /**
   * Brings the releases up with the data: begins one where a change is not in them, ends one that is of other data or may
   * not go on. To be asked after anything that may have changed either.
   * @param isAsked  in a session without a workspace, and after a cancelled attempt, only who asks has it made
   */
  keepUp(isAsked = false): void {
    const attempt = this.#attempt;
    if (attempt) {
      if (this.#mayRelease && attempt.data === this.#data) return;
      attempt.abort.abort();
      this.#attempt = null;
    }
    if (!this.#mayRelease || this.#isNothing || this.isCurrent) return;
    const { dataset, isAutomatic } = this.#options;
    const isWaiting = this.#outcomeOfToday !== null || !dataset.store.isLasting || !isAutomatic;
    if (isWaiting && !isAsked) return;
    this.#begin([]);
  }

  /** Ends an attempt; the next one is made when it is asked for or the data change. */
  cancel(): void {
    const attempt = this.#attempt;
    if (!attempt) return;
    attempt.abort.abort();
    this.#attempt = null;
    this.#outcome = { data: attempt.data, kind: 'cancelled' };
  }

  /** Releases without the totals that hold it back. */
  letGo(): void {
    const outcome = this.#outcomeOfToday;
    if (outcome?.kind !== 'held-back' || this.#attempt || !this.#mayRelease) return;
    this.#begin(outcome.totals);
  }

  async close(): Promise<void> {
    this.#attempt?.abort.abort();
    this.#attempt = null;
    await this.#work;
  }

  get #state(): ReleaseStatus['state'] {
    if (this.#attempt) return 'running';
    if (this.#options.dataset.isLocked) return 'none';
    if (this.isCurrent) return 'current';
    const kind = this.#outcomeOfToday?.kind;
    if (kind === 'held-back' || kind === 'failed') return kind;
    return this.#isNothing && this.newest === null ? 'none' : 'behind';
  }

  get #outcomeOfToday(): Outcome | null {
    return this.#outcome?.data === this.#data ? this.#outcome : null;
  }

  /** Whether rows may be read and a release be kept. */
  get #mayRelease(): boolean {
    const { dataset, gate } = this.#options;
    return !dataset.isLocked && gate.isOpenFor(dataset.store);
  }

  get #isNothing(): boolean {
    return this.#options.dataset.state.extracts.length === 0;
  }

  get #data(): string | null {
    const { dataset } = this.#options;
    if (dataset.isLocked) return null;
    const { extracts } = dataset.state;
    if (this.#identity?.of !== extracts) this.#identity = { of: extracts, sha256: dataIdentity({ extracts }) };
    return this.#identity.sha256;
  }

  #begin(lost: readonly HeldBackTotal[]): void {
    const data = this.#data;
    if (data === null) return;
    const attempt: Attempt = { data, abort: new AbortController(), progress: 0 };
    this.#attempt = attempt;
    this.#outcome = null;
    const former = this.#work;
    this.#work = former.then(() => this.#run(attempt, lost));
  }

  async #run(attempt: Attempt, lost: readonly HeldBackTotal[]): Promise<void> {
    try {
      const outcome = await this.#released(attempt, lost);
      if (this.#attempt === attempt) this.#outcome = outcome;
    } catch (error) {
      const known = this.#options.toAppError(error);
      if (this.#attempt === attempt && known.code !== 'CANCELLED')
        this.#outcome = { data: attempt.data, kind: 'failed', error: known };
    } finally {
      if (this.#attempt === attempt) this.#attempt = null;
    }
  }

  async #released(attempt: Attempt, lost: readonly HeldBackTotal[]): Promise<Outcome | null> {
    const { dataset, gate, threads } = this.#options;
    const { signal } = attempt.abort;
    const { journal, db } = dataset;
    const [full, secret] = await Promise.all([
      cubeToRelease(db, signal),
      journal.store.isLasting ? keySecret(journal, gate) : dataset.sessionSecret,
    ]);
    const entries = dataset.state.releases;
    const withheld = [...(await this.#withheldIn(entries.at(-1))), ...lost.map(withoutDifference)];
    const { n } = releasedThresholds;
    const key = releaseKey(secret);
    const input = { full, earlier: await Promise.all(entries.map((entry) => this.#earlier(entry))), n, key, withheld };
    const outcome = await releaseInThreads(input, {
      signal,
      threads,
      onProgress: (part) => (attempt.progress = part * shareOfRelease),
    });
    if (outcome.kind === 'held-back') return { data: attempt.data, kind: 'held-back', totals: outcome.totals };
    const { cube: released } = outcome.release;
    const publication = await publicationInThread(
      released,
      { ...publicationThresholds, key },
      { signal, onProgress: (part) => (attempt.progress = shareOfRelease + part * (1 - shareOfRelease)) },
    );
    if (signal.aborted) throw new AppError('CANCELLED');
    const segments = [
      { ...(await journal.store.writeSegment('analytic', arrowOfCube(released))), role: 'released' },
      { ...(await journal.store.writeSegment('analytic', arrowOfCube(publication))), role: 'publication' },
      { ...(await journal.store.writeSegment('case', arrowOfCube(full))), role: 'full' },
    ];
    await dataset.applyChosen(() => {
      if (signal.aborted || this.#data !== attempt.data) throw new AppError('CANCELLED');
      return {
        type: 'release',
        data: attempt.data,
        lattice: latticeVersion,
        released: releasedThresholds,
        publication: publicationThresholds,
        ...figureCounts(released),
        withheld: withheld.map(storedTotal),
      };
    }, segments);
    return null;
  }

  async #earlier(entry: Entry): Promise<EarlierRelease> {
    const [full, released] = await Promise.all([this.#cubeOf(entry, 'full'), this.#cubeOf(entry, 'released')]);
    return { full, released, n: entry.command.released.n };
  }

  async #withheldIn(entry: Entry | undefined): Promise<readonly FigurePlace[]> {
    if (!entry) return [];
    const [command] = await this.#options.gate.commands([entry]);
    return (command?.withheld ?? []).flatMap(({ stratum, ...place }): FigurePlace[] => {
      const found = strata.find((each) => stratumKey(each) === stratum);
      return found ? [{ ...place, stratum: found }] : [];
    });
  }

  #cubeOf(entry: Entry, role: CubeRole): Promise<Cube> {
    const segment = entry.segments.find((each) => each.role === role);
    if (!segment) throw new AppError('WORKSPACE_SEGMENT_MISSING', { file: role });
    const { sha256 } = segment;
    // The full cube is for the case key alone: it is not kept.
    if (role === 'full') return this.#options.gate.readSegment(sha256).then(cubeOfArrow);
    const kept = this.#cubes.get(sha256) ?? this.#options.dataset.store.readSegment(sha256).then(cubeOfArrow);
    for (const other of this.#cubes.keys()) if (this.#cubes.size > keptCubes) this.#cubes.delete(other);
    this.#cubes.set(sha256, kept);
    kept.catch(() => this.#cubes.delete(sha256));
    return kept;
  }
}

/** The two cubes of the newest release, and those of an earlier one while the next is made. */
const keptCubes = 4;

const withoutDifference = ({ surveyYearBE, level, area, stratum, quantity }: FigurePlace): FigurePlace => ({
  surveyYearBE,
  level,
  area,
  stratum,
  quantity,
});

const storedTotal = ({ stratum, ...place }: FigurePlace): WithheldTotal => ({ ...place, stratum: stratumKey(stratum) });
