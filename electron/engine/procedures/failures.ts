import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { AppError } from '../../../shared/contract/app-error.ts';
import type { Failure } from '../../../shared/contract/extracts.ts';

/** A line of the log: never a row's values, a name or a parameter. */
export type LogEntry = {
  readonly time: string;
  readonly level: 'info' | 'error';
  readonly event: string;
  readonly logId?: string;
  readonly code?: string;
  readonly detail?: string;
};
export type Log = (entry: LogEntry) => void;

/** Makes of anything thrown an error that a person can act on, and logs what is behind it. */
export function asAppError(error: unknown, log: Log): { readonly error: AppError; readonly logId: string } {
  const logId = randomUUID().slice(0, 8);
  const known = error instanceof AppError ? error : new AppError('INTERNAL', { logId }, { cause: error });
  if (known.code !== 'CANCELLED') {
    log({
      time: new Date().toISOString(),
      level: 'error',
      event: 'failure',
      logId,
      code: known.code,
      detail: causeOf(known),
    });
  }
  return { error: known, logId };
}

/**
 * The class and place of the cause, without its message: a database's message quotes lines of the file, and a stack
 * starts with the whole message. The place is what stands after it.
 */
function causeOf(error: AppError): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  const stack = cause.stack ?? '';
  const at = stack.indexOf(cause.message);
  const frames = at < 0 ? '' : stack.slice(at + cause.message.length);
  const place = frames
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 3);
  return `${cause.name}: ${place.join(' < ')}`;
}

/** A failure as a value, for a report in which other files went well. */
export function failureOf(error: unknown, log: Log): Failure {
  const known = asAppError(error, log).error;
  return { code: known.code, ...known.sentences };
}

/** The same as an error of the contract, with its code, its sentences and what they name. */
export function contractError(error: unknown, log: Log): ORPCError<string, unknown> {
  if (error instanceof ORPCError) return error as ORPCError<string, unknown>;
  const { error: known, logId } = asAppError(error, log);
  const { nextWaitMs } = known.detail;
  return new ORPCError(known.code, {
    status: known.code === 'INTERNAL' ? 500 : 422,
    message: known.message,
    data: {
      ...known.sentences,
      detail: known.detail,
      logId,
      ...(nextWaitMs === undefined ? {} : { nextWaitMs }),
    },
  });
}
