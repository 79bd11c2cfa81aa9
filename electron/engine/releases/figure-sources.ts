import { AppError } from '../../../shared/contract/app-error.ts';
import type { Source } from '../answers/source.ts';
import type { CaseGate } from '../case/case-gate.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Cube } from '../disclosure/cube.ts';
import { publicationThresholds, releasedThresholds, type Releases } from './releases.ts';
import { fullSource } from '../sources/full-source.ts';

type FigureSourcesOptions = { readonly dataset: Dataset; readonly gate: CaseGate; readonly releases: Releases };

/** Which figures the screens show, and which may leave the office. */
export class FigureSources {
  readonly #options: FigureSourcesOptions;
  /** Shows what planning view shows, though all may be seen. */
  seesPlanning = false;
  #seen: string | null = null;
  #changes = 0;

  constructor(options: FigureSourcesOptions) {
    this.#options = options;
  }

  /** Grows with every change of the data, and of which figures the screens show: figures of one revision belong together. */
  get revision(): number {
    const { dataset, releases } = this.#options;
    const seen = `${this.#seesAll} ${releases.newest?.seq}`;
    if (this.#seen !== null && seen !== this.#seen) this.#changes++;
    this.#seen = seen;
    return dataset.revision + this.#changes;
  }

  /**
   * All figures while the case data are open or there is no workspace, else what was released last.
   * @throws AppError WORKSPACE_LOCKED; NOT_RELEASED while nothing is released
   */
  async screen(): Promise<Source> {
    const { dataset, releases } = this.#options;
    if (dataset.isLocked) throw new AppError('WORKSPACE_LOCKED');
    if (this.#seesAll) return fullSource(dataset.db, { extracts: dataset.extracts, register: dataset.state.register });
    return this.#withoutRows(await releases.cube('released'), releasedThresholds);
  }

  /** The same; null while nothing is released or the workspace is locked. */
  async screenOrNone(): Promise<Source | null> {
    try {
      return await this.screen();
    } catch (error) {
      if (error instanceof AppError && (error.code === 'NOT_RELEASED' || error.code === 'WORKSPACE_LOCKED'))
        return null;
      throw error;
    }
  }

  /**
   * What may leave the office; where a change of the data is not in it yet, it is begun.
   * @throws AppError PUBLICATION_BEHIND until it is there; NOT_RELEASED where nothing is released and the case data are locked
   */
  async publication(): Promise<Source> {
    const { releases } = this.#options;
    releases.keepUp(true);
    if (releases.isRunning) throw new AppError('PUBLICATION_BEHIND');
    const cube = await releases.cube('publication');
    if (!releases.isCurrent) throw new AppError('PUBLICATION_BEHIND');
    return this.#withoutRows(cube, publicationThresholds);
  }

  /**
   * Runs a question about what is loaded. Its answer may be of rows: where the case data are locked before its end, or what is
   * loaded is left, it is not given.
   * @throws AppError WORKSPACE_CASE_LOCKED, WORKSPACE_LOCKED, CANCELLED; else what the work throws
   */
  async untilLocked<T>(work: () => Promise<T>): Promise<T> {
    const { dataset, gate } = this.#options;
    const { closing } = gate;
    try {
      const answer = await work();
      if (!closing.aborted) return answer;
    } catch (error) {
      if (!closing.aborted) throw error;
    }
    if (dataset.isLocked) throw new AppError('WORKSPACE_LOCKED');
    throw new AppError(dataset.hasRows ? 'CANCELLED' : 'WORKSPACE_CASE_LOCKED');
  }

  get #seesAll(): boolean {
    return this.#options.dataset.hasRows && !this.seesPlanning;
  }

  async #withoutRows(cube: Cube, thresholds: Source['thresholds']): Promise<Source> {
    const { dataset, releases } = this.#options;
    const names = await releases.communityNames();
    return { cube, thresholds, rows: null, communityNames: names, register: dataset.state.register };
  }
}
