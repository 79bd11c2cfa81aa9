import { AppError } from '../../../shared/contract/app-error.ts';
import type { Source } from '../answers/source.ts';
import type { CaseGate } from '../case/case-gate.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Releases } from './releases.ts';
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
    const { dataset } = this.#options;
    if (dataset.isLocked) throw new AppError('WORKSPACE_LOCKED');
    if (this.#seesAll) return fullSource(dataset.db, { extracts: dataset.extracts, register: dataset.state.register });
    return this.#withoutRows('released');
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
   * What may leave the office. Where a change of the data is not in it yet it is begun and waited for: that takes minutes.
   * @throws AppError PUBLICATION_HELD_BACK; PUBLICATION_BEHIND where it was stopped or failed, or the case data are locked;
   *   NOT_RELEASED where nothing is released either; CANCELLED
   */
  async publication(signal?: AbortSignal): Promise<Source> {
    const { releases } = this.#options;
    releases.keepUp(true);
    await releases.ended(signal);
    if (releases.isHeldBack) throw new AppError('PUBLICATION_HELD_BACK');
    const source = await this.#withoutRows('publication');
    if (!releases.isCurrent) throw new AppError('PUBLICATION_BEHIND');
    return source;
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

  async #withoutRows(role: 'released' | 'publication'): Promise<Source> {
    const { dataset, releases } = this.#options;
    const { cube, thresholds } = await releases.figures(role);
    const names = await releases.communityNames();
    return { cube, thresholds, rows: null, communityNames: names, register: dataset.state.register };
  }
}
