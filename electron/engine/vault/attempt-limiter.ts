import { setTimeout as pause } from 'node:timers/promises';
import { processMemory, type AttemptMemory } from './attempt-memory.ts';
import { AppError } from '../../../shared/contract/app-error.ts';
import { attemptDelayMs } from '../../../shared/contract/attempt-delay.ts';

/**
 * Makes guessing at the keyboard slow: attempts on one key run one after the other, each after a delay that grows
 * with the wrong ones before it. It holds as long as its memory does; against a stolen folder only the work factor and the
 * passphrase itself help.
 */
export class AttemptLimiter {
  readonly #wait: (milliseconds: number) => Promise<unknown>;
  readonly #memory: AttemptMemory;
  readonly #last = new Map<string, Promise<unknown>>();

  constructor(
    wait: (milliseconds: number) => Promise<unknown> = (milliseconds) => pause(milliseconds),
    memory: AttemptMemory = processMemory(),
  ) {
    this.#wait = wait;
    this.#memory = memory;
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
    const wrong = await this.#memory.wrongOf(key);
    const delay = attemptDelayMs(wrong);
    if (delay > 0) await this.#wait(delay);
    // Counted before the answer is known: a process that is ended in the middle of a try has tried.
    await this.#memory.keep(key, wrong + 1);
    try {
      const result = await work();
      await this.#memory.keep(key, 0);
      return result;
    } catch (error) {
      const isWrong = error instanceof AppError && error.code === 'WORKSPACE_WRONG_PASSPHRASE';
      if (isWrong) throw new AppError(error.code, { nextWaitMs: attemptDelayMs(wrong + 1) }, { cause: error });
      await this.#memory.keep(key, wrong);
      throw error;
    }
  }
}

/** The limiter of this process. */
export const processAttempts = new AttemptLimiter();
