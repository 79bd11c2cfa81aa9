import { expect, test } from 'vitest';
import { z } from 'zod';
import { statisticMethods } from '../../electron/engine/statistics/methods/run-statistic.ts';
import { shapeLines } from '../../electron/hosts/shape-lines.ts';

test('a line a field: name, kind with its bounds, what is taken when it is left out, meaning', () => {
  const shape = z.strictObject({
    yes: z.int().nonnegative().describe('with the condition'),
    share: z.number().gt(0).lt(1).default(0.95),
    style: z.enum(['binary', 'row-standardised']).default('binary').describe('of the weights'),
    p: z.array(z.number().nullable()),
    point: z.tuple([z.number(), z.number()]).optional(),
    outline: z.looseObject({ type: z.string() }).meta({ title: 'GeoJSON' }),
    bounds: z.strictObject({ low: z.number(), high: z.number() }).nullable(),
    areas: z.array(z.strictObject({ known: z.int().max(9), group: z.string().optional().describe('its amphoe') })),
  });
  expect(shapeLines(shape, 'input')).toEqual([
    'yes      whole number from 0: with the condition',
    'share    number above 0 below 1 (0.95)',
    'style    binary | row-standardised (binary): of the weights',
    'p        [number | null, …]',
    'point?   [number, number]',
    'outline  GeoJSON',
    'bounds   {low, high} | null',
    'areas    [{known, group}, …]',
    '  known   whole number to 9',
    '  group?  text: its amphoe',
  ]);
});

test.each(statisticMethods.map((method) => [method.name, method] as const))(
  '%s gives what its shape says, and no field beside',
  (_name, { output, example, compute, input }) => {
    const result = compute(input.parse(example) as never);
    expect(output.parse(result)).toEqual(result);
  },
);
