import type { ReleaseStatus } from '../../../shared/contract/release.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';

/** The figures for planning and for publication: how far they are, and which the screens show. */
export function releaseProcedures({ release }: ContractImplementer, { dataset, releases, sources }: EngineParts) {
  const status = (): ReleaseStatus => releases.status(sources.seesPlanning);
  return {
    status: release.status.handler(() => {
      releases.keepUp();
      return status();
    }),
    begin: release.begin.handler(() => {
      releases.keepUp(true);
      return status();
    }),
    cancel: release.cancel.handler(() => {
      releases.cancel();
      return status();
    }),
    letGo: release.letGo.handler(() => {
      releases.letGo();
      return status();
    }),
    saveThresholds: release.saveThresholds.handler(async ({ input }) => {
      dataset.assertMayChange();
      await dataset.apply({ type: 'thresholds', setting: input });
      return status();
    }),
    seePlanning: release.seePlanning.handler(({ input }) => {
      sources.seesPlanning = input.isOn;
      if (input.isOn) releases.keepUp(true);
      return status();
    }),
  };
}
