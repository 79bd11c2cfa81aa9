import { AppError } from '../../shared/contract/app-error.ts';
import { runStatistic, statisticMethods } from '../engine/index.ts';

/** Names that `natpro stats` takes. */
export const statsMethodNames: readonly string[] = statisticMethods.map(({ name }) => name);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('USAGE', { found: `JSON: ${reason}` }, { cause });
  }
}

/**
 * `natpro stats METHOD < JSON`: one estimator on given numbers, or a list of results for a list of inputs.
 * @param method  one of `statsMethodNames`
 * @param jsonText  what was on stdin; shapes in `statsHelp()`
 * @throws AppError USAGE for an unknown method, text that is no JSON, another shape, or impossible numbers
 */
export function runStatsCommand(method: string, jsonText: string): object {
  if (!statsMethodNames.includes(method)) {
    throw new AppError('USAGE', { found: `stats ${method} (${statsMethodNames.join(' | ')})` });
  }
  const input = parseJson(jsonText);
  try {
    return runStatistic(method, input);
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new AppError('USAGE', { found: cause.message.replace(/\.$/, '') }, { cause });
    throw cause;
  }
}

function methodHelp({ name, purpose, input, output, example }: (typeof statisticMethods)[number]): string {
  return [
    name,
    `  ${purpose}`,
    '  in',
    ...input.map((line) => `    ${line}`),
    '  out',
    ...output.map((line) => `    ${line}`),
    '  example',
    `    < ${JSON.stringify(example)}`,
    `    > ${JSON.stringify(runStatistic(name, example))}`,
  ].join('\n');
}

/**
 * Text of `natpro stats --help`: every method with its input, output and an example, which is run to be printed.
 * @param method  only this one; all when not given or not known
 */
export function statsHelp(method?: string): string {
  const asked = statisticMethods.filter(({ name }) => name === method);
  const shown = asked.length > 0 ? asked : statisticMethods;
  return `natpro stats METHOD < INPUT.json

One estimator on given numbers, JSON in, JSON out, so that anyone can check it against R.
A list of inputs gives a list of results. Fields with a value in brackets may be left out.
Shares are 0 to 1; null means that there is no result, never 0. Positions count from 0.

${shown.map(methodHelp).join('\n\n')}
`;
}
