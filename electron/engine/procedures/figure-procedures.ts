import { analysisProcedures } from './analysis-procedures.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';
import { exploreProcedures } from './explore-procedures.ts';
import { publicationThreshold } from './planning-prevalence.ts';

/** Questions about the children that are loaded, answered for the screen. */
export function figureProcedures({ analysis }: Pick<ContractImplementer, 'analysis'>, parts: EngineParts) {
  return { ...analysisProcedures({ analysis }, parts), ...exploreProcedures({ analysis }, parts) };
}

/** The same questions, answered with what may be published: the one place that says so. */
export function publicationProcedures({ publication }: ContractImplementer, parts: EngineParts) {
  return figureProcedures({ analysis: publication }, { ...parts, smallestShown: publicationThreshold });
}
