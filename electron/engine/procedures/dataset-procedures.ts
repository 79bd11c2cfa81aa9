import { areaNames } from '../answers/area-names.ts';
import { datasetSummary } from '../answers/dataset-summary.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';
import { planningSummary } from './planning-view.ts';

/** What is loaded, and the names of its areas. */
export function datasetProcedures(os: ContractImplementer, { dataset, register, smallestShown }: EngineParts) {
  const { db } = dataset;
  return {
    summary: os.dataset.summary.handler(async ({ signal }) => {
      const { revision, extracts } = dataset;
      const summary = await datasetSummary(db, { revision, extracts }, signal);
      return smallestShown === null ? summary : planningSummary(db, summary, smallestShown, signal);
    }),
    areas: os.dataset.areas.handler(async ({ signal }) => [...(await areaNames(db, register, signal))]),
  };
}
