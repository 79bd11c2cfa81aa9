import type { ContractImplementer } from './contract-implementer.ts';
import type { DocumentOffice } from './document-office.ts';
import type { EngineParts } from './engine-parts.ts';

/** The way out for whatever names nobody, and for rejected rows of a file that this session read itself. */
export function documentProcedures(
  { documents }: ContractImplementer,
  { dataset }: EngineParts,
  office: DocumentOffice,
) {
  return {
    make: documents.make.handler(({ input, signal }) => office.make(input, signal)),
    differingVerdicts: documents.differingVerdicts.handler(({ input, signal }) =>
      office.differingVerdicts(input, signal),
    ),
    makeRejects: documents.makeRejects.handler(({ input }) =>
      office.makeRejects(input, dataset.rejectsAtHand(input.extractId)),
    ),
    handedOut: documents.handedOut.handler(({ input }) => office.handedOut(input)),
  };
}
