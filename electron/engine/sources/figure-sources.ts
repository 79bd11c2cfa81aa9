import type { Thresholds } from '../../../shared/contract/analysis.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Source } from '../answers/source.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Session } from '../session/session.ts';
import { fullSource } from './full-source.ts';

type FigureSourcesOptions = { readonly dataset: Dataset; readonly session: Session };

/** Which figures the screens show, and which may leave the office. */
export class FigureSources {
  readonly #options: FigureSourcesOptions;
  /** Smallest count that may leave the office, and smallest denominator (product §6). */
  readonly publicationThresholds: Thresholds = { n: 10, denominator: 30 };

  constructor(options: FigureSourcesOptions) {
    this.#options = options;
  }

  /**
   * All figures while the case data are open or there is no workspace, else what was released last.
   * @throws AppError NOT_RELEASED while nothing is released
   */
  async screen(): Promise<Source> {
    const source = await this.screenOrNone();
    if (!source) throw new AppError('NOT_RELEASED');
    return source;
  }

  /** The same; null while nothing is released. */
  async screenOrNone(): Promise<Source | null> {
    const { dataset, session } = this.#options;
    const { state, isCaseOpen } = session.status();
    if (state !== 'none' && !isCaseOpen) return null;
    return fullSource(dataset.db, { extracts: dataset.extracts, register: dataset.state.register });
  }

  /** @throws AppError NOT_RELEASED while nothing is released */
  async publication(): Promise<Source> {
    throw new AppError('NOT_RELEASED');
  }
}
