import { AppError } from '../../../shared/contract/app-error.ts';
import { bringIn } from '../tables/extracts.ts';
import { clearStaging, dropStaged, stagedYears, stageRetired } from '../tables/staging.ts';
import { settleStaged, stillRepeating, type StagedRepeat } from '../tables/standings.ts';
import {
  checkSheets,
  rejectRepeated,
  warnAboutContradictions,
  warnAboutOtherKeys,
  warnAboutUnusedCounts,
} from './check/check-staged.ts';
import { listedRejects } from './check/findings.ts';
import { leaveOutRepeatedTables } from './check/repeated-tables.ts';
import { warnAboutProvinces } from './check/province-warnings.ts';
import { contentOf } from './import-content.ts';
import {
  refuseDraft,
  type Draft,
  type ExtractContent,
  type FileOutcome,
  type ImportFile,
  type ImportSetting,
} from './import-draft.ts';
import { importOrFail } from './import-file.ts';
import { importOrder } from './import-order.ts';

/**
 * Imports files into the analytic database in one step: either all readable files are in, with the cube
 * rebuilt, or nothing changed. A file that cannot be read is reported and leaves the others alone.
 * @throws AppError CANCELLED
 */
export async function importExtracts(
  files: readonly ImportFile[],
  setting: ImportSetting,
  signal?: AbortSignal,
): Promise<readonly FileOutcome[]> {
  const { analytic, rules } = setting;
  try {
    const drafts = await readFiles(files, setting, signal);
    await refuseSameFiles(drafts, setting);
    await checkSheets(drafts, setting, signal);
    const coming = await comingDrafts(drafts, setting);
    const { order, leaving } = importOrder(
      coming.map(({ file: { extractNo }, sha256 }) => ({ extractNo, sha256 })),
      setting,
    );
    const settle = (): Promise<readonly StagedRepeat[]> => settleStaged(analytic, { order, leaving }, signal);
    const repeats = await settle();
    await leaveOutRepeatedTables(drafts, leaving, analytic, settle, signal);
    rejectRepeated(drafts, await stillRepeating(analytic, repeats));
    await warnAboutOtherKeys(drafts, leaving, setting, signal);
    await warnAboutUnusedCounts(drafts, leaving, analytic, signal);
    await warnAboutProvinces(drafts, leaving, analytic, signal);
    setting.onProgress({ type: 'progress', file: '', phase: 'counting', rows: 0, fraction: null, rowsPerSecond: null });
    const outcomes: FileOutcome[] = [];
    const brought: { readonly outcome: FileOutcome; readonly content: ExtractContent }[] = [];
    const names = new Map<number, string>();
    for (const draft of drafts) {
      const outcome = await outcomeOf(draft, setting);
      outcomes.push(outcome);
      if (outcome.surveyYearsBE.length === 0) {
        await dropStaged(analytic, draft.file.extractNo);
        continue;
      }
      brought.push({ outcome, content: await contentOf(draft, outcome, setting, signal) });
      for (const [code, name] of draft.communityNames) names.set(code, name);
    }
    if (brought.length === 0) return outcomes;
    await bringIn(analytic, { leaving, rules }, signal, () => setting.store(brought, names));
    await warnAboutContradictions(outcomes, analytic);
    return outcomes;
  } finally {
    await clearStaging(analytic);
  }
}

/** Reads files into staging. Files of households alone come second: they take their year from the children. */
async function readFiles(
  files: readonly ImportFile[],
  setting: ImportSetting,
  signal: AbortSignal | undefined,
): Promise<readonly Draft[]> {
  const drafts = files.map((file): Draft => ({
    file,
    opened: null,
    tables: [],
    identifiers: [],
    codedFields: new Map(),
    communityNames: new Map(),
    sha256: '',
    rejected: [],
    warnings: [],
    hasHouseholdSheet: false,
    hasCounts: false,
    isDone: false,
    error: null,
  }));
  for (const mayBeHouseholds of [false, true]) {
    for (const [done, draft] of drafts.entries()) {
      if (!draft.isDone) await importOrFail(draft, mayBeHouseholds, setting, { done, of: files.length }, signal);
    }
  }
  return drafts;
}

/** A file that was chosen twice comes in once: rows without an id would count twice, and nothing would say so. */
async function refuseSameFiles(drafts: readonly Draft[], setting: ImportSetting): Promise<void> {
  const seen = new Set<string>();
  for (const draft of drafts) {
    if (draft.error) continue;
    if (seen.has(draft.sha256))
      await refuseDraft(draft, new AppError('FILE_TWICE', { file: draft.file.stored.name }), setting);
    seen.add(draft.sha256);
  }
}

/** Files that have rows to bring: one of which no row can be read takes no place, its own former one neither. */
async function comingDrafts(drafts: readonly Draft[], { analytic }: ImportSetting): Promise<readonly Draft[]> {
  const coming: Draft[] = [];
  for (const draft of drafts) {
    const { extractNo, leftOut = [] } = draft.file;
    if (draft.error || Object.values(await stagedYears(analytic, extractNo)).flat().length === 0) continue;
    await stageRetired(analytic, extractNo, leftOut);
    coming.push(draft);
  }
  return coming;
}

/** What comes of a file. It has survey years when it comes in: a new file all of whose rows repeat others does not. */
async function outcomeOf(draft: Draft, { analytic, replaced }: ImportSetting): Promise<FileOutcome> {
  const { children, households, counts } = await stagedYears(analytic, draft.file.extractNo);
  // The rows of a file of households are households.
  const rows = [...(children.length === 0 ? households : children), ...counts];
  const repeated = rows.reduce((sum, { repeats }) => sum + repeats, 0);
  const accepted = rows.reduce((sum, row) => sum + row.rows, 0) - repeated;
  const comesIn =
    accepted > 0 || households.length > 0 || replaced(draft.sha256).some(({ sha256 }) => sha256 === draft.sha256);
  // With those of rows that another extract has: they may come in later.
  const years = comesIn ? [...children, ...households, ...counts].map(({ surveyYearBE }) => surveyYearBE) : [];
  const surveyYearsBE = [...new Set(years)].toSorted((a, b) => a - b);
  const rejected = draft.rejected.toSorted((a, b) => a.line - b.line);
  return {
    file: draft.file.stored.name,
    extractNo: draft.file.extractNo,
    sha256: draft.sha256,
    repeated,
    surveyYearsBE,
    surveyYearBE: surveyYearsBE.length === 1 ? (surveyYearsBE[0] ?? null) : null,
    accepted,
    rejected: rejected.slice(0, listedRejects).map(({ sheetNo: _no, ...row }) => row),
    rejectedCount: rejected.length,
    warnings: draft.warnings,
    error: draft.error,
  };
}
