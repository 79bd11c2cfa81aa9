import type { z } from 'zod';
import { answerMethods } from './answer-methods.ts';
import { areaMethods } from './area-methods.ts';
import { proportionMethods } from './proportion-methods.ts';
import { spatialMethods } from './spatial-methods.ts';
import type { StatisticMethod } from './statistic-method.ts';

/** Every estimator that can be called by name with JSON. */
export const statisticMethods: readonly StatisticMethod[] = [
  ...proportionMethods,
  ...areaMethods,
  ...answerMethods,
  ...spatialMethods,
];

/** An input that has not the shape of its method. */
export class MisshapenInput extends Error {
  readonly issues: readonly z.core.$ZodIssue[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('The input has another shape than the method takes.');
    this.issues = issues;
  }
}

/**
 * Runs one estimator on an input of its shape; a list of inputs gives a list of results.
 * @throws MisshapenInput; ImpossibleInput for numbers that cannot be, RangeError for such as cannot be calculated with
 */
export function runStatistic(method: StatisticMethod, input: unknown): object {
  return Array.isArray(input) ? input.map((each) => runOne(method, each)) : runOne(method, input);
}

function runOne(method: StatisticMethod, input: unknown): object {
  const checked = method.input.safeParse(input);
  if (!checked.success) throw new MisshapenInput(checked.error.issues);
  return method.compute(checked.data as never);
}
