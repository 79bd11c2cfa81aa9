/**
 * A long calculation that stops now and then to say which part is done, in [0, 1], and can be left at any stop.
 * Who drives it decides about threads, time and cancelling; the calculation knows none of these.
 */
export type Job<Result> = Generator<number, Result, void>;

/** Runs a job to its end without a pause; `tell` hears of each stop. */
export function finishJob<Result>(job: Job<Result>, tell: (done: number) => void = () => undefined): Result {
  for (;;) {
    const step = job.next();
    if (step.done) return step.value;
    tell(step.value);
  }
}
