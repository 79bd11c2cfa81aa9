import { areaNames } from '../answers/area-names.ts';
import { datasetSummary } from '../answers/dataset-summary.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';

/** What is loaded, and the names of its areas. */
export function datasetProcedures(os: ContractImplementer, { dataset, register, releases, sources }: EngineParts) {
  const branch = os.dataset.use(({ next }) => sources.untilLocked(async () => next()));
  return {
    summary: branch.summary.handler(async () => {
      const { revision } = sources;
      const source = await sources.screenOrNone();
      const isFull = source?.cube.kind === 'full';
      return datasetSummary(source, {
        revision,
        isEmpty: dataset.state.extracts.length === 0,
        isSynthetic: dataset.state.extracts.some(({ isSynthetic }) => isSynthetic),
        blankMeansNo: isFull
          ? dataset.extracts.some(({ blank }) => blank === 'no')
          : (releases.newest?.command.blankMeansNo ?? false),
        extracts: isFull ? dataset.extracts : [],
        publication: dataset.state.thresholds.publication,
      });
    }),
    areas: branch.areas.handler(async () => {
      const source = await sources.screenOrNone();
      return source ? [...areaNames(source, register)] : [];
    }),
  };
}
