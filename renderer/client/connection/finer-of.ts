import { ORPCError } from '@orpc/client';
import type { ErrorDetail } from '../../../shared/contract/error-codes.ts';
import { finerOfDetail, type FinerThanReleased } from '../../../shared/contract/finer-than-released.ts';

/** The question of a call that asked for more than the released figures tell; null where it failed of something else. */
export function finerOf(error: unknown): FinerThanReleased | null {
  if (!(error instanceof ORPCError) || error.code !== 'FINER_THAN_RELEASED') return null;
  return finerOfDetail((error.data as { readonly detail: ErrorDetail }).detail);
}
