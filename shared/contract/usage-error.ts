import { usage as en } from '../i18n/en/usage.ts';
import { usage as th } from '../i18n/th/usage.ts';
import { AppError } from './app-error.ts';
import type { ErrorDetail } from './error-codes.ts';

/** What can be wrong with a command, or with the numbers that it was given. */
type UsageProblem = keyof typeof th;

/**
 * A command that cannot be done as it was written: the error USAGE, which names the problem.
 * @param detail  what the sentence of the problem names; never what may be a passphrase
 */
export function usageError(problem: UsageProblem, detail: ErrorDetail = {}, options?: ErrorOptions): AppError {
  return new AppError('USAGE', { problem, found: en[problem](detail), foundTh: th[problem](detail) }, options);
}
