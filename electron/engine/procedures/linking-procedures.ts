import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';

/** How far linking has come, in counts and names of files. */
export function linkingProcedures({ linking }: ContractImplementer, { links }: EngineParts) {
  return { status: linking.status.handler(({ signal }) => links.status(signal)) };
}
