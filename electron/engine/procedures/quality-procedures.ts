import { checkGroupOfReport } from '../../../shared/contract/check-groups.ts';
import { noFilter } from '../../../shared/contract/no-filter.ts';
import type {
  CompletenessAnswer,
  CompletenessRow,
  CoverageAnswer,
  CoverageAsk,
} from '../../../shared/contract/quality.ts';
import { indicators } from '../../../shared/cpms/indicators.ts';
import { loadRegisterWithPacks } from '../boundaries/boundary-packs.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Reader } from '../db/database.ts';
import type { FileStore } from '../ingest/file-store.ts';
import { readRegister, type RegisterRead } from '../ingest/read-register.ts';
import { communityReports } from '../queries/coverage.ts';
import { prevalenceByArea } from '../queries/prevalence-by-area.ts';
import type { ContractImplementer } from './contract-implementer.ts';
import { countsInRow } from '../answers/counts-by-area.ts';
import { coverageOfAreas } from '../answers/coverage-of-areas.ts';
import { planningAllZero } from './planning-all-zero.ts';
import { hiddenCompleteness } from './planning-quality.ts';
import { inSurveyYear } from '../answers/survey-year.ts';
import { yearDifference } from '../answers/year-difference.ts';

export type QualityParts = {
  readonly dataset: Dataset;
  readonly files: FileStore;
  readonly dataFolder: string;
  /** Smallest count shown; null shows all. */
  readonly smallestShown: number | null;
};

/** Coverage, completeness, the change from the year before, and what the import found. */
export function qualityProcedures({ quality }: ContractImplementer, parts: QualityParts) {
  const { dataset, files, smallestShown } = parts;
  const read = (fileId: string, signal?: AbortSignal): Promise<RegisterRead> => {
    const areas = loadRegisterWithPacks(parts.dataFolder);
    return readRegister(files.get(fileId), (code) => areas.resolvesTambon(code), signal);
  };
  return {
    readRegister: quality.readRegister.handler(async ({ input, signal }) => (await read(input.fileId, signal)).reading),
    saveRegister: quality.saveRegister.handler(async ({ input, signal }) => {
      const { reading, communities } = await read(input.fileId, signal);
      await files.checkUnchanged(files.get(input.fileId));
      await dataset.apply({
        type: 'register',
        file: reading.file,
        sha256: reading.sha256,
        communities: [...communities],
      });
      return reading;
    }),
    coverage: quality.coverage.handler(({ input, signal }) => coverage(dataset, input, smallestShown, signal)),
    completeness: quality.completeness.handler(({ input, signal }) =>
      completeness(dataset.db, input, smallestShown, signal),
    ),
    yearDifference: quality.yearDifference.handler(({ input, signal }) =>
      yearDifference(dataset, input, smallestShown, signal),
    ),
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

async function coverage(
  dataset: Dataset,
  ask: CoverageAsk,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<CoverageAnswer> {
  const reports = await communityReports(dataset.db, signal);
  const answer = coverageOfAreas(reports, dataset.state.register, ask);
  if (threshold === null || answer.surveyYearBE === null) return answer;
  const { surveyYearBE } = answer;
  const inside = reports.filter(
    (report) => report.surveyYearBE === surveyYearBE && report.code.startsWith(ask.area ?? ''),
  );
  const allZero = await planningAllZero(dataset.db, inside, surveyYearBE, threshold, signal);
  return { ...answer, allZero };
}

async function completeness(
  db: Reader,
  ask: CoverageAsk,
  threshold: number | null,
  signal?: AbortSignal,
): Promise<CompletenessAnswer> {
  const { surveyYearBE } = await inSurveyYear(db, { ...noFilter, surveyYearBE: ask.surveyYearBE }, signal);
  if (surveyYearBE === null) return { surveyYearBE, rows: [] };
  const rowsOf = async (level: CoverageAsk['level']): Promise<CompletenessRow[]> => {
    const table = await prevalenceByArea(db, { level, filter: { ...noFilter, surveyYearBE } }, signal);
    return table.areaCode.map((areaCode, row) => {
      const counts = indicators.map(({ no }) => countsInRow(table, row, no));
      return {
        areaCode,
        children: table.children[row] ?? 0,
        known: counts.map(({ known }) => known),
        eligible: counts.map(({ eligible }) => eligible),
      };
    });
  };
  const rows = (await rowsOf(ask.level)).filter(
    ({ areaCode }) => ask.area === null || areaCode.startsWith(ask.area) || ask.area.startsWith(areaCode),
  );
  if (threshold === null) return { surveyYearBE, rows };
  const isHidden = hiddenCompleteness(await rowsOf('community'), threshold);
  const shown = (areaCode: string, counts: readonly (number | null)[]): (number | null)[] =>
    counts.map((count, i) => (isHidden(areaCode, i) ? null : count));
  return {
    surveyYearBE,
    rows: rows.map((row) => ({
      ...row,
      known: shown(row.areaCode, row.known),
      eligible: shown(row.areaCode, row.eligible),
    })),
  };
}
