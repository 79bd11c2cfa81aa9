/** Of the requests of one control only the newest is wanted: each cancels the one before it under the same key. */
export class NewestWins {
  readonly #running = new Map<string, AbortController>();

  /** Answers a request; the signal it is given also follows the caller's own. */
  async answer<T>(
    control: string | undefined,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal | undefined) => Promise<T>,
  ): Promise<T> {
    if (control === undefined) return work(signal);
    const controller = new AbortController();
    this.#running.get(control)?.abort();
    this.#running.set(control, controller);
    try {
      return await work(signal ? AbortSignal.any([signal, controller.signal]) : controller.signal);
    } finally {
      if (this.#running.get(control) === controller) this.#running.delete(control);
    }
  }
}
