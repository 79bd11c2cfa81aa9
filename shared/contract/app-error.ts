import { errors as en } from '../i18n/en/errors.ts';
import { errors as th } from '../i18n/th/errors.ts';
import type { ErrorCode, ErrorDetail } from './error-codes.ts';

/** An error that a person can act on: a stable code and the values its sentence names. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: ErrorOptions) {
    super(`${code} ${en[code](detail)}`, options);
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
  }

  /** Its sentence in Thai and English: what was found and what to do. */
  get sentences(): { th: string; en: string } {
    return errorText(this.code, this.detail);
  }
}

/** The Thai and English sentences of an error code: what was found and what to do. */
export function errorText(code: ErrorCode, detail: ErrorDetail = {}): { th: string; en: string } {
  return { th: th[code](detail), en: en[code](detail) };
}
