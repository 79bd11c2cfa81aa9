import { checkGroupOfReport } from '../../../shared/contract/check-groups.ts';
import { completenessOfAreas } from '../answers/completeness-of-areas.ts';
import { coverageOfAreas } from '../answers/coverage-of-areas.ts';
import { yearDifference } from '../answers/year-difference.ts';
import { readRegister, type RegisterRead } from '../ingest/read-register.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';

/** Coverage, completeness, the change from the year before, and what the import found. */
export function qualityProcedures(os: ContractImplementer, parts: EngineParts) {
  const { dataset, files, register, sources } = parts;
  const quality = os.quality.use(({ next }) => sources.untilLocked(async () => next()));
  const read = (fileId: string, signal?: AbortSignal): Promise<RegisterRead> =>
    readRegister(files.get(fileId), (code) => register.resolvesTambon(code), signal);
  return {
    readRegister: quality.readRegister.handler(async ({ input, signal }) => (await read(input.fileId, signal)).reading),
    saveRegister: quality.saveRegister.handler(async ({ input, signal }) => {
      dataset.assertMayChange();
      const { reading, communities } = await read(input.fileId, signal);
      await files.checkUnchanged(files.get(input.fileId));
      const { file, sha256 } = reading;
      await dataset.apply({ type: 'register', file, sha256, communities: [...communities] });
      return reading;
    }),
    coverage: quality.coverage.handler(async ({ input }) => coverageOfAreas(await sources.screen(), register, input)),
    completeness: quality.completeness.handler(async ({ input }) => completenessOfAreas(await sources.screen(), input)),
    yearDifference: quality.yearDifference.handler(async ({ input, signal }) =>
      yearDifference(await sources.screen(), input, signal),
    ),
    checks: quality.checks.handler(() => {
      dataset.assertRows();
      return dataset.extracts.map(({ extractId, file, accepted, rejected, surveyYearsBE, checks }) => ({
        extractId,
        file,
        accepted,
        rejected,
        surveyYearsBE: [...surveyYearsBE],
        checks: checks.map(({ code, count }) => ({ code, group: checkGroupOfReport(code), count })),
      }));
    }),
  };
}
