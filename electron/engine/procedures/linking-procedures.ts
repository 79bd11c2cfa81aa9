import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';

/** Which records are of one child; all but the status needs the case data open. */
export function linkingProcedures(os: ContractImplementer, { links }: EngineParts) {
  const { linking } = os;
  return {
    status: linking.status.handler(({ signal }) => links.status(signal)),
    run: linking.run.handler(({ signal }) => links.link(signal)),
    pairs: linking.pairs.handler(({ input, signal }) => links.pairs(input, signal)),
    decide: linking.decide.handler(({ input, signal }) => links.decide(input, signal)),
  };
}
