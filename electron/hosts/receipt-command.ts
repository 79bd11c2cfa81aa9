import { AppError } from '../../shared/contract/app-error.ts';
import { noFilter } from '../../shared/contract/filter.ts';
import { receiptAsk, type ReceiptAsk } from '../../shared/contract/receipt.ts';
import { parsed, yearOf, type Values } from './command-arguments.ts';
import { importFiles, readingOptions, refuseAbsent, reportFailures, withEngine } from './command-engine.ts';
import { print, type CliStreams } from './command-streams.ts';

/** `natpro receipt FILE...`: the receipt of one figure on stdout, for `natpro verify-receipt`. */
export async function receiptCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, files } = parsed(argv, {
    ...readingOptions,
    indicator: text,
    headline: text,
    area: text,
  });
  const ask = askOf(values);
  return withEngine(async (client) => {
    const report = await importFiles(client, files, values, streams, 'year');
    const exitCode = reportFailures(report, streams);
    if (exitCode !== 0) return exitCode;
    await refuseAbsent(client, report, values);
    print(streams, await client.analysis.receipt(ask));
    return 0;
  });
}

function askOf(values: Values): ReceiptAsk {
  const { area, headline, indicator } = values;
  if ((indicator === undefined) === (headline === undefined))
    throw new AppError('USAGE', { found: '--indicator N | --headline NAME' });
  const measure =
    headline === undefined ? { kind: 'indicator', indicator: Number(indicator) } : { kind: 'headline', headline };
  const filter = { ...noFilter, area: area ?? null, surveyYearBE: yearOf(values['year']) };
  const ask = receiptAsk.safeParse({ measure, filter });
  if (!ask.success) {
    const found = ask.error.issues.map((issue) => `--${issue.path.slice(1).join('.')}: ${issue.message}`);
    throw new AppError('USAGE', { found });
  }
  return ask.data;
}
