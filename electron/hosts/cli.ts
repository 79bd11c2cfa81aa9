import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { createRouterClient, ORPCError, type RouterClient } from '@orpc/server';
import { z } from 'zod';
import type { AreaPrevalence } from '../../shared/contract/analysis.ts';
import { AppError } from '../../shared/contract/app-error.ts';
import type { ImportEvent, ImportReport } from '../../shared/contract/extracts.ts';
import { noFilter } from '../../shared/contract/filter.ts';
import { hotSpotsAsk } from '../../shared/contract/hot-spots.ts';
import { prevalenceRows, prevalenceTableFromIpc } from '../../shared/contract/prevalence-table.ts';
import { blankRules } from '../../shared/cpms/answers.ts';
import { readSurveyYear } from '../../shared/calendar/buddhist-era.ts';
import { areaLevels } from '../../shared/geo/area-codes.ts';
import { createEngine, planningThreshold, type EngineRouter } from '../engine/index.ts';
import { parsePort } from './parse-port.ts';
import { runStatsCommand, statsHelp } from './stats-command.ts';
import { extractsBeside, readReceipt, verifyReceipt } from './verify-receipt-command.ts';

export type CliStreams = {
  readonly stdout: { write(text: string): unknown };
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  readonly stderr: { write(text: string): unknown };
  /** Folder that relative paths are relative to. */
  readonly cwd: string;
};

const help = `natpro <command> [options]

  inspect FILE                          what the file is recognised as
  import FILE... [--blank unknown|no] [--mapping FILE.json] [--year BE]
                                        dry run: accepted and rejected rows
  prevalence FILE... [--by province|amphoe|tambon|community] [--year BE] [--blank unknown|no] [--mapping FILE.json]
                                        the 22 indicators by area
  hotspots FILE... --indicator N [--by amphoe|tambon|community] [--year BE] [--weights queen|knn:K|band:KM]
      [--permutations 9999] [--seed 1] [--boundaries PACK|FILE] [--small-areas-are-neighbours]
                                        Gi* and local Moran by area
  verify-receipt RECEIPT.json [EXTRACT...]
                                        calculates a receipt's figure again from its extracts (those beside the
                                        receipt when none is given): {ok, differences}; exit 0 the same, 1 differs
  stats METHOD < JSON                   one estimator on given numbers; natpro stats --help lists them
  serve [--port N]                      the application in a browser, on this machine only

JSON goes to stdout, progress to stderr. Exit: 0 done, 1 verify-receipt: differs, 2 usage, 3 unreadable input
(a JSON error {code, th, en} on stderr).
`;

type Client = RouterClient<EngineRouter>;
type Values = Readonly<Record<string, string | boolean | undefined>>;

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs one command.
 * @returns the exit code: 0 done, 2 usage, 3 unreadable input, 1 anything else
 */
export async function runCli(argv: readonly string[], streams: CliStreams): Promise<number> {
  try {
    return await runCommand(argv, streams);
  } catch (error) {
    const { code, th, en } = failureOf(error);
    streams.stderr.write(`${JSON.stringify({ code, th, en })}\n`);
    if (code === 'USAGE') return 2;
    return code === 'INTERNAL' ? 1 : 3;
  }
}

async function runCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case undefined:
    case '--help':
    case 'help':
      streams.stdout.write(help);
      return command === undefined ? 2 : 0;
    case 'inspect':
      return inspect(rest, streams);
    case 'import':
      return importCommand(rest, streams);
    case 'prevalence':
      return prevalence(rest, streams);
    case 'hotspots':
      return hotSpots(rest, streams);
    case 'verify-receipt':
      return verifyReceiptCommand(rest, streams);
    case 'stats':
      return stats(rest, streams);
    case 'serve':
      return serveCommand(rest, streams);
    default:
      throw new AppError('USAGE', { found: command });
  }
}

function parsed(
  argv: readonly string[],
  options: ParseArgsOptionsConfig,
): { readonly values: Values; readonly files: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...options, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new AppError('USAGE', { found: 'FILE' });
    return { values, files: positionals };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('USAGE', { found: error instanceof Error ? error.message : String(error) });
  }
}

function oneOf<T extends string>(allowed: readonly T[], value: string | boolean | undefined, fallback: T): T {
  if (value === undefined) return fallback;
  const found = allowed.find((each) => each === value);
  if (!found) throw new AppError('USAGE', { found: `${String(value)} (${allowed.join(' | ')})` });
  return found;
}

function yearOf(value: string | boolean | undefined): number | null {
  if (value === undefined) return null;
  const year = readSurveyYear(String(value));
  if (!year) throw new AppError('USAGE', { found: `--year ${String(value)}` });
  return year.surveyYearBE;
}

async function withEngine<T>(work: (client: Client) => Promise<T>, smallestShown: number | null = null): Promise<T> {
  const version = (JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string }).version;
  const memory = process.env['NATPRO_MEMORY'];
  const engine = await createEngine({
    dataFolder: resolve(root, 'dist/data'),
    sampleFolder: resolve(root, 'sample-data/extracts'),
    host: 'cli',
    version,
    acceptsPaths: true,
    smallestShown,
    ...(memory === undefined ? {} : { memoryLimit: memory }),
  });
  try {
    return await work(createRouterClient(engine.router));
  } finally {
    await engine.close();
  }
}

async function serveCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const { endOfProcess, serve } = await import('./serve-main.ts');
  let port: number | null = null;
  try {
    const { values } = parseArgs({ args: [...argv], options: { port: { type: 'string' } } });
    port = values.port === undefined ? null : parsePort(values.port);
  } catch (error) {
    throw new AppError('USAGE', { found: error instanceof Error ? error.message : String(error) });
  }
  const ended = endOfProcess();
  const server = await serve({ port });
  print(streams, { url: server.url });
  await ended;
  await server.close();
  return 0;
}

async function inspect(argv: readonly string[], streams: CliStreams): Promise<number> {
  const { files } = parsed(argv, {});
  if (files.length !== 1) throw new AppError('USAGE', { found: files.join(' ') });
  await withEngine(async (client) => {
    const { fileId } = await client.files.openPath({ path: resolve(streams.cwd, files[0] ?? '') });
    const [inspected] = await client.extracts.inspect({ fileIds: [fileId] });
    if (!inspected?.inspection) throw new FileFailure(inspected?.error ?? { code: 'INTERNAL', th: '', en: '' });
    const {
      format,
      encoding,
      delimiter,
      isGzip,
      sheets,
      headerRow,
      layout,
      surveyYearBE,
      yearSource,
      rows,
      mapping,
      unmapped,
      warnings,
    } = inspected.inspection;
    print(streams, {
      format,
      encoding,
      delimiter,
      isGzip,
      sheets,
      headerRow,
      layout,
      surveyYearBE,
      yearSource,
      rows,
      mapping,
      unmapped,
      warnings,
    });
  });
  return 0;
}

async function importCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const { values, files } = parsed(argv, {
    blank: { type: 'string' },
    mapping: { type: 'string' },
    year: { type: 'string' },
  });
  const report = await withEngine((client) => importFiles(client, files, values, streams));
  return printReport(report, streams);
}

async function prevalence(argv: readonly string[], streams: CliStreams): Promise<number> {
  const { values, files } = parsed(argv, {
    blank: { type: 'string' },
    mapping: { type: 'string' },
    year: { type: 'string' },
    by: { type: 'string' },
  });
  const level = oneOf(areaLevels, values['by'], 'province');
  const year = yearOf(values['year']);
  return withEngine(async (client) => {
    const report = await importFiles(client, files, values, streams);
    const exitCode = reportFailures(report, streams);
    if (exitCode !== 0 && report.children === 0) return exitCode;
    const answer = await client.analysis.prevalence({ level, filter: { ...noFilter, surveyYearBE: year } });
    const rows = answer.encoding === 'rows' ? answer.rows : await rowsFromBlob(answer.blob);
    const names = new Map((await client.dataset.areas()).map((area) => [area.code, area.th]));
    streams.stdout.write(
      `{"rows":[${rows
        .flatMap((row) => longRows(row, names))
        .map((row) => JSON.stringify(row))
        .join(',\n')}]}\n`,
    );
    return exitCode;
  });
}

/** A pack id has small letters, digits and hyphens; anything else names a file (`./ranong` where it looks like an id). */
function boundariesOf(value: string | boolean | undefined, cwd: string) {
  if (value === undefined) return { packId: null };
  const text = String(value);
  return /^[a-z0-9][a-z0-9-]*$/.test(text) ? { packId: text } : { packId: null, boundaryFile: resolve(cwd, text) };
}

async function hotSpots(argv: readonly string[], streams: CliStreams): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, files } = parsed(argv, {
    indicator: text,
    by: text,
    year: text,
    weights: text,
    permutations: text,
    seed: text,
    boundaries: text,
    blank: text,
    mapping: text,
    'small-areas-are-neighbours': { type: 'boolean' },
  });
  const level = oneOf(['amphoe', 'tambon', 'community'] as const, values['by'], 'tambon');
  const ask = hotSpotsAsk.safeParse({
    indicator: Number(values['indicator']),
    level,
    filter: { ...noFilter, surveyYearBE: yearOf(values['year']) },
    weights: values['weights'] ?? (level === 'community' ? 'knn:8' : 'queen'),
    permutations: Number(values['permutations'] ?? 9999),
    seed: Number(values['seed'] ?? 1),
    ...boundariesOf(values['boundaries'], streams.cwd),
    smallAreasAreNeighbours: values['small-areas-are-neighbours'] === true,
  });
  if (!ask.success)
    throw new AppError('USAGE', {
      found: ask.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`),
    });
  return withEngine(async (client) => {
    const report = await importFiles(client, files, values, streams);
    const exitCode = reportFailures(report, streams);
    if (exitCode !== 0 && report.children === 0) return exitCode;
    print(streams, await client.analysis.hotSpots(ask.data));
    return exitCode;
  });
}

async function verifyReceiptCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const { files } = parsed(argv, {});
  const path = resolve(streams.cwd, files[0] ?? '');
  const receipt = await readReceipt(path);
  const extracts = files.length > 1 ? files.slice(1) : extractsBeside(path, receipt);
  return withEngine(
    async (client) => {
      const check = await verifyReceipt(client, receipt, extracts, streams.cwd);
      if ('failures' in check) {
        for (const failure of check.failures) streams.stderr.write(`${JSON.stringify(failure)}\n`);
        return 3;
      }
      print(streams, check);
      return check.ok ? 0 : 1;
    },
    receipt.figure.known === null ? planningThreshold : null,
  );
}

async function stats(argv: readonly string[], streams: CliStreams): Promise<number> {
  const [method] = argv;
  if (method === '--help' || method === 'help') {
    streams.stdout.write(statsHelp(argv[1]));
    return 0;
  }
  if (method === undefined || argv.length > 1) throw new AppError('USAGE', { found: argv.join(' ') || 'stats METHOD' });
  print(streams, runStatsCommand(method, await readAll(streams.stdin ?? process.stdin)));
  return 0;
}

async function readAll(input: AsyncIterable<Uint8Array | string>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of input) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString('utf8');
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

const mappingFile = z.record(z.string(), z.string());

async function givenMapping(path: string, cwd: string): Promise<Record<string, string>> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch(() => {
    throw new AppError('FILE_MISSING', { file: path });
  });
  try {
    return mappingFile.parse(JSON.parse(text));
  } catch (error) {
    throw new AppError('MAPPING_INVALID', { found: path }, { cause: error });
  }
}

async function importFiles(
  client: Client,
  paths: readonly string[],
  values: Values,
  streams: CliStreams,
): Promise<ImportReport> {
  const blank = oneOf(blankRules, values['blank'], 'unknown');
  const mapping =
    values['mapping'] === undefined ? undefined : await givenMapping(String(values['mapping']), streams.cwd);
  const surveyYearBE = yearOf(values['year']) ?? undefined;
  const missing: ImportReport['files'] = [];
  const files: { fileId: string; mapping?: Record<string, string>; surveyYearBE?: number }[] = [];
  for (const path of paths) {
    try {
      const { fileId } = await client.files.openPath({ path: resolve(streams.cwd, path) });
      files.push({ fileId, ...(mapping ? { mapping } : {}), ...(surveyYearBE === undefined ? {} : { surveyYearBE }) });
    } catch (error) {
      if (paths.length === 1) throw error;
      missing.push({
        file: path,
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

function printReport(report: ImportReport, streams: CliStreams): number {
  const failures = report.files.filter((file) => file.error);
  if (failures.length < report.files.length) print(streams, report);
  const only = report.files.length === 1 ? failures[0]?.error : undefined;
  if (only) throw new FileFailure(only);
  return reportFailures(report, streams);
}

/** Names each file that could not be read on stderr; the exit code is then 3. */
function reportFailures(report: ImportReport, streams: CliStreams): number {
  const failures = report.files.filter((file) => file.error);
  for (const file of failures) streams.stderr.write(`${JSON.stringify({ file: file.file, ...file.error })}\n`);
  return failures.length > 0 ? 3 : 0;
}

type Sentences = { readonly code: string; readonly th: string; readonly en: string };

/** A file's failure that came as a value, on its way to the edge. */
class FileFailure extends Error {
  readonly failure: Sentences;

  constructor(failure: Sentences) {
    super(failure.code);
    this.failure = failure;
  }
}

function failureOf(error: unknown): Sentences {
  if (error instanceof FileFailure) return error.failure;
  if (error instanceof AppError) return { code: error.code, ...error.sentences };
  if (error instanceof ORPCError) {
    const data = error.data as { th?: string; en?: string } | undefined;
    if (data?.th !== undefined && data.en !== undefined) return { code: error.code, th: data.th, en: data.en };
  }
  const internal = new AppError('INTERNAL', { logId: '-' }, { cause: error });
  return { code: internal.code, ...internal.sentences };
}

function print(streams: CliStreams, value: object): void {
  streams.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
