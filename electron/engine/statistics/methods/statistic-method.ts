import type { z } from 'zod';

/** One estimator as it is called by name with JSON, by the command line. Its shapes are also its help. */
export type StatisticMethod = {
  readonly name: string;
  /** What it answers, with its source, in one line. */
  readonly purpose: string;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly example: object;
  /** Checked input to result. */
  readonly compute: (input: never) => object;
};

type Unchanging<T> = T extends readonly (infer Item)[]
  ? readonly Unchanging<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Unchanging<T[Key]> }
    : T;

/** Ties the types of what is taken and given to their shapes. */
export function statisticMethod<Input extends z.ZodType, Output extends z.ZodType<object>>(method: {
  readonly name: string;
  readonly purpose: string;
  readonly input: Input;
  readonly output: Output;
  readonly example: z.input<Input> & object;
  readonly compute: (input: z.output<Input>) => Unchanging<z.output<Output>>;
}): StatisticMethod {
  return method;
}
