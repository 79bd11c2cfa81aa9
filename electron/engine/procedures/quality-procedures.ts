import { checkGroupOfReport } from '../../../shared/contract/check-groups.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import { areaLevels } from '../../../shared/geo/area-codes.ts';
import { completenessOfAreas } from '../answers/completeness-of-areas.ts';
import { coverageOfAreas } from '../answers/coverage-of-areas.ts';
import { nothingHidden } from '../answers/is-hidden.ts';
import { yearDifference } from '../answers/year-difference.ts';
import { readRegister, type RegisterRead } from '../ingest/read-register.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import type { EngineParts } from './engine-parts.ts';
import { planningAllZero } from './planning-all-zero.ts';
import { planningCompleteness } from './planning-quality.ts';
import { hiddenLookup } from './planning-view.ts';
import { planningYearDifference } from './planning-year-difference.ts';

/** Coverage, completeness, the change from the year before, and what the import found. */
export function qualityProcedures({ quality }: ContractImplementer, parts: EngineParts) {
  const { dataset, files, register, smallestShown: threshold } = parts;
  const { db } = dataset;
  const read = (fileId: string, signal?: AbortSignal): Promise<RegisterRead> =>
    readRegister(files.get(fileId), (code) => register.resolvesTambon(code), signal);
  return {
    readRegister: quality.readRegister.handler(async ({ input, signal }) => (await read(input.fileId, signal)).reading),
    saveRegister: quality.saveRegister.handler(async ({ input, signal }) => {
      const { reading, communities } = await read(input.fileId, signal);
      await files.checkUnchanged(files.get(input.fileId));
      const { file, sha256 } = reading;
      await dataset.apply({ type: 'register', file, sha256, communities: [...communities] });
      return reading;
    }),
    coverage: quality.coverage.handler(async ({ input, signal }) => {
      const answer = await coverageOfAreas(db, dataset.state.register, input, signal);
      const { surveyYearBE } = answer;
      if (threshold === null || surveyYearBE === null) return answer;
      const allZero = await planningAllZero(db, { surveyYearBE, area: input.area }, threshold, signal);
      return { ...answer, allZero };
    }),
    completeness: quality.completeness.handler(async ({ input, signal }) => {
      const answer = await completenessOfAreas(db, input, signal);
      return threshold === null ? answer : planningCompleteness(db, answer, threshold, signal);
    }),
    yearDifference: quality.yearDifference.handler(async ({ input, signal }) => {
      const isHidden =
        threshold === null ? nothingHidden : await hiddenLookup(db, areaLevels, noFilter, threshold, signal);
      const found = await yearDifference(db, dataset.extracts, input, isHidden, signal);
      return threshold === null ? found.answer : planningYearDifference(db, found, isHidden, threshold, signal);
    }),
    checks: quality.checks.handler(() =>
      dataset.extracts.map(({ extractId, file, accepted, rejected, surveyYearsBE, checks }) => ({
        extractId,
        file,
        accepted,
        rejected,
        surveyYearsBE: [...surveyYearsBE],
        checks: checks.map(({ code, count }) => ({ code, group: checkGroupOfReport(code), count })),
      })),
    ),
  };
}
