import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../../shared/contract/app-error.ts';
import { attemptDelayMs } from '../../../shared/contract/attempt-delay.ts';

/**
 * Makes guessing at the keyboard slow: attempts on one key run one after the other, each after a delay that grows
 * with the wrong ones before it. It holds as long as this process lives; against a stolen folder only the work
 * factor and the passphrase itself help.
 */
export class AttemptLimiter {
  readonly #wait: (milliseconds: number) => Promise<unknown>;
  readonly #wrong = new Map<string, number>();
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(wait: (milliseconds: number) => Promise<unknown> = (milliseconds) => pause(milliseconds)) {
    this.#wait = wait;
  }

  async attempt<T>(key: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(key) ?? Promise.resolve()).then(() => this.#try(key, work));
    this.#last.set(
      key,
      mine.catch(() => undefined),
    );
    return mine;
  }

  async #try<T>(key: string, work: () => Promise<T>): Promise<T> {
    const wrong = this.#wrong.get(key) ?? 0;
    const delay = attemptDelayMs(wrong);
    if (delay > 0) await this.#wait(delay);
    try {
      const result = await work();
      this.#wrong.delete(key);
      return result;
    } catch (error) {
      if (error instanceof AppError && error.code === 'WORKSPACE_WRONG_PASSPHRASE') this.#wrong.set(key, wrong + 1);
      throw error;
    }
  }
}

/** The limiter of this process. */
export const processAttempts = new AttemptLimiter();
