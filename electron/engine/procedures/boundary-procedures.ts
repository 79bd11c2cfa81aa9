import { mapOfProvince } from '../answers/map-of-province.ts';
import { listPacks } from '../boundaries/boundary-packs.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';

/** Outlines of areas. */
export function boundaryProcedures({ boundaries }: ContractImplementer, { dataset, dataFolder }: EngineParts) {
  return {
    packs: boundaries.packs.handler(() => [...listPacks(dataFolder)]),
    province: boundaries.province.handler(({ input, signal }) => mapOfProvince(dataset.db, dataFolder, input, signal)),
  };
}
