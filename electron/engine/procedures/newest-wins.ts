/**
 * Of the requests of one control only the newest is wanted: each call cancels the one before it under the
 * same key. Returns a signal that also follows the caller's own, and a function to call when done.
 */
export class NewestWins {
  readonly #running = new Map<string, AbortController>();

  begin(
    control: string | undefined,
    signal: AbortSignal | undefined,
  ): { readonly signal: AbortSignal | undefined; readonly end: () => void } {
    if (control === undefined) return { signal, end: () => undefined };
    const controller = new AbortController();
    this.#running.get(control)?.abort();
    this.#running.set(control, controller);
    return {
      signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
      end: () => {
        if (this.#running.get(control) === controller) this.#running.delete(control);
      },
    };
  }
}
