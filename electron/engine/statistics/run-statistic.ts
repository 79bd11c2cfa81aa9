import { answerMethods } from './methods/answer-methods.ts';
import { areaMethods } from './methods/area-methods.ts';
import { proportionMethods } from './methods/proportion-methods.ts';
import { spatialMethods } from './methods/spatial-methods.ts';
import type { StatisticMethod } from './methods/statistic-method.ts';

/** Every estimator that can be called by name with JSON. */
export const statisticMethods: readonly StatisticMethod[] = [
  ...proportionMethods,
  ...areaMethods,
  ...answerMethods,
  ...spatialMethods,
];

/**
 * Runs one estimator by name on an input of its documented shape; a list of inputs gives a list of results.
 * @throws RangeError for an unknown method, an input of another shape, or numbers the estimator cannot take;
 *   the message says which field
 */
export function runStatistic(name: string, input: unknown): object {
  const method = statisticMethods.find((each) => each.name === name);
  if (!method) throw new RangeError(`${name} (${statisticMethods.map((each) => each.name).join(' | ')})`);
  return Array.isArray(input) ? input.map((each) => runChecked(method, each)) : runChecked(method, input);
}

function runChecked(method: StatisticMethod, input: unknown): object {
  const checked = method.schema.safeParse(input);
  if (!checked.success) {
    const issues = checked.error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`);
    throw new RangeError(`${method.name}: ${issues.slice(0, 5).join('; ')}`);
  }
  return method.compute(checked.data as never);
}
