import { AppError } from '../../../shared/contract/app-error.ts';
import type { ReleaseStatus } from '../../../shared/contract/release.ts';
import type { Thresholds, ThresholdSetting } from '../../../shared/contract/thresholds.ts';
import type { CaseGate } from '../case/case-gate.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { keySecret } from '../dataset/key-secret.ts';
import type { EntryOf } from '../dataset/parts/part.ts';
import { arrowOfCube, cubeOfArrow } from '../disclosure/cube-arrow.ts';
import { figureCounts, figuresOf, type Cube } from '../disclosure/cube.ts';
import type { HeldBackTotal } from '../disclosure/held-back.ts';
import { everybody, latticeVersion, strata, stratumKey } from '../disclosure/lattice.ts';
import { publicationInThreads, releaseInThreads } from '../disclosure/release-in-threads.ts';
import type { FigurePlace, ReleaseInput } from '../disclosure/release-task.ts';
import type { EarlierRelease } from '../disclosure/province-frames.ts';
import type { WithheldTotal } from '../../../shared/contract/commands/release-command.ts';
import { cubeToRelease } from '../sources/full-source.ts';
import { communityNames } from '../queries/community-names.ts';
import { dataIdentity } from './data-identity.ts';
import { firstReleaseName, type MadeRelease, type MadeReleases } from './made-releases.ts';
import { arrowOfNames, namesOfArrow } from './names-arrow.ts';
import { releaseKey } from './release-key.ts';

/** How much of the time a release takes; the rest goes to what may leave the office. */
const shareOfRelease = 0.35;

type Entry = EntryOf<'releases'>;
type CubeRole = 'released' | 'publication' | 'full';
/** What the planning key opens of a release. */
type OpenRole = Exclude<CubeRole, 'full'> | 'names';

/** Breaks the ties of the sample's release, which is no secret, in the same way each time. */
const openKey = new Uint8Array(32).fill(7);

/** What a release is of. */
type Of = { readonly data: string; readonly thresholds: ThresholdSetting };

type Attempt = Of & {
  readonly abort: AbortController;
  /** Aborted when the attempt is given up, and when the rows it reads are locked or left. */
  readonly signal: AbortSignal;
  progress: number;
};

type Outcome = Of &
  (
    | { readonly kind: 'held-back'; readonly totals: readonly HeldBackTotal[] }
    | { readonly kind: 'failed'; readonly error: AppError }
    | { readonly kind: 'cancelled' }
  );

type WorkedOut =
  | ({ readonly kind: 'released' } & MadeRelease)
  | { readonly kind: 'held-back'; readonly totals: readonly HeldBackTotal[] };

type ReleasesOptions = {
  readonly dataset: Dataset;
  readonly gate: CaseGate;
  readonly threads: number;
  /** Whether a release is made after each change, or only when it is asked for. */
  readonly isAutomatic: boolean;
  /** Of the sample: it is not worked out again on every machine that looks at it. */
  readonly made: MadeReleases;
  /** Whether first releases are kept there. */
  readonly isMadeKept: boolean;
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
  /** Cubes and names of releases, by the hash of their segment. */
  readonly #read = new Map<string, Promise<unknown>>();
  #identity: { readonly of: readonly unknown[]; readonly sha256: string } | null = null;

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
    if (newest === null) return false;
    const { data, lattice, released, publication } = newest.command;
    return data === this.#data && lattice === latticeVersion && isSame({ released, publication }, this.#thresholds);
  }

  get isRunning(): boolean {
    return this.#attempt !== null;
  }

  /** Whether a release of today's data would tell of a few children by how totals changed. */
  get isHeldBack(): boolean {
    return this.#outcomeOfToday?.kind === 'held-back';
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
      thresholds: this.#thresholds,
      seesPlanning,
    };
  }

  /** A cube of the newest release, and from which numbers on it shows. @throws AppError NOT_RELEASED, and as the store's `readSegment` */
  async figures(role: Exclude<CubeRole, 'full'>): Promise<{ readonly cube: Cube; readonly thresholds: Thresholds }> {
    const { newest } = this;
    if (!newest) throw new AppError('NOT_RELEASED');
    return { cube: await this.#cubeOf(newest, role), thresholds: newest.command[role] };
  }

  /** Names of the newest release's communities, by code. @throws as `cube` */
  async communityNames(): Promise<ReadonlyMap<string, string>> {
    const { newest } = this;
    if (!newest) throw new AppError('NOT_RELEASED');
    return this.#kept(newest, 'names', namesOfArrow);
  }

  /**
   * Brings the releases up with the data: begins one where a change is not in them, ends one that is of other data or may
   * not go on. To be asked after anything that may have changed either.
   * @param isAsked  in a session without a workspace, and after a cancelled attempt, only who asks has it made
   */
  keepUp(isAsked = false): void {
    const attempt = this.#attempt;
    if (attempt) {
      if (this.#mayRelease && this.#isOfToday(attempt)) return;
      attempt.abort.abort();
      this.#attempt = null;
    }
    if (!this.#mayRelease || this.#isNothing || this.isCurrent || this.isHeldBack) return;
    const { dataset, isAutomatic } = this.#options;
    const isWaiting = this.#outcomeOfToday !== null || !dataset.store.isLasting || !isAutomatic;
    if (isWaiting && !isAsked) return;
    this.#begin([]);
  }

  /** Resolves once nothing is being released. @throws AppError CANCELLED */
  async ended(signal?: AbortSignal): Promise<void> {
    const abort = Promise.withResolvers<never>();
    const onAbort = (): void => abort.reject(new AppError('CANCELLED'));
    if (signal?.aborted) onAbort();
    signal?.addEventListener('abort', onAbort);
    try {
      while (this.isRunning) await Promise.race([this.#work, abort.promise]);
    } finally {
      signal?.removeEventListener('abort', onAbort);
      abort.promise.catch(() => undefined);
    }
  }

  /** Ends an attempt; the next one is made when it is asked for or the data change. */
  cancel(): void {
    const attempt = this.#attempt;
    if (!attempt) return;
    attempt.abort.abort();
    this.#attempt = null;
    this.#outcome = { ...of(attempt), kind: 'cancelled' };
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

  get #thresholds(): ThresholdSetting {
    return this.#options.dataset.state.thresholds;
  }

  get #outcomeOfToday(): Outcome | null {
    return this.#outcome && this.#isOfToday(this.#outcome) ? this.#outcome : null;
  }

  #isOfToday({ data, thresholds }: Of): boolean {
    return data === this.#data && isSame(thresholds, this.#thresholds);
  }

  /** Whether rows may be read and a release be kept. */
  get #mayRelease(): boolean {
    return this.#options.dataset.hasRows;
  }

  get #isNothing(): boolean {
    return this.#options.dataset.state.extracts.length === 0;
  }

  get #data(): string | null {
    const { dataset } = this.#options;
    if (dataset.isLocked) return null;
    const { extracts, decisions, links } = dataset.state;
    const known = this.#identity;
    const parts = [extracts, decisions, links];
    if (known && parts.every((part, i) => part === known.of[i])) return known.sha256;
    const sha256 = dataIdentity({ extracts, decisions, links });
    this.#identity = { of: parts, sha256 };
    return sha256;
  }

  #begin(lost: readonly HeldBackTotal[]): void {
    const data = this.#data;
    if (data === null) return;
    const abort = new AbortController();
    const signal = AbortSignal.any([abort.signal, this.#options.gate.closing]);
    const attempt: Attempt = { data, thresholds: this.#thresholds, abort, signal, progress: 0 };
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
      if (this.#attempt === attempt && !attempt.signal.aborted && known.code !== 'CANCELLED')
        this.#outcome = { ...of(attempt), kind: 'failed', error: known };
    } finally {
      if (this.#attempt === attempt) this.#attempt = null;
    }
  }

  async #released(attempt: Attempt, lost: readonly HeldBackTotal[]): Promise<Outcome | null> {
    const { dataset, gate } = this.#options;
    const { signal } = attempt;
    const { journal, db } = dataset;
    const [full, names, secret] = await Promise.all([
      cubeToRelease(db, dataset.extracts, signal),
      communityNames(db),
      journal.store.isLasting ? keySecret(journal, gate) : dataset.sessionSecret,
    ]);
    const entries = dataset.state.releases;
    const withheld = [...(await this.#withheldIn(entries.at(-1))), ...lost.map(withoutDifference)];
    const {
      released: { n },
    } = attempt.thresholds;
    const earlier = await Promise.all(entries.map((entry) => this.#earlier(entry)));
    const key = this.#options.isMadeKept ? openKey : releaseKey(secret);
    const input = { full, earlier, n, key, withheld };
    const found = await this.#firstOrWorkedOut(attempt, input);
    if (found.kind === 'held-back') return { ...of(attempt), kind: 'held-back', totals: found.totals };
    const { released, publication } = found;
    if (signal.aborted) throw new AppError('CANCELLED');
    const segments = [
      { ...(await journal.store.writeSegment('analytic', arrowOfCube(released))), role: 'released' },
      { ...(await journal.store.writeSegment('analytic', arrowOfCube(publication))), role: 'publication' },
      { ...(await journal.store.writeSegment('analytic', arrowOfNames(namesIn(released, names)))), role: 'names' },
      { ...(await journal.store.writeSegment('case', arrowOfCube(full))), role: 'full' },
    ];
    await dataset.applyChosen(() => {
      if (signal.aborted || !this.#mayRelease || !this.#isOfToday(attempt)) throw new AppError('CANCELLED');
      return {
        type: 'release',
        data: attempt.data,
        lattice: latticeVersion,
        ...attempt.thresholds,
        ...figureCounts(released),
        blankMeansNo: dataset.extracts.some(({ blank }) => blank === 'no'),
        withheld: withheld.map(storedTotal),
      };
    }, segments);
    return null;
  }

  async #firstOrWorkedOut(attempt: Attempt, input: ReleaseInput): Promise<WorkedOut> {
    const { made, isMadeKept } = this.#options;
    if (input.earlier.length + input.withheld.length > 0) return this.#workedOut(attempt, input);
    const name = firstReleaseName(input.full, attempt.thresholds);
    const known = await made.read(name);
    if (known) return { kind: 'released', ...known };
    const found = await this.#workedOut(attempt, input);
    if (isMadeKept && found.kind === 'released') await made.write(name, found);
    return found;
  }

  async #workedOut(attempt: Attempt, input: ReleaseInput): Promise<WorkedOut> {
    const { threads } = this.#options;
    const { signal } = attempt;
    const outcome = await releaseInThreads(input, {
      signal,
      threads,
      onProgress: (part) => (attempt.progress = part * shareOfRelease),
    });
    if (outcome.kind === 'held-back') return { kind: 'held-back', totals: outcome.totals };
    const { cube: released } = outcome.release;
    const publication = await publicationInThreads(
      released,
      { ...attempt.thresholds.publication, key: input.key },
      {
        signal,
        threads,
        onProgress: (part) => (attempt.progress = shareOfRelease + part * (1 - shareOfRelease)),
      },
    );
    return { kind: 'released', released, publication };
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
    // The full cube is for the case key alone: it is not kept.
    if (role === 'full') return this.#options.gate.readSegment(segmentOf(entry, role)).then(cubeOfArrow);
    return this.#kept(entry, role, cubeOfArrow);
  }

  /** What is in a segment that the planning key opens. */
  #kept<T>(entry: Entry, role: OpenRole, read: (bytes: Uint8Array) => T): Promise<T> {
    const sha256 = segmentOf(entry, role);
    // The hash says what is under it.
    const kept =
      (this.#read.get(sha256) as Promise<T> | undefined) ?? this.#options.dataset.store.readSegment(sha256).then(read);
    for (const other of this.#read.keys()) if (this.#read.size > mostKept) this.#read.delete(other);
    this.#read.set(sha256, kept);
    kept.catch(() => this.#read.delete(sha256));
    return kept;
  }
}

function segmentOf({ segments }: Entry, role: CubeRole | OpenRole): string {
  const segment = segments.find((each) => each.role === role);
  if (!segment) throw new AppError('WORKSPACE_SEGMENT_MISSING', { file: role });
  return segment.sha256;
}

/** Names of the communities that a cube has: others are of files that brought no child. */
function namesIn(cube: Cube, names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const areas = cube.years.flatMap((year) => [...(figuresOf(cube, year, 'community', everybody)?.areas ?? [])]);
  const there = new Set(areas.map(String));
  return new Map([...names].filter(([code]) => there.has(code)));
}

/** The two cubes and the names of the newest release, and the cubes of an earlier one while the next is made. */
const mostKept = 5;

const of = ({ data, thresholds }: Of): Of => ({ data, thresholds });

const isSame = (a: ThresholdSetting, b: ThresholdSetting): boolean => JSON.stringify(a) === JSON.stringify(b);

const withoutDifference = ({ surveyYearBE, level, area, stratum, quantity }: FigurePlace): FigurePlace => ({
  surveyYearBE,
  level,
  area,
  stratum,
  quantity,
});

const storedTotal = ({ stratum, ...place }: FigurePlace): WithheldTotal => ({ ...place, stratum: stratumKey(stratum) });
