import { noFilter } from '../../shared/contract/filter.ts';
import { receiptAsk, type ReceiptAsk } from '../../shared/contract/receipt.ts';
import { usageError } from '../../shared/contract/usage-error.ts';
import { checkedAsk, parsedFiles, yearOf, type Values } from './command-arguments.ts';
import { importFiles, readingOptions, refuseAbsent, reportFailures, withEngine } from './command-engine.ts';
import { print, type CliStreams } from './command-streams.ts';

/** `natpro receipt FILE...`: the receipt of one figure on stdout, for `natpro verify-receipt`. */
export async function receiptCommand(argv: readonly string[], streams: CliStreams): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, files } = parsedFiles(argv, {
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
  if ((indicator === undefined) === (headline === undefined)) throw usageError('figureChoice');
  const measure =
    headline === undefined ? { kind: 'indicator', indicator: Number(indicator) } : { kind: 'headline', headline };
  const filter = { ...noFilter, area: area ?? null, surveyYearBE: yearOf(values) };
  return checkedAsk(receiptAsk, { measure, filter }, (path) => path.slice(1).join('.'));
}
