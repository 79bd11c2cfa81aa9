import { resolve } from 'node:path';
import { AppError } from '../../shared/contract/app-error.ts';
import { usageError } from '../../shared/contract/usage-error.ts';
import { parsed, parsedFiles } from './command-arguments.ts';
import { withEngine } from './command-engine.ts';
import { failureOf, print, type CliStreams } from './command-streams.ts';
import { hotSpots, importCommand, inspect, prevalence } from './data-commands.ts';
import { mapCommand } from './map-command.ts';
import { parsePort } from './parse-port.ts';
import { receiptCommand } from './receipt-command.ts';
import { runStatsCommand, statsHelp } from './stats-command.ts';
import { workspaceCommand } from './workspace-commands.ts';
import { extractsBeside, readReceipt, verifyReceipt } from './verify-receipt-command.ts';

const help = `natpro <command> [options]

  inspect FILE [--mapping FILE.json]    what the file is recognised as, and what only a person can tell
  import FILE... [--workspace DIR] [READING]
                                        accepted and rejected rows; without a workspace a dry run
  workspace create DIR                  an encrypted workspace in a new folder; prints its recovery code, once
  workspace open DIR                    what is in it, what is damaged
  workspace verify DIR                  checks the chain of its journal and every segment; exit 1 when not sound
  workspace backup DIR FILE             one encrypted file; workspace restore FILE DIR unpacks it
  prevalence FILE... [--by province|amphoe|tambon|community] [READING]
                                        the 22 indicators by area
  hotspots FILE... --indicator N [--by amphoe|tambon|community] [--weights queen|knn:K|band:KM] [--permutations 9999]
      [--seed 1] [--boundaries PACK|FILE] [--small-areas-are-neighbours] [READING]
                                        Gi* and local Moran by area
  map FILE... --indicator N [--layer prevalence|migration|profile|hot-spots|pair|completeness]
      [--by province|amphoe|tambon] [--year BE] [--area CODE] [--language th|en] [--blank unknown|no]
                                        a map as it may be published: SVG on stdout
  receipt FILE... --indicator N | --headline children|communities|migrants|victims|high-risk
      [--area CODE] [READING]
                                        where a figure comes from, complete enough to calculate it again
  verify-receipt RECEIPT.json [EXTRACT...]
                                        calculates a receipt's figure again from its extracts (those beside the
                                        receipt when none is given): {ok, differences}; exit 0 the same, 1 differs
  stats METHOD < JSON                   one estimator on given numbers; natpro stats --help lists them
  serve [--port N]                      the application in a browser, on this machine only

READING, how files are read where they leave it open:
--mapping FILE.json  {"field": "header of its column", ...}; an empty header: the field is not read; {"header": "...",
                     "opposite": true}: the column asks the opposite, its yes is read as no. inspect shows the fields.
--blank unknown|no   how an empty answer is read.
--codes one-is-yes|one-is-no   what 1 and 2 mean where a file has them for answers; without it such answers are not read.
--year BE            the survey year of files that do not say it; an import is refused where a file says another.
--short-years buddhist|gregorian   the era of years of two digits in dates.
--day-order day-first|month-first  what comes first in dates such as 3/4/2555, where a column shows both.
--count-repeated     a table that repeats another is counted all the same.

JSON goes to stdout, progress to stderr. Exit: 0 done, 1 verify-receipt: differs, 2 usage, 3 unreadable input
(a JSON error {code, th, en} on stderr).
Passphrases are asked for, or stand in NATPRO_PASSPHRASE, NATPRO_CASE_PASSPHRASE (case data) and
NATPRO_BACKUP_PASSPHRASE (a backup's own; NATPRO_PASSPHRASE when absent); never in an argument.
`;

/**
 * Runs one command.
 * @returns the exit code: 0 done, 2 usage, 3 unreadable input, 1 anything else
 */
export async function runCli(argv: readonly string[], streams: CliStreams): Promise<number> {
  let outputFailure: Error | null = null;
  // A reader that has seen enough (`| head`) closes the pipe, which is no failure.
  if (streams.stdout === process.stdout) {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') outputFailure = error;
    });
  }
  try {
    const code = await runCommand(argv, streams);
    // What failed to be written is told of in the next turn.
    await new Promise((resolve) => setImmediate(resolve));
    if (outputFailure !== null) throw new AppError('OUTPUT_FAILED', {}, { cause: outputFailure });
    return code;
  } catch (error) {
    const { code, th, en } = failureOf(error);
    streams.stderr.write(`${JSON.stringify({ code, th, en })}\n`);
    if (code === 'USAGE') return 2;
    return code === 'INTERNAL' ? 1 : 3;
  }
}

async function runCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const [command, ...rest] = argv;
  if (rest.includes('--help') && command !== 'stats') {
    streams.stdout.write(help);
    return 0;
  }
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
    case 'workspace':
      return workspaceCommand(rest, streams);
    case 'map':
      return mapCommand(rest, streams);
    case 'receipt':
      return receiptCommand(rest, streams);
    case 'verify-receipt':
      return verifyReceiptCommand(rest, streams);
    case 'stats':
      return stats(rest, streams);
    case 'serve':
      return serveCommand(rest, streams);
    default:
      throw usageError('commandUnknown', { command });
  }
}

async function serveCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const { endOfProcess, serve } = await import('./serve-main.ts');
  const { values, words } = parsed(argv, { port: { type: 'string' } });
  if (words[0] !== undefined) throw usageError('argumentUnexpected', { argument: words[0] });
  const port = values['port'] === undefined ? null : parsePort(String(values['port']));
  const ended = endOfProcess();
  const server = await serve({ port }).catch((error: unknown) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    throw isTaken && port !== null ? usageError('portTaken', { port }) : error;
  });
  server.keepUrl((url) => print(streams, { url }));
  await ended;
  await server.close();
  return 0;
}

async function verifyReceiptCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const { files } = parsedFiles(argv, {});
  const path = resolve(streams.cwd, files[0] ?? '');
  const receipt = await readReceipt(path);
  const extracts = files.length > 1 ? files.slice(1) : extractsBeside(path, receipt);
  return withEngine(async (client) => {
    const check = await verifyReceipt(client, receipt, extracts, streams.cwd);
    if ('failures' in check) {
      for (const failure of check.failures) streams.stderr.write(`${JSON.stringify(failure)}\n`);
      return 3;
    }
    print(streams, check);
    return check.ok ? 0 : 1;
  });
}

async function stats(argv: readonly string[], streams: CliStreams): Promise<number> {
  const [method, more] = argv.filter((word) => word !== '--help');
  if (argv.includes('--help')) {
    streams.stdout.write(statsHelp(method));
    return 0;
  }
  if (method === undefined) throw usageError('methodMissing');
  if (more !== undefined) throw usageError('argumentUnexpected', { argument: more });
  print(streams, runStatsCommand(method, await readAll(streams.stdin ?? process.stdin)));
  return 0;
}

async function readAll(input: AsyncIterable<Uint8Array | string>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of input) parts.push(Buffer.from(part as Uint8Array));
  return Buffer.concat(parts).toString('utf8');
}
