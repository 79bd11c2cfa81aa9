import { resolve } from 'node:path';
import type { AreaPrevalence } from '../../shared/contract/analysis.ts';
import type { ImportReport } from '../../shared/contract/extracts.ts';
import { noFilter } from '../../shared/contract/filter.ts';
import { hotSpotsAsk } from '../../shared/contract/hot-spots.ts';
import { prevalenceRows, prevalenceTableFromIpc } from '../../shared/contract/prevalence-table.ts';
import { usageError } from '../../shared/contract/usage-error.ts';
import { areaLevels } from '../../shared/geo/area-codes.ts';
import { checkedAsk, oneOf, parsedFiles, yearOf } from './command-arguments.ts';
import {
  givenMapping,
  importFiles,
  readingOptions,
  refuseAbsent,
  reportFailures,
  withEngine,
} from './command-engine.ts';
import { FileFailure, print, type CliStreams } from './command-streams.ts';
import { releaseFigures } from './release-figures.ts';
import { inWorkspace } from './workspace-commands.ts';

/** `natpro inspect FILE [--mapping FILE.json]` */
export async function inspect(argv: readonly string[], streams: CliStreams): Promise<number> {
  const { values, files } = parsedFiles(argv, { mapping: { type: 'string' } });
  if (files.length !== 1) throw usageError('argumentCount', { wanted: 'FILE', given: files.length });
  const given = values['mapping'] === undefined ? null : await givenMapping(String(values['mapping']), streams.cwd);
  await withEngine(async (client) => {
    const { fileId } = await client.files.openPath({ path: resolve(streams.cwd, files[0] ?? '') });
    const [inspected] = await client.extracts.inspect({
      fileIds: [fileId],
      ...(given ? { mappings: { [fileId]: given.mapping } } : {}),
    });
    if (!inspected?.inspection) throw new FileFailure(inspected?.error ?? { code: 'INTERNAL', th: '', en: '' });
    const { columns: _columns, ...shown } = inspected.inspection;
    print(streams, shown);
  });
  return 0;
}

/** `natpro import FILE...`: into a workspace, or a dry run */
export async function importCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const { values, files } = parsedFiles(argv, {
    ...readingOptions,
    workspace: { type: 'string' },
  });
  const folder = values['workspace'];
  const report =
    folder === undefined
      ? await withEngine((client) => importFiles(client, files, values, streams))
      : await inWorkspace(String(folder), streams, async (client) => {
          const imported = await importFiles(client, files, values, streams);
          await releaseFigures(client, streams);
          return imported;
        });
  return printReport(report, streams);
}

function printReport(report: ImportReport, streams: CliStreams): number {
  const failures = report.files.filter((file) => file.error);
  if (failures.length < report.files.length) print(streams, report);
  const only = report.files.length === 1 ? failures[0]?.error : undefined;
  if (only) throw new FileFailure(only);
  return reportFailures(report, streams);
}

/** `natpro prevalence FILE...` */
export async function prevalence(argv: readonly string[], streams: CliStreams): Promise<number> {
  const { values, files } = parsedFiles(argv, {
    ...readingOptions,
    by: { type: 'string' },
  });
  const level = oneOf(values, 'by', areaLevels, 'province');
  const year = yearOf(values);
  return withEngine(async (client) => {
    const report = await importFiles(client, files, values, streams, 'year');
    const exitCode = reportFailures(report, streams);
    if (exitCode !== 0 && report.children === 0) return exitCode;
    await refuseAbsent(client, report, values);
    const answer = await client.analysis.prevalence({ level, filter: { ...noFilter, surveyYearBE: year } });
    const rows = answer.encoding === 'rows' ? answer.rows : await rowsFromBlob(answer.blob);
    const readFiles = report.files.map(({ file, accepted, rejectedCount, warnings }) => ({
      file,
      accepted,
      rejected: rejectedCount,
      warnings,
    }));
    const names = new Map((await client.dataset.areas()).map((area) => [area.code, area.th]));
    streams.stdout.write(
      `{"rows":[${rows
        .flatMap((row) => longRows(row, names))
        .map((row) => JSON.stringify(row))
        .join(',\n')}],\n"files":${JSON.stringify(readFiles)}}\n`,
    );
    return exitCode;
  });
}

async function rowsFromBlob(blob: Blob): Promise<readonly AreaPrevalence[]> {
  return prevalenceRows(prevalenceTableFromIpc(new Uint8Array(await blob.arrayBuffer())));
}

function longRows(row: AreaPrevalence, names: ReadonlyMap<string, string>): readonly object[] {
  return row.yes.map((yes, i) => ({
    surveyYearBE: row.surveyYearBE,
    areaCode: row.areaCode,
    areaName: names.get(row.areaCode) ?? row.areaCode,
    indicator: i + 1,
    yes,
    no: row.no[i],
    unknown: row.unknown[i],
    prevalence: row.prevalence[i] ?? null,
    ciLow: row.ciLow[i] ?? null,
    ciHigh: row.ciHigh[i] ?? null,
  }));
}

/** A pack id has small letters, digits and hyphens; anything else names a file (`./ranong` where it looks like an id). */
function boundariesOf(value: string | boolean | undefined, cwd: string) {
  if (value === undefined) return { packId: null };
  const text = String(value);
  return /^[a-z0-9][a-z0-9-]*$/.test(text) ? { packId: text } : { packId: null, boundaryFile: resolve(cwd, text) };
}

/** `natpro hotspots FILE...` */
export async function hotSpots(argv: readonly string[], streams: CliStreams): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, files } = parsedFiles(argv, {
    ...readingOptions,
    indicator: text,
    by: text,
    weights: text,
    permutations: text,
    seed: text,
    boundaries: text,
    'small-areas-are-neighbours': { type: 'boolean' },
  });
  const level = oneOf(values, 'by', ['amphoe', 'tambon', 'community'], 'tambon');
  const given = {
    indicator: Number(values['indicator']),
    level,
    filter: { ...noFilter, surveyYearBE: yearOf(values) },
    weights: values['weights'] ?? (level === 'community' ? 'knn:8' : 'queen'),
    permutations: Number(values['permutations'] ?? 9999),
    seed: Number(values['seed'] ?? 1),
    ...boundariesOf(values['boundaries'], streams.cwd),
    smallAreasAreNeighbours: values['small-areas-are-neighbours'] === true,
  };
  const ask = checkedAsk(hotSpotsAsk, given, (path) => path.join('.'));
  if (level === 'community' && ask.weights === 'queen') throw usageError('outlinesMissing');
  return withEngine(async (client) => {
    const report = await importFiles(client, files, values, streams, 'year');
    const exitCode = reportFailures(report, streams);
    if (exitCode !== 0 && report.children === 0) return exitCode;
    await refuseAbsent(client, report, values);
    print(streams, await client.analysis.hotSpots(ask));
    return exitCode;
  });
}
