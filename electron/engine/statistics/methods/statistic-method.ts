import type { z } from 'zod';

/** One estimator as it is called by name with JSON: by the command line, and to recompute a receipt. */
export type StatisticMethod = {
  readonly name: string;
  /** What it answers, with its source, in one line. */
  readonly purpose: string;
  /** The fields of the input, a line each: name, meaning, range, default. */
  readonly input: readonly string[];
  /** The fields of the output, likewise. */
  readonly output: readonly string[];
  readonly example: object;
  readonly schema: z.ZodType;
  /** Checked input to result. */
  readonly compute: (input: never) => object;
};

/** Ties the type of the input to its schema. */
export function statisticMethod<Schema extends z.ZodType>(method: {
  readonly name: string;
  readonly purpose: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly example: z.input<Schema> & object;
  readonly schema: Schema;
  readonly compute: (input: z.output<Schema>) => object;
}): StatisticMethod {
  return method;
}
