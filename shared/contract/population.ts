import { z } from 'zod';
import { ageBands } from '../cpms/age-bands.ts';
import { sexes } from '../cpms/answers.ts';
import { hideableCount, proportion } from './figure.ts';
import { areaCode, filter, surveyYearBE } from './filter.ts';

/** The filter's area (all loaded areas when null) in the filter's year (the latest loaded when null). */
export const populationAsk = z.object({ filter });
export type PopulationAsk = Readonly<z.infer<typeof populationAsk>>;

/**
 * A bar of the pyramid: `known` are the children, `yes` the migrant children among them; `yes` alone is null where the
 * number of migrant children in the area is hidden.
 */
const populationCell = z.object({ ageBand: z.enum(ageBands), sex: z.enum(sexes), ...proportion.shape });

export const populationAnswer = z.object({
  areaCode: areaCode.nullable(),
  surveyYearBE: surveyYearBE.nullable(),
  /** All children, and the migrant children among them. */
  known: hideableCount,
  yes: hideableCount,
  /** Every age band × sex, youngest first, those without children too; empty where there are no children at all. */
  cells: z.array(populationCell),
});
export type PopulationAnswer = Readonly<z.infer<typeof populationAnswer>>;
