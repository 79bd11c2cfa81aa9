import type { z } from 'zod';
import { AppError } from './app-error.ts';
import type { ErrorCode, ErrorDetail } from './error-codes.ts';

/** Something that is not right in what a person gave: its sentences are those of the error of this code. */
export type Problem = { readonly code: ErrorCode; readonly detail: ErrorDetail };

/** @throws AppError of the first problem; none: nothing happens */
export function refuse(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first) throw new AppError(first.code, first.detail);
}

/**
 * Where a value does not have its shape, as a person counts: `rules[3].when.of[2]`. A field that is not known is named
 * itself.
 */
export function misshapenPlaces({ issues }: z.ZodError): readonly string[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => placeIn([...issue.path, key])) : [placeIn(issue.path)],
  );
}

const placeIn = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
