import { analysisProcedures } from './analysis-procedures.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';

/** The questions about figures, answered with what may leave the office. */
export function publicationProcedures({ publication }: ContractImplementer, parts: EngineParts) {
  return analysisProcedures(publication, (signal) => parts.sources.publication(signal), parts);
}
