import { areaNames } from '../answers/area-names.ts';
import { datasetSummary } from '../answers/dataset-summary.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';

/** What is loaded, and the names of its areas. */
export function datasetProcedures(os: ContractImplementer, { dataset, register, sources }: EngineParts) {
  return {
    summary: os.dataset.summary.handler(async () => {
      const { revision } = sources;
      const { extracts } = dataset;
      const source = await sources.screenOrNone();
      return datasetSummary(source, { revision, extracts, publication: dataset.state.thresholds.publication });
    }),
    areas: os.dataset.areas.handler(async () => {
      const source = await sources.screenOrNone();
      return source ? [...areaNames(source, register)] : [];
    }),
  };
}
