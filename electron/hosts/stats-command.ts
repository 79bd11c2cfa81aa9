import type { z } from 'zod';
import { usageError } from '../../shared/contract/usage-error.ts';
import {
  ImpossibleInput,
  MisshapenInput,
  runStatistic,
  statisticMethods,
  type StatisticMethod,
} from '../engine/index.ts';
import { shapeLines } from './shape-lines.ts';

/** Names that `natpro stats` takes. */
export const statsMethodNames: readonly string[] = statisticMethods.map(({ name }) => name);

/**
 * `natpro stats METHOD < JSON`: one estimator on given numbers, or a list of results for a list of inputs.
 * @param name  one of `statsMethodNames`
 * @param jsonText  what was on stdin; shapes in `statsHelp()`
 * @throws AppError USAGE for an unknown method, text that is no JSON, another shape, or impossible numbers
 */
export function runStatsCommand(name: string, jsonText: string): object {
  const method = statisticMethods.find((each) => each.name === name);
  if (!method) throw usageError('methodUnknown', { method: name, methods: statsMethodNames });
  const input = parseJson(jsonText);
  try {
    return runStatistic(method, input);
  } catch (cause) {
    if (cause instanceof MisshapenInput) throw misshapen(cause.issues);
    if (cause instanceof ImpossibleInput) throw usageError(cause.problem, cause.values, { cause });
    if (cause instanceof RangeError) throw usageError('notCalculable', {}, { cause });
    throw cause;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw usageError('jsonInvalid', { reason: cause instanceof Error ? cause.message : '' }, { cause });
  }
}

/** The first thing that is wrong with an input. */
function misshapen([issue]: MisshapenInput['issues']): Error {
  if (issue?.code === 'unrecognized_keys') return usageError('fieldUnknown', { fields: issue.keys });
  if (issue === undefined || issue.path.length === 0) return usageError('inputNoObject');
  return usageError('fieldValue', { field: issue.path.join('.'), reason: issue.message });
}

function methodHelp(method: StatisticMethod): string {
  const { name, purpose, input, output, example } = method;
  const lines = (shape: z.ZodType, io: 'input' | 'output') => shapeLines(shape, io).map((line) => `    ${line}`);
  return [
    name,
    `  ${purpose}`,
    '  in',
    ...lines(input, 'input'),
    '  out',
    ...lines(output, 'output'),
    '  example',
    `    < ${JSON.stringify(example)}`,
    `    > ${JSON.stringify(runStatistic(method, example))}`,
  ].join('\n');
}

/**
 * Text of `natpro stats --help`: every method with the shapes of its input and output, and an example, which is run to
 * be printed.
 * @param name  only this one; all when not given or not known
 */
export function statsHelp(name?: string): string {
  const asked = statisticMethods.filter((method) => method.name === name);
  const shown = asked.length > 0 ? asked : statisticMethods;
  return `natpro stats METHOD < INPUT.json

One estimator on given numbers, JSON in, JSON out, so that anyone can check it against R.
A list of inputs gives a list of results. What stands in brackets is taken where a field is left out;
a field with ? may be left out too. Null means that there is no result, never 0. Positions count from 0.

${shown.map(methodHelp).join('\n\n')}
`;
}
