import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { z } from 'zod';
import { AppError } from '../../shared/contract/app-error.ts';
import type { ImportEvent, ImportReport } from '../../shared/contract/extracts.ts';
import { usageError } from '../../shared/contract/usage-error.ts';
import { blankRules, codeRules, type CodeRule } from '../../shared/cpms/answers.ts';
import { createEngine, type EngineRouter } from '../engine/index.ts';
import { oneOf, yearOf, type Values } from './command-arguments.ts';
import { failureOf, type CliStreams } from './command-streams.ts';

export type Client = RouterClient<EngineRouter>;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs some work on an engine of its own, which shows every count and keeps no rows unless told otherwise. */
export async function withEngine<T>(
  work: (client: Client) => Promise<T>,
  smallestShown: number | null = null,
  keepsRows = false,
): Promise<T> {
  const version = (JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string }).version;
  const memory = process.env['NATPRO_MEMORY'];
  const engine = await createEngine({
    dataFolder: resolve(root, 'dist/data'),
    sampleFolder: resolve(root, 'sample-data/extracts'),
    host: 'cli',
    version,
    acceptsPaths: true,
    smallestShown,
    keepsRows,
    ...(memory === undefined ? {} : { memoryLimit: memory }),
  });
  try {
    return await work(createRouterClient(engine.router));
  } finally {
    await engine.close();
  }
}

const mappingFile = z.record(z.string(), z.string());

/** A mapping from a file: field key → header.
 * @throws AppError FILE_MISSING, MAPPING_INVALID */
export async function givenMapping(path: string, cwd: string): Promise<Record<string, string>> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch(() => {
    throw new AppError('FILE_MISSING', { file: path });
  });
  try {
    return mappingFile.parse(JSON.parse(text));
  } catch (error) {
    throw new AppError('MAPPING_INVALID', { found: path }, { cause: error });
  }
}

/** Imports files as the options say, and reports those that cannot be opened beside the others. */
export async function importFiles(
  client: Client,
  paths: readonly string[],
  values: Values,
  streams: CliStreams,
): Promise<ImportReport> {
  const blank = oneOf(values, 'blank', blankRules, 'unknown');
  const mapping =
    values['mapping'] === undefined ? undefined : await givenMapping(String(values['mapping']), streams.cwd);
  const surveyYearBE = yearOf(values) ?? undefined;
  const codes = values['codes'] === undefined ? null : oneOf(values, 'codes', codeRules, 'one-is-yes');
  const missing: ImportReport['files'] = [];
  const files: { fileId: string; mapping?: Record<string, string>; surveyYearBE?: number; codes?: CodeRule }[] = [];
  for (const path of paths) {
    try {
      const { fileId } = await client.files.openPath({ path: resolve(streams.cwd, path) });
      files.push({
        fileId,
        ...(mapping ? { mapping } : {}),
        ...(surveyYearBE === undefined ? {} : { surveyYearBE }),
        ...(codes ? { codes } : {}),
      });
    } catch (error) {
      if (paths.length === 1) throw error;
      missing.push({
        file: path,
        extractId: null,
        surveyYearsBE: [],
        surveyYearBE: null,
        accepted: 0,
        rejected: [],
        rejectedCount: 0,
        warnings: [],
        error: failureOf(error),
      });
    }
  }
  if (files.length === 0) return { files: missing, children: 0, households: 0, migrants: 0 };
  const report = await reportOf(await client.extracts.import({ files, blank }), streams);
  return { ...report, files: [...report.files, ...missing] };
}

async function reportOf(events: AsyncIterable<ImportEvent>, streams: CliStreams): Promise<ImportReport> {
  let last = '';
  for await (const event of events) {
    if (event.type === 'done') return event.report;
    const line = `${event.phase} ${event.file}`.trim();
    if (line !== last) streams.stderr.write(`${line}\n`);
    last = line;
  }
  throw new AppError('CANCELLED');
}

/**
 * A year that no file holds, or an area outside their provinces, would be answered with nothing at all.
 * @throws AppError USAGE naming the years there are
 */
export async function refuseAbsent(client: Client, report: ImportReport, values: Values): Promise<void> {
  const year = yearOf(values);
  const years = [...new Set(report.files.flatMap(({ surveyYearsBE }) => surveyYearsBE))].toSorted((a, b) => a - b);
  if (year !== null && !years.includes(year))
    throw usageError('optionChoice', { option: '--year', value: year, allowed: years.map(String) });
  const { area } = values;
  if (area !== undefined && !(await client.dataset.areas()).some(({ code }) => code === area))
    throw usageError('areaAbsent', { area: String(area) });
}

/** Names each file that could not be read on stderr; the exit code is then 3. */
export function reportFailures(report: ImportReport, streams: CliStreams): number {
  const failures = report.files.filter((file) => file.error);
  for (const file of failures) streams.stderr.write(`${JSON.stringify({ file: file.file, ...file.error })}\n`);
  return failures.length > 0 ? 3 : 0;
}
