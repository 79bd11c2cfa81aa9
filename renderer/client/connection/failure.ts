import { ORPCError } from '@orpc/client';
import { errorText } from '../../../shared/contract/app-error.ts';
import { errorCodes, type ErrorCode } from '../../../shared/contract/error-codes.ts';
import type { Failure } from '../../../shared/contract/extracts.ts';

function isErrorCode(code: string): code is ErrorCode {
  return (errorCodes as readonly string[]).includes(code);
}

function hasSentences(data: unknown): data is { th: string; en: string } {
  return typeof data === 'object' && data !== null && 'th' in data && 'en' in data;
}

/** Any error of a call as its code and its sentence in both languages. */
export function toFailure(error: unknown): Failure {
  if (error instanceof ORPCError) {
    const { code, data } = error as ORPCError<string, unknown>;
    if (hasSentences(data)) return { code, th: data.th, en: data.en };
    return { code, ...errorText(isErrorCode(code) ? code : 'INTERNAL', { logId: code }) };
  }
  if (error instanceof Error && error.name === 'AbortError') return { code: 'CANCELLED', ...errorText('CANCELLED') };
  return { code: 'INTERNAL', ...errorText('INTERNAL', { logId: error instanceof Error ? error.name : '-' }) };
}

/** True where a call was stopped on purpose; such a failure is not shown as an error. */
export function isCancelled(failure: Failure): boolean {
  return failure.code === 'CANCELLED';
}
