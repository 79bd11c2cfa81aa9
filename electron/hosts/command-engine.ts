import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { z } from 'zod';
import { AppError } from '../../shared/contract/app-error.ts';
import { dayOrders } from '../../shared/calendar/buddhist-era.ts';
import type { ImportEvent, ImportReport, ImportRequest } from '../../shared/contract/extracts.ts';
import { shortYearRules, type ReadingChoices } from '../../shared/contract/reading-choices.ts';
import { blankRules, codeRules } from '../../shared/cpms/answers.ts';
import { usageError } from '../../shared/contract/usage-error.ts';
import { createEngine, type EngineRouter } from '../engine/index.ts';
import { oneOf, yearOf, type Values } from './command-arguments.ts';
import { failureOf, type CliStreams } from './command-streams.ts';
import { attemptsFolder } from './state-folder.ts';

export type Client = RouterClient<EngineRouter>;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs some work on an engine of its own, which keeps no rows unless told otherwise. */
export async function withEngine<T>(work: (client: Client) => Promise<T>, keepsRows = false): Promise<T> {
  const version = (JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string }).version;
  const memory = process.env['NATPRO_MEMORY'];
  const engine = await createEngine({
    dataFolder: resolve(root, 'dist/data'),
    sampleFolder: resolve(root, 'sample-data/extracts'),
    host: 'cli',
    version,
    acceptsPaths: true,
    keepsRows,
    attemptsFolder: attemptsFolder(),
    ...(memory === undefined ? {} : { memoryLimit: memory }),
  });
  try {
    return await work(createRouterClient(engine.router));
  } finally {
    await engine.close();
  }
}

const mappingFile = z.record(
  z.string(),
  z.union([z.string(), z.object({ header: z.string(), opposite: z.boolean().optional() })]),
);

/** A mapping as a person writes it, and the fields whose column asks the contrary. */
type GivenByFile = { readonly mapping: Record<string, string>; readonly contrary: readonly string[] };

/** A mapping from a file: field key → header, or `{header, opposite}` where its yes is to be read as no.
 * @throws AppError FILE_MISSING, MAPPING_INVALID */
export async function givenMapping(path: string, cwd: string): Promise<GivenByFile> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch(() => {
    throw new AppError('FILE_MISSING', { file: path });
  });
  try {
    const given = Object.entries(mappingFile.parse(JSON.parse(text.replace(/^\ufeff/, ''))));
    return {
      mapping: Object.fromEntries(given.map(([field, to]) => [field, typeof to === 'string' ? to : to.header])),
      contrary: given.flatMap(([field, to]) => (typeof to === 'object' && to.opposite === true ? [field] : [])),
    };
  } catch (error) {
    throw new AppError('MAPPING_INVALID', { found: path }, { cause: error });
  }
}

/** Options of every command that reads extracts. */
export const readingOptions = {
  blank: { type: 'string' },
  codes: { type: 'string' },
  mapping: { type: 'string' },
  year: { type: 'string' },
  'short-years': { type: 'string' },
  'day-order': { type: 'string' },
  'count-repeated': { type: 'boolean' },
} as const;

function choicesOf(values: Values, contrary: readonly string[], asksFor: 'year' | 'all'): ReadingChoices | null {
  const choices = {
    ...(contrary.length > 0 && { contrary: [...contrary] }),
    ...(values['short-years'] !== undefined && {
      shortYears: oneOf(values, 'short-years', shortYearRules, 'buddhist'),
    }),
    ...(values['day-order'] !== undefined && { dayOrder: oneOf(values, 'day-order', dayOrders, 'day-first') }),
    ...(values['count-repeated'] === true && { countsRepeated: true as const }),
    ...(values['year'] !== undefined && asksFor === 'year' && { yearIsFallback: true as const }),
  };
  return Object.keys(choices).length === 0 ? null : choices;
}

/**
 * Imports files as the options say, and reports those that cannot be opened beside the others.
 * @param asksFor  `year`: of what is loaded, one year is asked for, and a file of another is no contradiction
 */
export async function importFiles(
  client: Client,
  paths: readonly string[],
  values: Values,
  streams: CliStreams,
  asksFor: 'year' | 'all' = 'all',
): Promise<ImportReport> {
  const blank = oneOf(values, 'blank', blankRules, 'unknown');
  const given =
    values['mapping'] === undefined ? undefined : await givenMapping(String(values['mapping']), streams.cwd);
  const choices = choicesOf(values, given?.contrary ?? [], asksFor);
  const surveyYearBE = yearOf(values) ?? undefined;
  const codes = values['codes'] === undefined ? null : oneOf(values, 'codes', codeRules, 'one-is-yes');
  const missing: ImportReport['files'] = [];
  const files: ImportRequest['files'] = [];
  for (const path of paths) {
    try {
      const { fileId } = await client.files.openPath({ path: resolve(streams.cwd, path) });
      files.push({
        fileId,
        ...(given ? { mapping: given.mapping } : {}),
        ...(surveyYearBE === undefined ? {} : { surveyYearBE }),
        ...(choices ? { choices } : {}),
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
